// Writes src/l10n/message-ids.ts from assets/locales/en/window, so that the compiler knows every
// message and a misspelt id does not build.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { FluentResource } from "@fluent/bundle";

const folder = new URL("../../assets/locales/en/window/", import.meta.url);
const target = new URL("../src/l10n/message-ids.ts", import.meta.url);

const ids = [];
for (const file of await readdir(folder)) {
  const resource = new FluentResource(await readFile(new URL(file, folder), "utf8"));
  ids.push(...resource.body.map(entry => entry.id));
}
ids.sort();
const head = "// Written by `npm run messages` from assets/locales/en/window. Do not edit.\n";
const list = ids.map(id => `  "${id}",\n`).join("");
await writeFile(
  target,
  `${head}const IDS = [\n${list}] as const;\n
export type MessageId = (typeof IDS)[number];\n
/** Every id, to ask whether there is such a message. */
export const MESSAGE_IDS: ReadonlySet<string> = new Set(IDS);\n`,
);
