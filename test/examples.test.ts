// The examples run as a user runs them, and wrong input ends in one sentence with the path and an exit code.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { EXIT } from "../dist/cli/exit.js";
import { linearMoments, type Result } from "../dist/index.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FEW = "2048";

const folder = mkdtempSync(join(tmpdir(), "szilard-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const node = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
const szilard = (...args: string[]) => node(join(ROOT, "dist/command/main.js"), ...args);

const outcomesOf = (stdout: string): Record<string, string> =>
  Object.fromEntries((JSON.parse(stdout) as Result).verdicts.map(({ check, outcome }) => [check, outcome]));

describe(`the examples with ${FEW} trajectories`, () => {
  test("erasure.json: first law, second law and Landauer's bound hold, exit code 0", () => {
    const { status, stdout, stderr } = szilard(
      "run",
      "examples/erasure.json",
      "--trajectories",
      FEW,
      "--json",
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(outcomesOf(stdout)).toEqual({ "first law": "holds", "second law": "holds", Landauer: "holds" });
    const { trajectories, estimates } = JSON.parse(stdout) as Result;
    expect(trajectories).toBe(2048);
    const { value, error } = estimates.work as { value: number; error: number };
    // Fokker-Planck, erasure-cycle-Eb8 at tau = 1; seed 1, level 7e-6
    expect(Math.abs(value - 5.023246907642248)).toBeLessThan(4.5 * error);
  });

  test("szilard-engine.json: the demon breaks what knows nothing of information, exit code 1", () => {
    const { status, stdout, stderr } = szilard(
      "run",
      "examples/szilard-engine.json",
      "--trajectories",
      FEW,
      "--json",
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const outcomes = outcomesOf(stdout);
    expect(outcomes["first law"]).toBe("holds");
    expect(outcomes["Sagawa-Ueda 2008"]).toBe("holds");
    expect(outcomes["second law"]).toBe("broken");
    // exponential averages of so few trajectories may stay open, but not come out the wrong way
    expect(outcomes.Jarzynski).not.toBe("holds");
    expect(outcomes["Sagawa-Ueda 2010"]).not.toBe("broken");
  });

  test("stirling.json: work and hot heat of a cycle are the catalogue's, exit code 0", () => {
    const { status, stdout, stderr } = szilard(
      "run",
      "examples/stirling.json",
      "--trajectories",
      FEW,
      "--json",
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { estimates } = JSON.parse(stdout) as Result;
    // blickle-2012-stirling at tau = 4, over 8 cycles; level 7e-6
    for (const [name, reference] of [
      ["extracted", 0.139933653],
      ["hotHeat", 0.898297411],
    ] as const) {
      const { value, error } = estimates[name] as { value: number; error: number };
      expect(Math.abs(value / 8 - reference)).toBeLessThan((4.5 * error) / 8);
    }
  });

  test("underdamped.json: <W> of a dragged oscillator is that of the linear theory", async () => {
    const { status, stdout, stderr } = szilard(
      "run",
      "examples/underdamped.json",
      "--trajectories",
      FEW,
      "--json",
    );
    expect({ status, stderr }).toEqual({ status: EXIT.undecided, stderr: "" });
    const { experiment, estimates } = JSON.parse(stdout) as Result;
    const { value, error } = estimates.work as { value: number; error: number };
    expect(Math.abs(value - linearMoments(experiment).work.mean)).toBeLessThan(4.5 * error);
  });

  test("network.json: <W> of a driven dot is jarzynski1997-crooks1999-driven-two-level's, by the first law too", () => {
    const { status, stdout, stderr } = szilard("run", "examples/network.json", "--json");
    expect(stderr).toBe("");
    expect(outcomesOf(stdout)).toEqual({ "first law": "holds", "second law": "holds", Jarzynski: "holds" });
    const { work, filled } = (JSON.parse(stdout) as Result).estimates;
    expect(Math.abs((work?.value ?? 0) - 1.1013333)).toBeLessThan(4.5 * (work?.error ?? 0));
    expect(filled?.value).toBeGreaterThan(0);
    expect(status).toBe(0);
  });

  test("engine.json: the power is esposito2009-dot-engine-emp's largest", () => {
    const { status, stdout, stderr } = szilard("run", "examples/engine.json", "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { power } = (JSON.parse(stdout) as Result).estimates;
    expect(Math.abs((power?.value ?? 0) - 0.037153735)).toBeLessThan(4.5 * (power?.error ?? 0));
  });

  test("tabulated.json: the first and the second law hold in a smoothed table, exit code 0 or 5", () => {
    const { status, stdout, stderr } = szilard(
      "run",
      "examples/tabulated.json",
      "--trajectories",
      FEW,
      "--json",
    );
    expect(stderr).toBe("");
    const { Jarzynski, ...laws } = outcomesOf(stdout);
    expect(laws).toEqual({ "first law": "holds", "second law": "holds" });
    // an exponential average of so few trajectories may stay open, but not come out the wrong way
    expect(Jarzynski).not.toBe("broken");
    expect(status).toBe(Jarzynski === "holds" ? 0 : 5);
  });

  test("erasure.mjs prints a line per duration", () => {
    const { status, stdout, stderr } = node("examples/erasure.mjs", FEW);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.match(/^[124] .*first law holds, second law holds, Landauer holds$/gm)).toHaveLength(3);
  });

  test("szilard-engine.mjs prints work, information and five verdicts", () => {
    const { status, stdout, stderr } = node("examples/szilard-engine.mjs", FEW);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^<work> = -0\.\d+ ± /m);
    expect(stdout).toMatch(/^<information> = 0\.3\d+ ± /m);
    expect(stdout.match(/: (holds|broken|undecided) {3}/g)).toHaveLength(5);
  });
});

/** An example with something changed. */
function changed(example: string, change: (spec: Spec) => void): string {
  const spec = JSON.parse(readFileSync(join(ROOT, "examples", example), "utf8")) as Spec;
  change(spec);
  return JSON.stringify(spec);
}

// biome-ignore lint/suspicious/noExplicitAny: what is wrong on purpose has no type
type Spec = any;

const erasure = (change: (spec: Spec) => void): string => changed("erasure.json", change);
const engine = (change: (spec: Spec) => void): string => changed("szilard-engine.json", change);

const quartic = (e: Spec, energy: string, fields: Record<string, number>, a: number[][]): void => {
  e.system.potential = { energy, fields };
  e.control.ramps = { a };
};

/** What is wrong, what stderr must be, and the file. */
const WRONG: readonly (readonly [what: string, says: string | RegExp, text: string])[] = [
  [
    "a negative kT",
    "system.kT: a number above 0 is needed, -1 given",
    erasure((e) => {
      e.system.kT = -1;
    }),
  ],
  [
    "a ramp out of order",
    "control.ramps.tilt[2][0]: fractions in order are needed, 0.4 after 0.5 given",
    erasure((e) => {
      e.control.ramps.tilt[2][0] = 0.4;
    }),
  ],
  [
    "a ramp of a field that is not there",
    /^control\.ramps\.tlt: a field of the potential is needed .* "tlt" given \(did you mean "tilt"\?\)$/,
    erasure((e) => {
      e.control.ramps.tlt = [[0, 1]];
    }),
  ],
  [
    "an unknown field",
    'system.frction: no such field (did you mean "friction"?)',
    erasure((e) => {
      e.system.frction = 2;
    }),
  ],
  [
    "a dt larger than the duration",
    "method.dt: a step of at most the duration of control, 1, is needed, 2 given",
    erasure((e) => {
      e.method.dt = 2;
    }),
  ],
  [
    "no trajectories",
    /^ensemble\.trajectories: a whole number of trajectories from 1 to .* is needed, 0 given$/,
    erasure((e) => {
      e.ensemble.trajectories = 0;
    }),
  ],
  [
    "an error of the reading above 1/2",
    "feedback.measurement.channel.error: a probability from 0 to 0.5 is needed, 0.7 given",
    engine((e) => {
      e.feedback.measurement.channel.error = 0.7;
    }),
  ],
  [
    "a potential that stops confining",
    /^system\.potential: a potential that rises on both sides at all times is needed .* at t = [0-9.]+ with a = [0-9.-]+$/,
    erasure((e) => {
      quartic(e, "a*x^4 - x^2", { a: 1 }, [
        [0, 1],
        [1, -1],
      ]);
    }),
  ],
  [
    "a potential that never confines",
    /^system\.potential: a potential that rises on both sides is needed .* at t = 0-$/,
    erasure((e) => {
      quartic(e, "a*x", { a: 1 }, [[0, 1]]);
    }),
  ],
  [
    "a name that the formula does not know",
    /^system\.potential\.energy: "hight" is unknown \(did you mean "height"\?\) at character 1 of /,
    erasure((e) => {
      quartic(e, "hight*x^4", { height: 1, a: 1 }, [[0, 1]]);
    }),
  ],
  [
    "a misspelt check",
    /^checks\[0\]: one of .* is needed, "jarzinski" given \(did you mean "jarzynski"\?\)$/,
    erasure((e) => {
      e.checks = ["jarzinski"];
    }),
  ],
  [
    "a JSON typo",
    /wrong\.json: JSON is needed, line 3, column \d+ is not: .+$/,
    '{\n  "system": {\n    "kT" 1\n  }\n}\n',
  ],
];

describe("wrong input: exit code 2, one sentence with the path, nothing else", () => {
  test.each(WRONG)("%s", (_, says, text) => {
    const file = join(folder, "wrong.json");
    writeFileSync(file, text);
    const { status, stdout, stderr } = szilard("run", file);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^szilard: [^\n]+\n$/);
    const sentence = stderr.slice("szilard: ".length, -1);
    if (typeof says === "string") expect(sentence).toBe(says);
    else expect(sentence).toMatch(says);
  });

  test("0 trajectories on the command line", () => {
    const { status, stdout, stderr } = szilard("run", "examples/erasure.json", "--trajectories", "0");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/--trajectories.*at least 1/);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

test("a step far too large: exit code 3 with trajectory and time, and no table", () => {
  const file = join(folder, "diverging.json");
  writeFileSync(
    file,
    erasure((e) => {
      e.method.dt = 0.05;
    }),
  );
  const { status, stdout, stderr } = szilard("run", file, "--trajectories", FEW);
  expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
  expect(stderr).toMatch(/^szilard: trajectory \d+ is no longer finite by t = [\d.]+: [^\n]+\n$/);
});

test("control: the example that the wrong ones were made from is right", () => {
  const file = join(folder, "right.json");
  writeFileSync(
    file,
    erasure(() => {}),
  );
  expect(szilard("show", file).status).toBe(0);
});
