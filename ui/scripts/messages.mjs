// Writes src/l10n/message-ids.ts from assets/locales/en/window.ftl, so that the compiler knows every
// message and a misspelt id does not build.
import { readFile, writeFile } from "node:fs/promises";
import { FluentResource } from "@fluent/bundle";

const source = new URL("../../assets/locales/en/window.ftl", import.meta.url);
const target = new URL("../src/l10n/message-ids.ts", import.meta.url);

const resource = new FluentResource(await readFile(source, "utf8"));
const ids = resource.body.map(entry => `  | "${entry.id}"`).sort();
const head = "// Written by `npm run messages` from assets/locales/en/window.ftl. Do not edit.\n";
await writeFile(target, `${head}export type MessageId =\n${ids.join("\n")};\n`);
