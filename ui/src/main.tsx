import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { watchFileDrags } from "./fileDrag";
import { chooseHost } from "./platform/choose";
import { StudioClient } from "./studio/client";
import { applyTheme, chosenTheme } from "./theme";

applyTheme(chosenTheme());
watchFileDrags();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
const client = new StudioClient(await chooseHost());
client.start();
createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
