// Entropy production of a ring of three states: on its way to the steady state, and in it.
import {
  derived,
  exponential,
  exponentialOfFiniteVariance,
  mean,
  probability,
  variance,
} from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { finiteTime } from "../theory/network/finiteTime.js";
import type { Jumps } from "../theory/network/generator.js";
import { propagate } from "../theory/network/propagator.js";
import { tilted } from "../theory/network/tilted.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { LEVEL, ofCounts } from "./laws.js";
import { seifert2005DetailedRingReferences } from "./references/seifert2005DetailedRing.js";
import { seifert2005RelaxationReferences } from "./references/seifert2005Relaxation.js";
import {
  AIM,
  entropyOf,
  exact,
  jumpsOf,
  lawOf,
  leftAlone,
  ring3,
  stateName,
  times,
  type Wire,
} from "./smallNetworks.js";

interface Relaxing {
  readonly p0: readonly number[];
  readonly t: number;
  readonly kp: readonly number[];
  readonly km: readonly number[];
}

const STATES = [0, 1, 2];
const sum = (x: ArrayLike<number>): number => Array.from(x).reduce((total, y) => total + y, 0);

/** Of s = ln p0(i_0) - ln p_t(i_t) + S, S to the baths. */
function relaxed(parameters: Settings) {
  const { p0, t, kp, km } = parameters as unknown as Relaxing;
  const jumps = jumpsOf(3, ring3(kp, km));
  const p = propagate(jumps, p0, t);
  const generating = (lambda: number): number => {
    const start = p0.map((share) => share * math.pow(share, -lambda));
    const g = tilted(jumps, start, t, { jump: Array.from(entropyOf(jumps).jump, (s) => -lambda * s) });
    return sum(g.map((x, i) => x * math.pow(p[i] as number, lambda)));
  };
  const { mean_stot, var_stot } = momentsOfEntropy(jumps, p0, p, t);
  return {
    mean_stot,
    var_stot,
    ift: generating(1),
    mgf_half: generating(0.5),
    mgf_2: generating(2),
    ...Object.fromEntries(STATES.map((i) => [`p_t_${i}`, p[i] as number])),
  };
}

/** Mean and variance over a start at each state: S by state of departure, with -ln p_t as what a last jump gives. */
function momentsOfEntropy(
  jumps: Jumps,
  p0: readonly number[],
  p: ArrayLike<number>,
  t: number,
): { readonly mean_stot: number; readonly var_stot: number } {
  const log = (x: number): number => math.log(x);
  // the entropy of the system changes jump by jump as well: ln p_t(from) - ln p_t(to)
  const jump = jumps.channels.map(
    ({ from, to, entropy }) => entropy + log(p[from] as number) - log(p[to] as number),
  );
  const [first, second] = p0
    .map((share, i) => {
      const start = p0.map((_, j) => (i === j ? 1 : 0));
      const { mean: m, covariance: c } = finiteTime(jumps, start, t, [{ jump }]);
      const whole = (m[0] as number) + log(share) - log(p[i] as number);
      return [share * whole, share * (whole * whole + (c[0]?.[0] as number))] as const;
    })
    .reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
  return { mean_stot: first, var_stot: second - first * first };
}

const RELAXING = 1_000_000;

/** `end`: the density that the system's entropy is taken with at the end. */
function relaxingSetup(parameters: Settings, budget: Budget, end: "solved" | "steady"): Setup {
  const { p0, t, kp, km } = parameters as unknown as Relaxing;
  const known = relaxed(parameters);
  // of <e^-s>, whose scatter <e^-2s> tells, of the mean, and of a variance with tails
  const count =
    Math.max(known.mgf_2 - 1, known.var_stot / (known.mean_stot * known.mean_stot), 5) / (AIM * AIM);
  const ring = leftAlone(
    3,
    ring3(kp, km),
    {
      duration: t,
      start: lawOf(p0),
      record: {
        systemEntropy: {
          start: { probabilities: Object.fromEntries(p0.map((x, i) => [stateName(i), x])) },
          end,
        },
      },
    },
    times(budget, count / RELAXING),
  );
  return {
    experiments: { ring },
    quantities: {
      mean_stot: of("ring", mean("entropyProduction")),
      var_stot: of("ring", variance("entropyProduction")),
      ift: of("ring", exponentialOfFiniteVariance("-entropyProduction")),
      mgf_half: of("ring", exponentialOfFiniteVariance("-entropyProduction/2")),
      mgf_2: of("ring", exponential("-2*entropyProduction")),
      ...Object.fromEntries(STATES.map((i) => [`p_t_${i}`, of("ring", probability(`state == ${i}`))])),
    },
  };
}

export const relaxationEntropy: Claim<Settings> = {
  id: "seifert2005-ift-relaxation",
  citation: "U. Seifert, PRL 95, 040602 (2005)",
  formula: "<e^-s> = 1, s = ln p_0(i_0) - ln p_t(i_t) + S to the baths, from any start",
  parameters: {
    p0: "probabilities at the start",
    t: "time",
    kp: "rates from i to i + 1",
    km: "rates back",
  },
  ofReference: [],
  references: seifert2005RelaxationReferences,
  source: "exponential of the (tilted) generator",
  theory: relaxed,
  trajectories: RELAXING,
  setup: (p, budget) => relaxingSetup(p, budget, "solved"),
  // <e^-2s> has a tail that decides its error
  judged: (p) => Object.keys(relaxed(p)).filter((name) => name !== "mgf_2"),
  pooled: () => ["mean_stot", "var_stot", "ift", "mgf_half", "p_t_0", "p_t_1"],
  acceptance: JUMPS,
  control: {
    says: "the steady density at the end, before it is reached",
    breaks: "ift",
    setup: (p, budget) => relaxingSetup(p, budget, "steady"),
  },
};

interface Uniform {
  readonly kp: number;
  readonly km: number;
  readonly t: number;
  readonly n: number;
}

/** P(N = n) of a difference of two Poisson numbers with the means a and b. */
function skellam(n: number, a: number, b: number): number {
  let term = math.exp(-a - b);
  for (let k = 1; k <= Math.abs(n); k++) term *= (n > 0 ? a : b) / k;
  let total = 0;
  for (let k = 1; term > total * 2 ** -60; k++) {
    total += term;
    term *= (a * b) / (k * (k + Math.abs(n)));
  }
  return total;
}

/** Net steps whose laws are compared one by one: beyond, there are hardly any. */
const FAR = 40;

function detailed(parameters: Settings) {
  const { kp, km, t, n } = parameters as unknown as Uniform;
  const P = (k: number): number => skellam(k, kp * t, km * t);
  const affinity = math.log(kp / km);
  let below = 0;
  for (let k = -FAR; k < 0; k++) below += P(k);
  return {
    P_n: P(n),
    P_minus_n: P(-n),
    log_ratio: math.log(P(n) / P(-n)),
    n_alpha: n * affinity,
    p_S_negative: below,
    p_S_zero: P(0),
    mean_S: (kp - km) * t * affinity,
    ift: 1,
  };
}

function detailedSetup(parameters: Settings, budget: Budget, backward: number): Setup {
  const { kp, km, t, n } = parameters as unknown as Uniform;
  const all = (k: number): readonly [number, number, number] => [k, k, k];
  const wires: Wire[] = ring3(all(kp), all(backward * km));
  const start = lawOf([1 / 3, 1 / 3, 1 / 3]);
  const P = Array.from({ length: 2 * FAR + 1 }, (_, k) => skellam(k - FAR, kp * t, km * t));
  const often = P.map((p, k) => [p, k - FAR] as const).filter(([p]) => p * SAMPLES >= 10);
  const wanted = AIM * n * math.log(kp / km);
  const rarer = 1 / skellam(-n, kp * t, km * t);
  const count = Math.max((1 / skellam(n, kp * t, km * t) + rarer) / (wanted * wanted), rarer / (AIM * AIM));
  return {
    experiments: {
      ring: leftAlone(3, wires, { duration: t, start }, times(budget, count / SAMPLES)),
      law: leftAlone(3, wires, { duration: t, start, point: 1 }, budget),
    },
    quantities: {
      P_n: of("ring", probability(`N == ${n}`)),
      P_minus_n: of("ring", probability(`N == ${-n}`)),
      log_ratio: of(
        "ring",
        derived("log(there/back)", { there: probability(`N == ${n}`), back: probability(`N == ${-n}`) }),
      ),
      n_alpha: exact(n * math.log(kp / km)),
      p_S_negative: of("ring", probability("N < 0")),
      p_S_zero: of("ring", probability("N == 0")),
      mean_S: of("ring", mean("bathEntropy")),
      ift: of("ring", exponentialOfFiniteVariance("-bathEntropy")),
      law: {
        kind: "test",
        columns: [{ run: "law", column: "N" }],
        value: ([N = new Float64Array(0)]) =>
          ofCounts(
            N,
            often[0]?.[1] as number,
            often.map(([p]) => p),
          ),
      },
    },
  };
}

/** Of which the histogram of net steps is made: bins with 10 or more expected are held against the law. */
const SAMPLES = 1_000_000;

export const detailedRing: Claim<Settings> = {
  id: "seifert2005-detailed-ft-ring",
  citation: "U. Seifert, PRL 95, 040602 (2005); D.J. Evans, D.J. Searles, PRE 50, 1645 (1994)",
  formula: "P(S)/P(-S) = e^S at any time in a steady state; net steps are Skellam(k+ t, k- t)",
  parameters: { kp: "rate forward", km: "rate backward", t: "time", n: "net steps" },
  ofReference: [],
  references: seifert2005DetailedRingReferences,
  source: "Skellam's law",
  theory: detailed,
  trajectories: SAMPLES,
  setup: (p, budget) => detailedSetup(p, budget, 1),
  judged: (p) => [...Object.keys(detailed(p)), "law"],
  pooled: () => ["P_n", "P_minus_n", "p_S_negative", "p_S_zero", "mean_S", "ift"],
  least: () => ({ law: LEVEL }),
  acceptance: JUMPS,
  control: {
    says: "steps back at 0.9 of their rate",
    breaks: "log_ratio",
    setup: (p, budget) => detailedSetup(p, budget, 0.9),
  },
};
