// The next reaction against the direct method, both of the same experiment with everything in it: one law. And what cannot be seen
// there: cuts and replays leave no trace.
import { describe, expect, test } from "vitest";
import { experiment, reaction, reactions, schedule } from "../../src/index.js";
import { ReactionKernel } from "../../src/kernel/reaction.js";
import type { Columns } from "../../src/plan/ledger.js";
import { plan } from "../../src/plan/plan.js";
import { runnersOf } from "../../src/run/runner.js";
import type { ReactionExperiment } from "../../src/spec/reaction/reaction.js";

interface Asked {
  readonly by: "direct" | "nextReaction";
  readonly threshold?: number;
  readonly seed?: number;
}

/** Gene expression with a product that dimerises: a fed substrate, mass action and a formula that move, a reset, a stop. */
const everything = ({ by, threshold = 24, seed = 5 }: Asked): ReactionExperiment =>
  experiment({
    system: reactions({
      species: { S: 20, P: 0, D: 0, B: { fixed: "feed", mu: 1.5 } },
      fields: { feed: 10, K: 12, q: 1 },
      reactions: [
        reaction("B <-> S", { forward: 1.5, backward: "q", counts: "fed" }),
        reaction("S -> P", { propensity: "3*S*q/(1 + P/K)" }),
        reaction("2 P <-> D", { forward: 0.05, backward: 0.4 }),
        reaction("D -> 0", { propensity: "0.1*D" }),
      ],
      events: [
        { when: `P + 2*D > ${threshold}`, set: { P: "P + 2*D - 10", D: 0 } },
        { at: 1.5, set: { S: "S + 5" } },
      ],
    }),
    method: { by },
    control: schedule({
      duration: 4,
      feed: [
        [0, 10],
        [1, 20],
      ],
      q: [
        [0.5, 1],
        [0.5, 0.7],
      ],
    }),
    record: {
      columns: {
        area: "integral(P*S)",
        top: "max(S)",
        low: "min(S - P)",
        crossed: "count(S >= 18)",
        first: "firstTime(D >= 4)",
        grown: "change(q*S)",
      },
    },
    stop: "jumps >= 230 || fed <= -25",
    ensemble: { trajectories: 2 ** 20, seed },
  });

/** The same without events, whose entropy is booked. */
const reversible = (by: Asked["by"], seed = 5): ReactionExperiment =>
  experiment({
    system: reactions({
      species: { X: 12, Y: 0, A: { fixed: "a", mu: "log(a)" } },
      fields: { a: 6, k: 1 },
      reactions: [
        reaction("A <-> X", { forward: "k", backward: 1 }),
        reaction("X <-> Y", { forward: "k", backward: 0.5 }),
      ],
    }),
    method: { by },
    control: schedule({
      duration: 3,
      a: [
        [0, 6],
        [0.5, 15],
        [1, 6],
      ],
      k: [
        [0.3, 1],
        [0.3, 2],
        [0.6, 2],
        [0.6, 1],
      ],
    }),
    record: { columns: { half: "at(1.5, X)", area: "integral(X*Y)" } },
    cycles: { count: 2, discard: 1 },
    ensemble: { trajectories: 2 ** 20, seed },
  });

const columnsOf = (asked: ReactionExperiment, n: number): Columns =>
  runnersOf(plan(asked)).coarse.columns(0, n, 1);

/** Standard errors between two means. */
function z(a: Float64Array, b: Float64Array): number {
  const [mean, square] = [a, b].reduce(
    ([m, s], x, i) => {
      const own = x.reduce((sum, v) => sum + v, 0) / x.length;
      const variance = x.reduce((sum, v) => sum + (v - own) * (v - own), 0) / (x.length - 1);
      return [m + (i === 0 ? own : -own), s + variance / x.length] as const;
    },
    [0, 0] as readonly [number, number],
  );
  return square === 0 ? (mean === 0 ? 0 : Number.POSITIVE_INFINITY) : mean / Math.sqrt(square);
}

/** Chi-square of two samples of one size over bins of quantiles of both; its standard normal (Wilson and Hilferty). Sums round. */
function chi(one: Float64Array, other: Float64Array, bins = 20): number {
  const [a, b] = [one, other].map((of) => of.map((x) => Math.round(x * 1e9) / 1e9)) as [
    Float64Array,
    Float64Array,
  ];
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  both.sort();
  const edges = [
    ...new Set(Array.from({ length: bins - 1 }, (_, i) => both[Math.floor(((i + 1) * both.length) / bins)])),
  ] as number[];
  const counted = (of: Float64Array): number[] => {
    const found = new Array<number>(edges.length + 1).fill(0);
    for (const x of of) {
      const at = edges.findIndex((edge) => x < edge);
      const bin = at < 0 ? edges.length : at;
      found[bin] = (found[bin] as number) + 1;
    }
    return found;
  };
  const [first, second] = [counted(a), counted(b)];
  let sum = 0;
  let cells = 0;
  first.forEach((n, i) => {
    const m = second[i] as number;
    if (n + m === 0) return;
    sum += ((n - m) * (n - m)) / (n + m);
    cells += 1;
  });
  const freedom = cells - 1;
  if (freedom === 0) return 0;
  return (Math.cbrt(sum / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
}

const ASKED = [
  ...["S", "P", "D", "jumps", "fed", "particles_B", "stopTime", "stopped"],
  ...["area", "top", "low", "crossed", "first", "firstReached", "grown"],
];
const BOOKED = ["X", "Y", "XStart", "area", "jumps", "bathEntropy", "particles_A", "chemicalWork"];
// both z and chi of up to 16 columns, two of which are further apart than that in one seed of 1e3
const LEVEL = 4.2;

/** The column that is furthest off. */
function furthest(one: Columns, other: Columns, names: readonly string[]): number {
  const of = (columns: Columns, name: string): Float64Array => {
    const found = columns[name];
    if (found === undefined) throw new Error(name);
    return found;
  };
  return Math.max(
    ...names.flatMap((name) => {
      const [a, b] = [of(one, name), of(other, name)];
      return [Math.abs(z(a, b)), chi(a, b)];
    }),
  );
}

describe("the next reaction and the direct method are one law", () => {
  const n = 16384;
  const direct = columnsOf(everything({ by: "direct" }), n);

  test("stop, recorded functions, conditions, formulas and fields that move", () => {
    const raced = columnsOf(everything({ by: "nextReaction" }), n);
    const stopped = raced.stopped as Float64Array;
    const share = stopped.reduce((sum, s) => sum + s, 0) / n;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.95);
    expect(furthest(raced, direct, ASKED)).toBeLessThan(LEVEL);
  });

  test("a condition one particle later is another law", () => {
    const raced = columnsOf(everything({ by: "nextReaction", threshold: 25 }), n);
    expect(furthest(raced, direct, ASKED)).toBeGreaterThan(2 * LEVEL);
  });

  test("entropy and chemical work whose increments move with the fields", () => {
    const [one, other] = [reversible("nextReaction"), reversible("direct")].map((asked) =>
      columnsOf(asked, n),
    ) as [Columns, Columns];
    expect(furthest(one, other, BOOKED)).toBeLessThan(LEVEL);
    const shifted = { ...one, bathEntropy: (one.bathEntropy as Float64Array).map((s) => 1.05 * s) };
    expect(furthest(shifted, other, BOOKED)).toBeGreaterThan(2 * LEVEL);
  });
});

test("cuts, strides and other trajectories leave no trace in the race; a replay has the same bits", () => {
  const { module, kernel } = plan(everything({ by: "nextReaction" }));
  const whole = new ReactionKernel(module, kernel).run(0, 256);
  const apart = new ReactionKernel(module, kernel);
  const part = apart.run(128, 64);
  const strided = apart.run(0, 128, 2);
  for (const k of [0, 1, 2]) {
    expect(part.counts[k]).toEqual(whole.counts[k]?.slice(128, 192));
    expect(strided.counts[k]?.slice(64)).toEqual(whole.counts[k]?.slice(128, 192));
  }
  whole.observers.forEach((column, k) => {
    expect(part.observers[k]).toEqual(column.slice(128, 192));
    expect(strided.observers[k]?.slice(0, 64)).toEqual(column.slice(0, 64));
  });
  expect(part.endTime).toEqual(whole.endTime.slice(128, 192));
  for (const trajectory of [0, 7, 9, 63, 100, 255]) {
    const found = apart.record(trajectory);
    expect(found.counts[0]?.at(-1)).toBe(whole.counts[0]?.[trajectory]);
    expect(found.endTime).toBe(whole.endTime[trajectory]);
    expect(found.stopped).toBe(whole.stopped[trajectory] === 1);
  }
});
