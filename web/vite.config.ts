import { defineConfig } from "vite";

// Everything the desk shows comes from this build: no address outside the machine is named.
export default defineConfig({
  base: "/static/",
  logLevel: "warn",
  publicDir: "public",
  worker: { format: "es" },
  build: {
    outDir: "../src/vedette/desk/static",
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: "src/main.ts",
      // htmx holds an eval; it is switched off in main.ts and by the desk's content policy.
      onwarn: (warning, warn) => warning.code === "EVAL" || warn(warning),
    },
  },
});
