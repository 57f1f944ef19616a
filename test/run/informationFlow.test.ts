// Flows of information between two parts of a network: what jumps book, held against sums over the steady state.
import { expect, test } from "vitest";
import { experiment, mean, model, type NetworkExperiment, run } from "../../dist/index.js";
import { jumpsAt } from "../../dist/plan/jump/jumpStart.js";
import { masterMoments } from "../../dist/plan/jump/masterMoments.js";
import { lowerNetwork } from "../../dist/spec/network/channels.js";
import { before } from "../../dist/spec/network/instant.js";
import { stationary } from "../../dist/theory/network/stationary.js";

/** x and y that feel each other, a third coordinate z that x feels, and jumps of z that are of neither part; a drive on x. */
const three = (more: Readonly<Record<string, unknown>> = {}): NetworkExperiment =>
  experiment({
    system: {
      dynamics: "network",
      kT: 1,
      lattice: { coordinates: { x: [0, 2], y: [0, 1], z: [0, 1] }, energy: "x*y - x*z + y/2" },
      edges: [
        { step: { x: 1 }, rate: 1 },
        { step: { x: -2 }, prefactor: 0.7, split: 0.5, drive: 2 },
        { step: { y: 1 }, prefactor: 1.5, split: 0.3, drive: "x" },
        { step: { z: 1 }, fermi: 2 },
      ],
      start: { kind: "steady" },
    },
    control: { duration: 8, ramps: {} },
    record: { informationFlow: { of: "x", and: "y" }, ...more },
    ensemble: { trajectories: 20_480, seed: 5 },
  }) as NetworkExperiment;

/** Sums over channels of the steady currents: of ln p(x', y')/p(x') - ln p(x, y)/p(x) where x alone jumps, and of A. */
function flowsOf(made: NetworkExperiment) {
  const network = lowerNetwork(made.system, made.control);
  const jumps = jumpsAt(network, before(made));
  const p = stationary(jumps);
  const place = network.states.map(({ attributes }) => attributes);
  const share = (same: (state: readonly number[]) => boolean): number =>
    place.reduce((sum, state, i) => (same(state) ? sum + (p[i] as number) : sum), 0);
  const conditional = (i: number, side: 0 | 1): number => {
    const own = place[i] as readonly number[];
    return (
      share((state) => state[0] === own[0] && state[1] === own[1]) /
      share((state) => state[side] === own[side])
    );
  };
  return ([0, 1] as const).map((side) => {
    const sums = { flow: 0, entropy: 0 };
    for (const { from, to, rate, entropy } of jumps.channels) {
      if (place[from]?.[side] === place[to]?.[side]) continue;
      const current = rate * (p[from] as number);
      sums.flow += current * Math.log(conditional(to, side) / conditional(from, side));
      sums.entropy += current * entropy;
    }
    return sums;
  }) as [{ flow: number; entropy: number }, { flow: number; entropy: number }];
}

test("jumps of x and of y make i(end) - i(start) together, on every trajectory", async () => {
  const { columns } = await run(
    three({ keep: ["informationFlow_x + informationFlow_y - mutualInformation + mutualInformationStart"] }),
  );
  const [rest] = Object.values(columns) as [Float64Array];
  expect(rest.length).toBe(20_480);
  expect(rest.every((value) => Math.abs(value) < 1e-11)).toBe(true);
});

test("<informationFlow_x>/t = sum of currents of ln p(y|x')/p(y|x), with a third coordinate summed over; sigma_x >= 0", async () => {
  const made = three();
  const [x, y] = flowsOf(made);
  const { estimates } = await run(made, {
    estimates: {
      x: mean("informationFlow_x/8"),
      y: mean("informationFlow_y/8"),
      entropyX: mean("bathEntropy_x/8"),
      entropyY: mean("bathEntropy_y/8"),
    },
  });
  const exact = { x: x.flow, y: y.flow, entropyX: x.entropy, entropyY: y.entropy };
  for (const [name, value] of Object.entries(exact)) {
    const found = estimates[name];
    expect(Math.abs((found?.value ?? Number.NaN) - value), name).toBeLessThan(4 * (found?.error ?? 0));
  }
  expect(x.flow + y.flow).toBeCloseTo(0, 12);
  expect(x.entropy - x.flow).toBeGreaterThan(0);
  expect(y.entropy - y.flow).toBeGreaterThan(0);
  const { columns } = masterMoments(made);
  expect(columns.informationFlow_x?.mean).toBeCloseTo(8 * x.flow, 9);
  expect(columns.bathEntropy_y?.mean).toBeCloseTo(8 * y.entropy, 9);
});

test("on the way it adds up: at(t, f), leg(s, t, f), cycles", async () => {
  const { columns } = await run(
    three({
      columns: {
        half: "at(4, informationFlow_x)",
        later: "leg(4, 8, informationFlow_x)",
        now: "at(8, mutualInformation)",
      },
      keep: ["half + later - informationFlow_x", "now - mutualInformation"],
    }),
  );
  for (const rest of Object.values(columns) as Float64Array[])
    expect(rest.every((value) => Math.abs(value) < 1e-11)).toBe(true);
});

test("a one-way edge leaves the flows, and no entropies of parts", async () => {
  const made = model("cellSensor", { duration: 5 });
  const [signal, ...others] = made.system.edges;
  const there = { step: { x: 1 }, forward: 1, backward: 0 };
  const back = { step: { x: -1 }, forward: 1, backward: 0 };
  expect(signal).toBeDefined();
  const { estimates } = await run({
    ...made,
    system: { ...made.system, edges: [there, back, ...others] },
    ensemble: { trajectories: 2048, seed: 1, point: 0 },
  });
  expect(Object.keys(estimates)).toContain("informationFlow_y");
  expect(Object.keys(estimates)).not.toContain("bathEntropy_y");
});
