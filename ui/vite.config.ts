import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// What the page may load: itself, product photos, and the studio on this computer. Only built pages
// carry it, since Vite's reload in development needs inline scripts.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data: photo: http://photo.localhost",
  "connect-src 'self' ipc: http://ipc.localhost ws://127.0.0.1:*",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  "form-action 'none'",
].join("; ");

function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: CONTENT_SECURITY_POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}

export default defineConfig({
  plugins: [react(), contentSecurityPolicy()],
  build: {
    target: "es2022",
    // A data: address would need a wider policy for fonts and pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: "127.0.0.1", port: 1420, strictPort: true, fs: { allow: [".."] } },
  preview: { host: "127.0.0.1" },
  test: {
    // The screen's own tests ask for jsdom at their top; the rest needs no page.
    environment: "node",
    // A busy machine draws the whole screen in seconds, not milliseconds.
    testTimeout: 60_000,
    include: ["test/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
