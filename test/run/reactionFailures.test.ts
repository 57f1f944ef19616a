// What cannot be, of reactions, from the command line: one sentence and the code of wrong usage where it can be known before the run, of a
// numerical failure, with trajectory and time, where only the run finds it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { EXIT } from "../../dist/cli/exit.js";

const COMMAND = fileURLToPath(new URL("../../dist/command/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "szilard-reactions-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a network of X and Y, and whatever else is given. */
function szilard(system: object, more: object = {}): { status: number | null; stderr: string } {
  const file = join(folder, "spec.json");
  const spec = {
    system: { dynamics: "reactions", species: { X: 5, Y: 0 }, ...system },
    control: { duration: 100, ramps: {} },
    ensemble: { trajectories: 640 },
    ...more,
  };
  writeFileSync(file, JSON.stringify(spec));
  return spawnSync(process.execPath, [COMMAND, "run", file], { encoding: "utf8" });
}

const one = (equation: string, law: object): object => ({ reactions: [{ equation, ...law }] });

test.each([
  ["an unknown species", one("X -> Z", { rate: 1 }), {}, /system\.reactions\[0\]\.equation: a species/],
  ["an unknown name", one("X -> Y", { propensity: "X*q" }), {}, /system\.reactions\[0\]\.propensity: "q"/],
  ["a count below 0", one("X -> Y", { propensity: "3" }), {}, /a count would turn negative/],
  ["a rate that is not finite", one("X -> Y", { rate: "1/t" }), {}, /a finite rate of at least 0/],
  ["a law that is not finite", one("X -> Y", { propensity: "X/Y" }), {}, /a finite propensity/],
  ["an unknown species that stops", one("X -> Y", { rate: 1 }), { stop: "Z > 1" }, /stop: "Z" is unknown/],
  ["two laws", one("X -> Y", { rate: 1, propensity: "X" }), {}, /rate and propensity given/],
])("before the run: %s", (_, system, more, sentence) => {
  const { status, stderr } = szilard(system, more);
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(status).toBe(EXIT.usage);
});

test.each(["direct", "nextReaction"])("in the run, with trajectory and time (%s)", (by) => {
  for (const system of [
    // negative from 21 on, where steps of two lead past 20
    one("0 -> 2 X", { propensity: "20 - X" }),
    // a pole at a count that is reached
    one("0 -> X", { propensity: "1/(12 - X)" }),
    // a third Y is taken where two are there: the door looks at counts of 0, 1 and 10 of the others
    {
      reactions: [
        { equation: "X -> Y", rate: 1 },
        { equation: "3 Y -> 0", propensity: "X == 3 ? 5 : 0" },
      ],
    },
    // half a particle
    { ...one("X -> Y", { rate: 1 }), events: [{ when: "X < 5", set: { Y: "X + 0.5" } }] },
  ]) {
    const { status, stderr } = szilard(system, { method: { by } });
    expect(stderr).toMatch(/^szilard: trajectory \d+: .* by t = \d/);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(status).toBe(EXIT.numerical);
  }
});
