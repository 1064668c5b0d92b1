import { expect, it } from "vitest";
import { parseViewed } from "../src/lossy/viewed";

/** A message as `vitrine-remote` packs it. */
function message(kind: number): ArrayBuffer {
  const bytes = new Uint8Array(16 + 24 + 3);
  const view = new DataView(bytes.buffer);
  view.setUint8(12, kind);
  view.setFloat32(16, 40, true);
  view.setFloat32(20, 55.5, true);
  view.setFloat32(24, -12, true);
  view.setFloat32(28, -100, true);
  view.setUint32(32, 4_500, true);
  view.setUint32(36, 3, true);
  return bytes.buffer;
}

it("reads a picture of a practice run with its figures", () => {
  const viewed = parseViewed(message(2));
  expect(viewed).toMatchObject({
    arrivalMs: 40,
    pictureMs: 55.5,
    peakDb: [-12, -100],
    kbps: 4_500,
    gaps: 3,
  });
  expect(viewed?.jpeg.size).toBe(3);
});

it("leaves out what is no picture of a practice run", () => {
  expect(parseViewed(message(1)), "a preview").toBeNull();
  expect(parseViewed(new ArrayBuffer(40)), "cut short").toBeNull();
});
