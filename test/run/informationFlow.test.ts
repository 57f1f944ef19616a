// Flows of information between two parts of a network, or two variables of a linear system: what is booked, held against sums over the
// steady state.
import { expect, test } from "vitest";
import {
  experiment,
  mean,
  model,
  type NetworkExperiment,
  overdamped,
  run,
  schedule,
  steady,
} from "../../dist/index.js";
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

/** Two variables in two baths, the second with an offset, and a third one that follows the first. */
const twoBaths = (more: Readonly<Record<string, unknown>> = {}) => ({
  system: overdamped({
    variables: { x: { kT: 1 }, y: { kT: 2 }, z: { kT: 0.5 } },
    potential: { energy: "x^2/2 + (y - 1)^2/2 + x*(y - 1)/2", fields: {} },
    force: { x: "0", y: "0", z: "x - z" },
    kT: 1,
    friction: 1,
    start: steady(),
  }),
  method: { scheme: "heun", dt: 0.01, heat: "stepwise" },
  control: schedule({ duration: 4 }),
  record: { informationFlow: { of: "x", and: "y" } },
  ensemble: { trajectories: 20_480, seed: 7 },
  ...more,
});

test("linear forces: informationFlow_x = ∫ d ln p(y|x)/dx o dx has the mean Idot_1 t; both flows are i(end) - i(start)", async () => {
  const rest = "informationFlow_x + informationFlow_y - mutualInformation + mutualInformationStart";
  const made = twoBaths({ record: { keep: [rest], informationFlow: { of: "x", and: "y" } } });
  const { columns, estimates } = await run(experiment(made), {
    estimates: {
      flow: mean("informationFlow_x/4"),
      other: mean("informationFlow_y/4"),
      left: mean("(bathEntropy_x - informationFlow_x)/4"),
      information: mean("mutualInformation"),
    },
  });
  expect((columns[rest] as Float64Array).every((value) => Math.abs(value) < 1e-10)).toBe(true);
  // A. E. Allahverdyan et al. (2009): a = 1, b = 1/2, T = 1, 2
  const exact = { flow: 1 / 11, other: -1 / 11, left: 0.03409090909, information: 0.15507746415 };
  for (const [key, value] of Object.entries(exact)) {
    const found = estimates[key];
    // 5e-4: of order dt
    expect(Math.abs((found?.value ?? Number.NaN) - value), key).toBeLessThan(4 * (found?.error ?? 0) + 5e-4);
  }
});

// biome-ignore format: one mistake a line
test.each([
  ['record.informationFlow.of: a variable (x, y, z) is needed, "w" given', { record: { informationFlow: { of: "w", and: "y" } } }],
  ['record.informationFlow.and: another variable than "x" is needed, "x" given', { record: { informationFlow: { of: "x", and: "x" } } }],
  ["record.informationFlow: a system that nothing drives is needed for an information flow", { system: { ...twoBaths().system, potential: { energy: "k*x^2/2 + (y - 1)^2/2", fields: { k: 1 } } }, control: schedule({ duration: 4, k: [[0, 1], [1, 2]] }) }],
  ["record.columns.informationFlow_x: a name that is free is needed", { record: { columns: { informationFlow_x: "x" }, informationFlow: { of: "x", and: "y" } } }],
  ["is needed for an information flow, another one given", { system: { ...twoBaths().system, potential: { energy: "x^4 + y^2", fields: {} }, start: { kind: "point", at: { x: 0, y: 0, z: 0 } } } }],
])("%s", async (sentence, more) => {
  await expect((async () => run(experiment(twoBaths(more))))()).rejects.toThrow(sentence);
});
