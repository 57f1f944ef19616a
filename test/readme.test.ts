// The README keeps its word: its example runs as printed, its commands and exit codes exist.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { EXIT } from "../dist/cli/exit.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const README = readFileSync(`${ROOT}README.md`, "utf8");

const blocks = (language: string): string[] =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    ([, code]) => code as string,
  );

function node(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "szilard-readme-"));
  const file = join(folder, "example.mjs");
  writeFileSync(file, code.replaceAll('"szilard"', `"${pathToFileURL(`${ROOT}dist/index.js`)}"`));
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

test("the example is 12 lines and prints what the README says, numbers apart; <W> is 5.0232 within 4.5 standard errors", () => {
  const [code] = blocks("ts") as [string];
  const lines = code.split("\n").filter((line) => line !== "");
  expect(lines).toHaveLength(12);
  const stdout = node(code);
  const apart = (text: string): string => text.replace(/\d+(\.\d+)?(e[+-]?\d+)?/g, "#");
  expect(apart(stdout)).toBe(apart(blocks("text")[0] as string));
  const [, value, error] = /<W> = (\S+) ± (\S+) kT/.exec(stdout) as unknown as [string, string, string];
  // Fokker-Planck: erasure-cycle-Eb8 at tau = 1; 4.5 sigma has the false-alarm level 7e-6, the printed digits add 0.005
  expect(Math.abs(Number(value) - 5.023246907642248)).toBeLessThan(4.5 * Number(error) + 0.005);
});

test("every szilard command of the README is one", () => {
  const named = [...README.matchAll(/^ {4}szilard (\w+)/gm)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(3);
  const help = spawnSync(process.execPath, [`${ROOT}dist/command/main.js`, "--help"], {
    encoding: "utf8",
  }).stdout;
  const there = [...help.matchAll(/^ {2}(\w+) \[options\]/gm)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(there.sort());
});

test("every npm command of the README is a script or a command of npm", () => {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
  const named = [...README.matchAll(/npm (run )?(\w+)/g)].map(([, , name]) => name as string);
  const known = [...Object.keys(scripts), "cit"];
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test("the exit codes of the README are those of the command line", () => {
  const codes = [...README.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(codes.sort((a, b) => a - b)).toEqual(Object.values(EXIT).sort((a, b) => a - b));
});
