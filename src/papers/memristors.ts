// Memristors in series share a voltage: each that switches on leaves more of it to the others, so the rate of one depends on all.
import { mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import type { Jumps } from "../theory/network/generator.js";
import { firstPassage } from "../theory/network/passage.js";
import { propagate } from "../theory/network/propagator.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { named, type TwoWay, watched } from "./jumpNetworks.js";
import { number } from "./jumpUncertainty.js";
import { dowling2021MemristorsReferences } from "./references/dowling2021Memristors.js";

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, k) => k);

/** Of a memristor that is off while k of them are on. */
const voltageAt = (p: Settings, k: number): number => {
  const [n, off] = [number(p.n), number(p.Roff)];
  return (number(p.V) * off) / ((n - k) * off + k * number(p.Ron));
};

const currentAt = (p: Settings, k: string): string =>
  `${number(p.V)}/((${number(p.n)} - ${k})*${number(p.Roff)} + ${k}*${number(p.Ron)})`;

/** r_k, of the next one of n - k, each at its own voltage. */
const ratesOf = (p: Settings, voltage: (k: number) => number): readonly number[] =>
  upTo(number(p.n)).map((k) => ((number(p.n) - k) * math.exp(voltage(k) / number(p.V0))) / number(p.tau0));

const chain = (rates: readonly number[]): readonly TwoWay[] =>
  rates.map((there, k) => ({ from: k, to: k + 1, there, back: 0 }));

/** The same with all of the voltage on each. */
const parallel = (p: Settings): readonly number[] => ratesOf(p, () => number(p.V));

const ofChain = (rates: readonly number[]): Jumps => ({
  states: rates.length + 1,
  channels: rates.map((rate, k) => ({ from: k, to: k + 1, rate, entropy: Number.NaN })),
});

function numbers(p: Settings): Record<string, number> {
  const [n, V] = [number(p.n), number(p.V)];
  const rates = ratesOf(p, (k) => voltageAt(p, k));
  const start = upTo(n + 1).map((k) => (k === 0 ? 1 : 0));
  const law = [...propagate(ofChain(rates), start, number(p.t))];
  const { mean: means, variance: spreads } = firstPassage(ofChain(rates), [[n]]);
  const average = (f: (k: number) => number): number => law.reduce((sum, x, k) => sum + x * f(k), 0);
  const on = average((k) => k);
  const alone = math.exp(V / number(p.V0)) / number(p.tau0);
  return {
    ...Object.fromEntries(law.map((x, k) => [`p_${k}`, x])),
    mean_on: on,
    var_on: average((k) => k * k) - on * on,
    mean_current: average((k) => V / ((n - k) * number(p.Roff) + k * number(p.Ron))),
    mean_T_all: means[0] as number,
    var_T_all: spreads[0] as number,
    parallel_mean_on: n * (1 - math.exp(-alone * number(p.t))),
    parallel_mean_T_all: parallel(p).reduce((sum, rate) => sum + 1 / rate, 0),
    ...Object.fromEntries(rates.map((rate, k) => [`rate_${k}`, rate])),
  };
}

const TRAJECTORIES = 2_000_000;
/** Probabilities are wanted to this. */
const FINE = 1.7e-3;

/** How many of TRAJECTORIES the rarest of the numbers of memristors takes. */
function shareFor(p: Settings, expected: Readonly<Record<string, number>>): number {
  const rarest = Math.min(...upTo(number(p.n) + 1).map((k) => expected[`p_${k}`] as number));
  return Math.max(1, (1 - rarest) / rarest / (FINE * FINE) / TRAJECTORIES);
}

function series(p: Settings, budget: Budget, voltage: (k: number) => number): Setup {
  const n = number(p.n);
  const expected = numbers(p);
  const rates = ratesOf(p, voltage);
  const start = { kind: "point", at: named(0) } as const;
  const all = { stop: `state == ${named(n)}`, start };
  const switching = { duration: number(p.t), start, share: shareFor(p, expected) };
  const later = (k: number): Budget => ({ ...budget, seed: budget.seed + k });
  return {
    experiments: {
      switching: watched(chain(rates), switching, budget),
      all: watched(chain(rates), { duration: 100 * (expected.mean_T_all as number), ...all }, later(1)),
      parallel: watched(
        chain(parallel(p)),
        { duration: 100 * (expected.parallel_mean_T_all as number), ...all, share: 0.5 },
        later(2),
      ),
    },
    quantities: {
      ...Object.fromEntries(
        upTo(n + 1).map((k) => [`p_${k}`, of("switching", probability(`state == ${k}`))]),
      ),
      mean_on: of("switching", mean("state")),
      var_on: of("switching", variance("state")),
      mean_current: of("switching", mean(currentAt(p, "state"))),
      mean_T_all: of("all", mean("stopTime")),
      var_T_all: of("all", variance("stopTime")),
      // n but for 1e-7, which no sample sees
      parallel_mean_on: { kind: "exact", value: expected.parallel_mean_on as number },
      parallel_mean_T_all: of("parallel", mean("stopTime")),
      ...Object.fromEntries(
        upTo(n).map((k) => [`rate_${k}`, { kind: "exact", value: rates[k] as number } as const]),
      ),
    },
  };
}

const some = (name: string, n: number): string[] => upTo(n).map((k) => `${name}_${k}`);

export const memristors: Claim<Settings> = {
  id: "dowling2021-memristor-series",
  citation: "V. J. Dowling, V. A. Slipko, Y. V. Pershin, Chaos Solitons Fractals 142, 110385 (2021)",
  formula:
    "p_k(t) of rates (n - k) e^(V_off/V0)/tau0, V_off = V R_off/((n - k) R_off + k R_on); all on after sum 1/r_k",
  parameters: {
    n: "memristors",
    V: "voltage on all of them",
    V0: "scale of the voltage",
    Ron: "resistance of one that is on",
    Roff: "of one that is off",
    tau0: "time of switching without a voltage",
    t: "time at which they are looked at",
  },
  ofReference: [],
  references: dowling2021MemristorsReferences,
  source: "matrix exponentials",
  theory: numbers,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => series(p, budget, (k) => voltageAt(p, k)),
  judged: (p) => [
    ...some("p", number(p.n) + 1),
    "mean_on",
    "var_on",
    "mean_current",
    "mean_T_all",
    "var_T_all",
    "parallel_mean_on",
    "parallel_mean_T_all",
    ...some("rate", number(p.n)),
  ],
  // of the n + 1 probabilities n are independent, of all that is switched on at t nothing else
  pooled: (p) => [...some("p", number(p.n)), "mean_T_all", "var_T_all", "parallel_mean_T_all"],
  acceptance: JUMPS,
  control: {
    says: "the voltage is not shared out again when one has switched",
    breaks: "mean_on",
    setup: (p, budget) => series(p, budget, () => voltageAt(p, 0)),
  },
};
