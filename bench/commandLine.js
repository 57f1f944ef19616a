// The whole command line, `szilard run FILE`, statistics only, in a process of its own: wall and processor seconds, memory.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { experimentOf } from "./experiments.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The well of the requirement. */
export const WELL = {
  scheme: "heun",
  potential: "quartic",
  protocol: "driven",
  heat: "closed",
  noise: "float32",
  rows: "uniform",
};

/** Runs the well from a file; resolves to { seconds, cpu, megabytes }. */
export function commandLine({ trajectories, steps, workers, seed = 1 }) {
  const folder = mkdtempSync(join(tmpdir(), "szilard-bench-"));
  const file = join(folder, "well.json");
  writeFileSync(file, JSON.stringify(experimentOf({ ...WELL, trajectories, steps })));
  const options = ["--workers", workers, "--seed", seed, "--json", "--quiet"];
  const command = [
    "--import",
    new URL("usage.js", import.meta.url).href,
    here("../dist/command/main.js"),
    "run",
    file,
    ...options,
  ];
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: ["ignore", "ignore", "inherit", "pipe"] });
    const said = [];
    child.stdio[3].on("data", (part) => said.push(part));
    child.on("error", reject);
    child.on("close", () => {
      rmSync(folder, { recursive: true });
      const seconds = (performance.now() - began) / 1000;
      resolve({ seconds, ...JSON.parse(Buffer.concat(said).toString()) });
    });
  });
}
