import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";

const LOCALES = join(import.meta.dirname, "../../assets/locales");
const SOURCE = join(import.meta.dirname, "../src");

function read(language: string): string {
  const folder = join(LOCALES, language, "window");
  return readdirSync(folder)
    .map(file => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}

function ids(language: string): string[] {
  return new FluentResource(read(language)).body.map(entry => entry.id).sort();
}

/** All of the window's source, as one text; without the generated list of ids. */
function source(): string {
  return readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter(path => /\.tsx?$/.test(path) && !path.endsWith("message-ids.ts"))
    .map(path => readFileSync(join(SOURCE, path), "utf8"))
    .join("\n");
}

describe("the words of the window", () => {
  it("are the same messages in both languages", () => {
    expect(ids("fr")).toEqual(ids("en"));
  });

  it("parse in both languages, with every line of the file in a message", () => {
    for (const language of ["en", "fr"]) {
      const resource = new FluentResource(read(language));
      const written = read(language).match(/^[a-z][\w-]* =/gm) ?? [];
      expect(resource.body, "a message that does not parse would be left out").toHaveLength(
        written.length,
      );
      const bundle = new FluentBundle(language);
      expect(bundle.addResource(resource), "no message stands twice").toEqual([]);
    }
  });

  it("are those the compiler knows (otherwise run `npm run messages`)", () => {
    const known = readFileSync(join(SOURCE, "l10n/message-ids.ts"), "utf8");
    expect([...known.matchAll(/^ {2}"([^"]+)",$/gm)].map(([, id]) => id)).toEqual(ids("en"));
  });

  it("are all used", () => {
    const text = source();
    // Ids that are put together, such as `kind-${segment.kind}`.
    const prefixes = [...text.matchAll(/`([a-z-]+-)\$\{/g)].map(([, prefix]) => prefix ?? "");
    const unused = ids("en").filter(
      id => !text.includes(`"${id}"`) && !prefixes.some(prefix => id.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it("follow French typography", () => {
    const french = read("fr")
      .split("\n")
      .filter(line => !line.startsWith("#"));
    const wrong = french.filter(
      line => / [;!?»]|« |'|\.\.\./.test(line) || /[^ ] :(?= )/.test(line),
    );
    expect(wrong).toEqual([]);
  });
});
