import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { watchFileDrags } from "./fileDrag";
import { guardWindow } from "./leaving";
import { chooseHost } from "./platform/choose";
import { StudioClient } from "./studio/client";
import { applyTheme, chosenTheme } from "./theme";

applyTheme(chosenTheme());
watchFileDrags();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
const host = await chooseHost();
guardWindow(host);
const client = new StudioClient(host);
client.start();
createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
