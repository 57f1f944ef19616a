// The command line and its workers, each with what it imports in one file: Node reads one file instead of three hundred, so
// that a command starts in a tenth of a second. What finds files beside itself, or is loaded only for plots, stays apart.
import { rolldown } from "rolldown";

const bundle = await rolldown({
  input: { main: "dist/cli/main.js", worker: "dist/run/worker.js" },
  platform: "node",
  external: ["piscina", "vega", "vega-lite"],
  logLevel: "warn",
});
await bundle.write({ dir: "dist/command", format: "esm", entryFileNames: "[name].js", minify: true });
await bundle.close();
