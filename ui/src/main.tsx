import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { chooseHost } from "./platform/choose";
import { StudioClient } from "./studio/client";
import { applyTheme, chosenTheme } from "./theme";

applyTheme(chosenTheme());

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
const client = new StudioClient(await chooseHost());
client.start();
createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
