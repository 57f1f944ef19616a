// Windows of networks: bounds of rates that hold everywhere, and what cannot be bounded.
import { describe, expect, test } from "vitest";
import { evaluateNumber } from "../../dist/formula/evaluate.js";
import { experiment } from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import type { NetworkExperiment } from "../../dist/spec/network/network.js";
import { dot, level } from "../run/networks.js";

const SHARES = [0, 0.11, 0.25, 0.5, 0.618, 0.75, 0.93, 1];

interface Edge {
  readonly [key: string]: unknown;
}

const two = (edge: Edge, ramp: readonly (readonly [number, number])[], duration = 1): NetworkExperiment =>
  experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { e: ramp[0]?.[1] as number },
      states: { a: 0, b: 0 },
      edges: [{ from: "a", to: "b", ...edge }],
      start: { kind: "point", at: "a" },
    },
    method: { scheme: "gillespie" },
    control: { duration, ramps: { e: ramp } },
    ensemble: { trajectories: 1, seed: 1 },
  }) as NetworkExperiment;

/** Rates at sampled times of all windows that are outside of their bounds, of how many; `shift` moves the bounds, for a control. */
function outside(what: NetworkExperiment, shift = 0): { readonly wrong: number; readonly of: number } {
  const { kernel, network } = plan(what);
  const { tables, windows, fields: count } = kernel;
  const names = ["t", ...Object.keys(what.control.ramps)];
  expect(count).toBe(names.length);
  let [wrong, of] = [0, 0];
  for (const { length, fields, rates } of windows) {
    for (const share of SHARES) {
      const s = share * length;
      const at = Object.fromEntries(
        names.map((name, i) => [
          name,
          (tables[fields + 2 * i] as number) + s * (tables[fields + 2 * i + 1] as number),
        ]),
      );
      for (let state = 0; state < kernel.states; state++) {
        const [first, entries] = [
          tables[rates + 2 * state] as number,
          tables[rates + 2 * state + 1] as number,
        ];
        for (let k = 0; k < entries; k++) {
          const [a, b, d, c] = tables.slice(first + 4 * k, first + 4 * k + 4) as unknown as [
            number,
            number,
            number,
            number,
          ];
          const channel = network.channels[c] as (typeof network.channels)[number];
          expect(channel.from).toBe(state);
          const rate = evaluateNumber(channel.rate, at);
          const low = (a + b * s) * (1 + shift);
          of += 1;
          if (rate < low || rate > low + d * (1 + 1e-15) + Number.EPSILON * rate) wrong += 1;
        }
      }
    }
  }
  return { wrong, of };
}

describe("the windows of a network", () => {
  const KINDS: Readonly<Record<string, NetworkExperiment>> = {
    "a Fermi rate": level({ e0: -3, e1: 6, tau: 20 }) as NetworkExperiment,
    "Arrhenius rates": level({ kind: "arrh", e0: 0, e1: 8, tau: 10 }) as NetworkExperiment,
    "two baths, a temperature and a quench": dot({
      ensemble: { trajectories: 1, seed: 1 },
    }) as NetworkExperiment,
    "a rate that falls to 0": two(
      { forward: "e", backward: "2*e^2" },
      [
        [0, 1],
        [1, 0],
      ],
      10,
    ),
    "a rate with a kink": two(
      { forward: "abs(e) + 0.1", backward: "max(e, 0.3)" },
      [
        [0, -1],
        [1, 1],
      ],
      20,
    ),
    "a rate that oscillates": two(
      { forward: "1 + 0.9*sin(7*t)", backward: 1 },
      [
        [0, 1],
        [1, 1],
      ],
      30,
    ),
    "a condition": two(
      { forward: "t > 0.3 ? exp(e) : 2", backward: 1 },
      [
        [0, 0],
        [1, 2],
      ],
      5,
    ),
    "an ohmic contact through A = 0": two(
      { ohmic: 1, drive: "e" },
      [
        [0, -2],
        [1, 2],
      ],
      10,
    ),
  };

  for (const [name, what] of Object.entries(KINDS)) {
    test(`bound every rate at every time: ${name}`, () => {
      const { wrong, of } = outside(what);
      expect(of).toBeGreaterThan(15);
      expect(wrong).toBe(0);
    });
  }

  test("control: bounds that lie a thousandth too high are seen to be wrong", () => {
    expect(outside(KINDS["a Fermi rate"] as NetworkExperiment, 1e-3).wrong).toBeGreaterThan(0);
  });

  test("are one where nothing moves, however long, and few where rates move slowly against their events", () => {
    const still = two(
      { rate: 1 },
      [
        [0, 1],
        [1, 1],
      ],
      1e6,
    );
    expect(plan(still).kernel.windows.length).toBe(1);
    expect(plan(still).kernel.windows[0]?.exact).toBe(true);
    // a crossing costs about an event: no more windows than a small multiple of the events
    const { kernel, steps } = plan(level({ tau: 1000 }) as NetworkExperiment);
    expect(kernel.windows.length).toBeLessThan(steps);
    expect(kernel.windows.length).toBeGreaterThan(8);
  });

  test("are refused for rates that are negative or infinite, with edge and time", () => {
    expect(() =>
      plan(
        two({ forward: "e", backward: 1 }, [
          [0, 1],
          [1, -1],
        ]),
      ),
    ).toThrow(/^system\.edges\[0\].*t = /);
    expect(() =>
      plan(
        two({ forward: "1/(e - 0.3)^2", backward: 1 }, [
          [0, 0],
          [1, 1],
        ]),
      ),
    ).toThrow(/^system\.edges\[0\].*t = /);
    expect(() =>
      plan(
        two({ forward: "1/abs(t - 0.3333)", backward: 1 }, [
          [0, 0],
          [1, 1],
        ]),
      ),
    ).toThrow(/^system\.edges\[0\].*t = /);
    expect(() =>
      plan(
        two({ forward: "exp(e)", backward: 1 }, [
          [0, 0],
          [1, 800],
        ]),
      ),
    ).toThrow(/^system\.edges\[0\]/);
  });

  test("are refused where histograms of waiting times are asked for, which are not kept yet", () => {
    const waiting = level({}, { record: { keep: [], waiting: { edges: ["in"], bins: 10, longest: 1 } } });
    expect(() => plan(waiting)).toThrow(/^record\.waiting: /);
  });
});
