// Networks on which the checks of jumps are tried, and what a run says of several checks at once.
import { type Check, type Experiment, experiment, run, type Verdict } from "../../dist/index.js";

type Parts = Readonly<Record<string, unknown>>;
type Rates = readonly (readonly [from: number, to: number, there: number, back: number])[];

/** States s0, s1, … with explicit rates; every edge e counts itself as J<e>, those of `counted` by their names beside. */
export const jumping = (
  rates: Rates,
  { start = { kind: "steady" }, duration = 1, counted = {}, ...parts }: Parts,
): Experiment => {
  const named = counted as Readonly<Record<string, readonly number[]>>;
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: {},
      states: Object.fromEntries(
        [...new Set([...rates.map(([from]) => from), ...rates.map(([, to]) => to)])]
          .sort()
          .map((i) => [`s${i}`, 0]),
      ),
      edges: rates.map(([from, to, forward, backward], e) => ({
        from: `s${from}`,
        to: `s${to}`,
        forward,
        backward,
        counts: Object.fromEntries(
          Object.entries(named).flatMap(([name, edges]) => (edges.includes(e) ? [[name, 1]] : [])),
        ),
      })),
      start,
    },
    method: { scheme: "gillespie" },
    control: { duration, ramps: {} },
    ensemble: { trajectories: 16_384, seed: 5 },
    ...parts,
  } as never);
};

/** Claim 21 of claims/jump.md: two cycles that share the edge 02. */
export const DIAMOND: Rates = [
  [0, 1, 3, 1],
  [1, 2, 2, 0.5],
  [2, 3, 4, 1.2],
  [3, 0, 1.5, 0.7],
  [0, 2, 0.8, 1.1],
];

/** Claim 22: an uneven ring, its cycle with A = ln 24. */
export const UNEVEN: Rates = [
  [0, 1, 3, 1],
  [1, 2, 2, 0.5],
  [2, 0, 4, 1],
];

/** Close to equilibrium: exponential averages need few trajectories. */
export const MILD: Rates = [
  [0, 1, 1.5, 1],
  [1, 2, 1.2, 0.8],
  [2, 0, 1.6, 1.2],
];

/** Three equal steps with A = ln 3 each. */
export const EVEN: Rates = [
  [0, 1, 3, 1],
  [1, 2, 3, 1],
  [2, 0, 3, 1],
];

/** One level and two reservoirs, 1 and 2: three quarters in from the one, as much out to the other. */
export const DOT: Rates = [
  [0, 1, 3, 1],
  [0, 1, 1, 3],
];

/** Everything counted as N. */
export const around = (rates: Rates): Readonly<Record<string, readonly number[]>> => ({
  N: rates.map((_, e) => e),
});

export async function verdictsOn(spec: Experiment, checks: readonly Check[]): Promise<readonly Verdict[]> {
  const { verdicts } = await run(spec, { checks: [...checks], workers: 1 });
  return verdicts;
}

/** Outcomes by check; a lack says its reason. */
export async function outcomesOn(spec: Experiment, checks: readonly Check[]): Promise<readonly string[]> {
  const verdicts = await verdictsOn(spec, checks);
  return verdicts.map(({ outcome, reason }) => (outcome === "undecided" ? `undecided: ${reason}` : outcome));
}
