// What networks record, against the same from the list of their jumps, to rounding.
import { expect, test } from "vitest";
import { type Experiment, replay, run } from "../../dist/index.js";
import { dot } from "./networks.js";

const KEEP = [
  "stay",
  "product",
  "top",
  "low",
  "often",
  "first",
  "firstReached",
  "moved",
  "last",
  "middle",
  "grown",
];
const what: Experiment = dot({
  ensemble: { trajectories: 128, seed: 5 },
  record: {
    keep: KEEP,
    columns: {
      stay: "integral(spin)",
      product: "integral((nL - spinStart)*state)",
      top: "max(nL)",
      low: "min(nL + 0.3*spin)",
      often: "count(nL >= 1 && state == full)",
      first: "firstTime(nL <= -1 || jumps >= 6)",
      moved: "change(e*state*t)",
      last: "final(e*nL)",
      middle: "at(1.5, nL + 10*state)",
      grown: "leg(0.5, 3, jumps)",
    },
  },
});

/** e at a time of the schedule of `dot`. */
const e = (t: number): number => (t <= 2 ? 0.5 + 0.75 * t : 1 - (t - 2) / 2);

test("integrals, extrema, counts, first times, changes and moments of a network are those of its jumps", async () => {
  const { columns } = await run(what, { workers: 2 });
  let reached = 0;
  for (const { trajectory, time, variables } of replay(
    what,
    Array.from({ length: 128 }, (_, k) => k),
  )) {
    const [state, nL, spin] = [variables.state, variables.nL, variables.spin] as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const jumps = time.length - 2;
    const found: Record<string, number> = {};
    const over = (f: (i: number) => number): number => {
      let sum = 0;
      for (let i = 0; i <= jumps; i++) sum += f(i) * ((time[i + 1] as number) - (time[i] as number));
      return sum;
    };
    const points = Array.from({ length: jumps + 1 }, (_, i) => i);
    const n = (i: number): number => nL[i] as number;
    found.stay = over((i) => spin[i] as number);
    found.product = over((i) => (n(i) - (spin[0] as number)) * (state[i] as number));
    found.top = Math.max(...points.map(n));
    found.low = Math.min(...points.map((i) => n(i) + 0.3 * (spin[i] as number)));
    const holds = (i: number): boolean => n(i) >= 1 && state[i] === 1;
    found.often = points.filter((i) => i > 0 && holds(i) && !holds(i - 1)).length;
    const met = points.find((i) => n(i) <= -1 || i >= 6);
    found.first = met === undefined ? 4 : (time[met] as number);
    found.firstReached = met === undefined ? 0 : 1;
    reached += found.firstReached;
    found.moved = points.slice(1).reduce((sum, i) => {
      const t = time[i] as number;
      return sum + e(t) * t * ((state[i] as number) - (state[i - 1] as number));
    }, 0);
    found.last = 0 * n(jumps); // e is 0 at the end
    const at = (t: number): number => points.filter((i) => (time[i] as number) <= t).length - 1;
    found.middle = n(at(1.5)) + 10 * (state[at(1.5)] as number);
    found.grown = at(3) - at(0.5);
    for (const name of KEEP) {
      const kept = columns[name]?.[trajectory] as number;
      expect(Math.abs(kept - (found[name] as number)), `${name} of ${trajectory}`).toBeLessThan(1e-12);
    }
  }
  expect(reached).toBeGreaterThan(20);
  expect(reached).toBeLessThan(128);
});
