// Models on the command line: parameters and paths beside each other, and what is said where a name is none.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { EXIT } from "../../dist/cli/exit.js";
import { MODELS, model, type NetworkExperiment, type Result } from "../../dist/index.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const szilard = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [join(ROOT, "dist/command/main.js"), ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });

test("models lists all of them; models NAME gives parameters with defaults", () => {
  const { stdout, status } = szilard("models");
  for (const { name } of MODELS) expect(stdout).toContain(`\n${name} `);
  expect(status).toBe(EXIT.holds);
  const one = szilard("models", "kinesin");
  expect(one.stdout).toMatch(/^force +0 +load in pN/m);
  const json = JSON.parse(szilard("models", "kinesin", "--json").stdout);
  expect(json).toMatchObject({ name: "kinesin", parameters: { force: { kind: "number", default: 0 } } });
});

test("show NAME: a parameter where the model has one of that name, else a path; lists with commas", () => {
  const { stdout, stderr, status } = szilard(
    ...["show", "ring", "--set", "forward=2,3,4,5", "--set", "backward=1,1,1,1", "--set", "duration=7"],
    ...["--set", "system.edges[0].forward=9", "--seed", "5"],
  );
  const { checks, ...shown } = JSON.parse(stdout) as NetworkExperiment & { checks: unknown };
  const made = model("ring", { forward: [2, 3, 4, 5], backward: [1, 1, 1, 1], duration: 7 });
  const [first, ...others] = made.system.edges;
  expect(shown).toEqual({
    ...made,
    system: { ...made.system, edges: [{ ...first, forward: 9 }, ...others] },
    ensemble: { ...made.ensemble, seed: 5 },
  });
  expect(checks).toEqual([{ kind: "firstLaw" }]);
  expect(stderr).toContain("duration 7, 4 states and 8 channels (0 of them driven) with one bath");
  expect(status).toBe(EXIT.holds);
});

test("run NAME judges the first law, and Jarzynski's equality from equilibrium", () => {
  const { stdout, status } = szilard("run", "bitErasure", "--trajectories", "4096", "--json");
  const { verdicts, trajectories } = JSON.parse(stdout) as Result;
  expect(trajectories).toBe(4096);
  expect(verdicts.map(({ check }) => check)).toEqual(["first law", "second law", "Jarzynski"]);
  expect(verdicts[0]?.outcome).toBe("holds");
  expect([EXIT.holds, EXIT.undecided]).toContain(status);
});

const BAD: readonly (readonly [args: readonly string[], sentence: string])[] = [
  [["run", "kinesn"], 'kinesn: a file, or a model, is needed (did you mean "kinesin"?)'],
  [["models", "rings"], '"rings" given (did you mean "ring"?)'],
  [["show", "kinesin", "--set", "forces=1"], 'kinesin.forces: a parameter (ATP, ADP, phosphate, force, constants, duration), or a path of the experiment, is needed (did you mean "force"?)'],
  [["show", "kinesin", "--set", "ATP=-1"], "kinesin.ATP: a number above 0 (concentration in uM) is needed, -1 given"],
  [["show", "kinesin", "--set", "control.durations=1"], "kinesin.control.durations: a parameter"],
  [["run", "missing.json"], "missing.json: a file that can be read is needed (ENOENT)"],
  [["run", "twoLevel", "--in", "zJ"], "--in: an experiment with units is needed, a network given"],
]; // biome-ignore format: one mistake a line

test.each(BAD)("%j ends in one sentence", (args, sentence) => {
  const { stderr, stdout, status } = szilard(...args);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect({ stdout, status }).toEqual({ stdout: "", status: EXIT.usage });
});
