/** A preview message: 16 bytes of header, then a JPEG. */
export interface PreviewFrame {
  /** When the program frame was composed, Unix milliseconds. */
  composedAtMs: number;
  width: number;
  height: number;
  jpeg: Blob;
}

const HEADER_BYTES = 16;
const VERSION = 1;

/** `null` for a message of another kind or version. */
export function parseFrame(message: ArrayBuffer): PreviewFrame | null {
  if (message.byteLength <= HEADER_BYTES) return null;
  const header = new DataView(message, 0, HEADER_BYTES);
  if (header.getUint8(12) !== VERSION) return null;
  return {
    composedAtMs: header.getFloat64(0, true),
    width: header.getUint16(8, true),
    height: header.getUint16(10, true),
    jpeg: new Blob([new Uint8Array(message, HEADER_BYTES)], { type: "image/jpeg" }),
  };
}

/** The message that {@link parseFrame} reads; the fake host sends it. */
export function formatFrame(header: Omit<PreviewFrame, "jpeg">, jpeg: ArrayBuffer): ArrayBuffer {
  const message = new Uint8Array(HEADER_BYTES + jpeg.byteLength);
  const view = new DataView(message.buffer);
  view.setFloat64(0, header.composedAtMs, true);
  view.setUint16(8, header.width, true);
  view.setUint16(10, header.height, true);
  view.setUint8(12, VERSION);
  message.set(new Uint8Array(jpeg), HEADER_BYTES);
  return message.buffer;
}
