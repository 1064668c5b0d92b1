/** A practice is recorded from the Live screen, a clip is kept, and the recording is found in the settings. */
import { stat } from "node:fs/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStudio } from "./studio";

const LOOK_AT = process.env.LOOK_AT;

let studio: TestStudio;

beforeEach(async () => {
  studio = await TestStudio.open();
});

afterEach(async () => {
  await studio.close();
});

it("records a practice, keeps a clip of it, and lists and cuts it afterwards", async () => {
  const page = await studio.page();
  const look = async (name: string) => {
    if (LOOK_AT) await page.screenshot({ path: `${LOOK_AT}/${name}.png` });
  };
  const strip = page.getByRole("region", { name: "Recording" });
  await strip.getByText("Not recording").waitFor();
  await page.getByRole("button", { name: "Practice" }).click();
  await strip.getByRole("button", { name: "Record" }).click();
  await strip.getByText("REC", { exact: true }).waitFor();
  await page.keyboard.press("Space");
  await studio.until("some seconds of it", ({ recording }) => recording.seconds >= 3, 30_000);
  await page.keyboard.press("Space");
  await studio.until("some more of it", ({ recording }) => recording.seconds >= 6, 30_000);
  await look("recording");
  await page.keyboard.press("l");
  const kept = await studio.until("the clip", ({ notices }) =>
    notices.some(notice => notice.code === "recording-clip"),
  );
  const clip = kept.notices.find(notice => notice.code === "recording-clip");
  await page
    .getByText(clip?.message ?? "")
    .first()
    .waitFor();
  await look("clip");
  await strip.getByRole("button", { name: "Stop recording; the show goes on" }).click();
  await strip.getByText("Not recording").waitFor();
  expect((await studio.snapshot()).show.state.live.phase).toBe("practice");

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Recording" }).click();
  const past = page.getByRole("region", { name: "Past recordings" });
  const cut = past.getByRole("button", { name: "Cut 1 clip" });
  await cut.waitFor();
  await look("list");
  await cut.click();
  await past.getByText(/^1 clip is in /).waitFor();
  await look("clips");
  const answer = await studio.request({ ask: "recordings" });
  const [recorded] = answer.answer === "recordings" ? answer.recordings : [];
  expect(recorded).toMatchObject({ is_there: true, is_whole: true, part: 1, clips: 1 });
  expect((await stat(recorded?.file ?? "")).size).toBe(recorded?.bytes);
});
