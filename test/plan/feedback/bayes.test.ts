// The filter "bayes": between measurements a two-state system in held fields relaxes with the sum of its rates, at one Bayes' rule decides.
import { expect, test } from "vitest";
import { bayes, experiment, type NetworkExperiment } from "../../../dist/index.js";
import { controllerOf } from "../../../dist/plan/feedback/controller.js";

const ERROR = 0.2;
const BETWEEN = 0.7;

const watched = (filter: object, further: object = {}): NetworkExperiment =>
  experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { E: 0 },
      states: { empty: 0, filled: "E" },
      edges: [{ from: "empty", to: "filled", fermi: 1 }],
      start: { kind: "equilibrium" },
    },
    method: { scheme: "gillespie" },
    control: { duration: 3 * BETWEEN, ramps: {} },
    feedback: {
      kind: "policy",
      measurement: { at: [0, BETWEEN, 2 * BETWEEN], of: "state", channel: { kind: "binary", error: ERROR } },
      filter,
      act: { E: "p_filled > 0.5 ? -1 : 1" },
      ...further,
    },
    record: {},
    ensemble: { trajectories: 8, seed: 1 },
  });

/** P(filled | record) by hand: relaxation at rate 1 to 1/(1 + e^E), then Bayes. */
function byHand(record: readonly number[]): number {
  let p = 0.5;
  let E = 0;
  record.forEach((y, n) => {
    if (n > 0) p = 1 / (1 + Math.exp(E)) + (p - 1 / (1 + Math.exp(E))) * Math.exp(-BETWEEN);
    const seen = y === 1 ? p * (1 - ERROR) : p * ERROR;
    const other = y === 1 ? (1 - p) * ERROR : (1 - p) * (1 - ERROR);
    p = seen / (seen + other);
    E = p > 0.5 ? -1 : 1;
  });
  return p;
}

test("posteriors of all records", () => {
  const { levels } = controllerOf(watched(bayes())) ?? { levels: [] };
  expect(levels.map((states) => states.length)).toEqual([1, 2, 4, 8]);
  for (const { record, memory } of levels.flat()) {
    expect(memory.p_filled).toBeCloseTo(byHand(record ?? []), 11);
    expect((memory.p_filled as number) + (memory.p_empty as number)).toBeCloseTo(1, 12);
  }
});

test("what it cannot follow is refused", () => {
  expect(() =>
    controllerOf(watched(bayes(), { act: {} }) && { ...watched(bayes()), cycles: { count: 2, discard: 0 } }),
  ).toThrow("feedback.filter: a run without cycles is needed");
});
