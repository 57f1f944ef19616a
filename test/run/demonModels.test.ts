// Demons by name: each runs, some against the numbers of their papers (claims/feedback.md); and what a controller of finitely many states books from
// round to round, and by a formula.
import { expect, test } from "vitest";
import {
  type Experiment,
  type LangevinExperiment,
  MODELS,
  mean,
  model,
  run,
  SpecError,
} from "../../dist/index.js";

const withTrajectories = <T extends Experiment>(made: T, trajectories: number): T => ({
  ...made,
  ensemble: { ...made.ensemble, trajectories, seed: 1 },
});

/** The column that each is about. */
const KEYS: Readonly<Record<string, string>> = {
  szilardDiscrete: "work",
  szilardTwoState: "work",
  continuousDemon: "work",
  gamblingDemon: "gained",
  "still-2012": "pushed",
  szilardBox: "work",
  szilardDoubleWell: "work",
  "saha-2021": "velocity",
  "saha-2022": "lifted",
  "toyabe-2010": "velocity",
  "park-2016": "extracted",
  flashingRatchet: "velocity",
  "bauer-2012": "extracted",
  "abreu-seifert-2011": "work",
  coldDamping: "taken",
  "horowitz-sandberg-2014": "informationFlow_y",
  "hartich-2016": "informationFlow_y",
  delayedFeedback: "heatRate",
};

test("the demons are the last of the models", () => {
  expect(MODELS.slice(-Object.keys(KEYS).length).map(({ name }) => name)).toEqual(Object.keys(KEYS));
});

test.each(Object.entries(KEYS))("%s runs", async (name, key) => {
  const { estimates } = await run(withTrajectories(model(name), 64));
  expect(estimates[key]?.value).not.toBe(0);
  expect(Number.isFinite(estimates[key]?.value)).toBe(true);
});

const NUMBERS: readonly (readonly [name: string, given: Record<string, unknown>, formula: string, reference: number, trajectories: number])[] = [
  ["saha-2021", { gravity: 0.8, interval: 0.1 }, "velocity", 0.336901623, 2000],
  ["saha-2022", { belief: "reading" }, "trapPower", 0.368680364, 2000],
  ["bauer-2012", { noise: 0.5, interval: 0.5 }, "extracted", 0.2578411688, 2000],
  ["szilard-two-state", { error: 0.1, duration: 5 }, "work", -0.2369136866, 100_000],
  ["szilard-box", { error: 0, share: 1, duration: 1 }, "-work", 0.6169500061, 4096],
  ["szilard-box", { error: 0.1, duration: 1 }, "information", 0.3680642072, 10_000],
  ["continuous-demon", { share: 0.5, rate: 1, interval: 1 }, "measurements - 1", 4.1639534137, 10_000],
  ["still-2012", {}, "pushed", 0.2471122362, 500],
  ["gambling-demon", {}, "gained", 0.2560367158, 10_000],
  ["park-2016", {}, "extracted", 0.20245649, 2000],
  ["abreu-seifert-2011", { drive: "centre" }, "-work", 0.1333333333, 2000],
  ["abreu-seifert-2011", {}, "-work", 0.3774922904, 2000],
  ["horowitz-sandberg-2014", {}, "taken", 0.4166666667, 2000],
  ["horowitz-sandberg-2014", {}, "informationFlow_y/5", 0.8823529412, 2000],
  ["hartich-2016", {}, "informationFlow_y/5", 0.9411764706, 2000],
  ["toyabe-2010", {}, "velocity", 0.1532127729, 1000],
  ["flashing-ratchet", {}, "switchPower", 13.43675092, 1000],
]; // biome-ignore format: a number a line

test.each(NUMBERS)("%s %o: %s is %d", async (name, given, formula, reference, trajectories) => {
  const { estimates } = await run(withTrajectories(model(name, given), trajectories), {
    estimates: { it: mean(formula) },
  });
  const { value, error } = estimates.it as { value: number; error: number };
  expect(Math.abs(value - reference)).toBeLessThan(4 * error);
});

test.each([
  ["szilardTwoState", { error: 0 }, "szilardTwoState.level: a level above 0"],
  ["szilard-box", { share: 1 }, "szilard-box.share: a share below 1"],
  ["saha-2021", { gravty: 1 }, 'saha-2021.gravty: a parameter of the model (gravity, interval, gain, readings) is needed, "gravty" given (did you mean "gravity"?)'],
  ["saha-2023", {}, '"saha-2023" given (did you mean "saha-202'],
] as const)("%s %o is refused", (name, given, sentence) => {
  expect(() => model(name, given)).toThrow(SpecError);
  expect(() => model(name, given)).toThrow(sentence);
}); // biome-ignore format: a mistake a line

/** A trap that jumps to 1 where x > 0 and to 0 elsewhere; with a count, which no table holds, as numbers of each lane. */
const jumping = (counted: boolean): LangevinExperiment =>
  ({
    system: {
      dynamics: "overdamped",
      potential: { energy: "(x - c)^2/2", fields: { c: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "exactLinear", dt: 0.5 },
    control: { duration: 0.5, ramps: {} },
    cycles: { count: 80, discard: 2 },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0 } },
      ...(counted ? { memory: { n: { start: 0, update: "n + 1" } } } : {}),
      act: { c: "y" },
      information: "none",
    },
    ensemble: { trajectories: 512, seed: 1 },
  }) as unknown as LangevinExperiment;

test("a table of states books the jump from the fields that the round before left", async () => {
  const [tabled, own] = await Promise.all([run(jumping(false)), run(jumping(true))]);
  for (const column of ["work", "heat", "energyChange"])
    expect(tabled.estimates[column]?.value).toBeCloseTo(own.estimates[column]?.value as number, 9);
});
