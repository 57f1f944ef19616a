// Immigrants come one by one and die one by one: the whole law of their count.
import { mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { reaction } from "../spec/reaction/build.js";
import { binomial } from "../theory/reaction/multinomial.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { LEVEL, ofCounts } from "./laws.js";
import { asked, SAMPLES } from "./reactionMoments.js";
import { gillespie1977ImmigrationReferences } from "./references/gillespie1977Immigration.js";
import { AIM } from "./smallNetworks.js";

type Immigration = { readonly k: number; readonly g: number; readonly n0: number; readonly t: number };

/** Those who are left of the first n0, binomial, and those who have come since, Poisson. */
function lawOf({ k, g, n0, t }: Immigration): number[] {
  const left = binomial(n0, math.exp(-g * t));
  const come = (k / g) * -math.expm1(-g * t);
  const last = n0 + Math.ceil(come + 20 * Math.sqrt(come) + 40);
  const law = Array.from({ length: last + 1 }, () => 0);
  for (let n = 0, p = math.exp(-come); n <= last - n0; n++, p *= come / n) {
    left.forEach((q, m) => {
      law[n + m] = (law[n + m] as number) + p * q;
    });
  }
  return law;
}

const largest = (shares: readonly number[]): number =>
  shares.reduce((best, share, n) => (share > (shares[best] as number) ? n : best), 0);

function immigrationTheory(given: Parameters) {
  const p = given as unknown as Immigration;
  const law = lawOf(p);
  const left = math.exp(-p.g * p.t);
  const level = p.n0 * left + (p.k / p.g) * (1 - left);
  const round = Math.round(level);
  return {
    mean: level,
    var: level - p.n0 * left * left,
    p_zero: law[0] as number,
    n_mode: largest(law),
    p_at_round_mean: law[round] as number,
    cdf_round_mean: law.slice(0, round + 1).reduce((sum, share) => sum + share, 0),
  };
}

/** `pairs`: immigrants come two by two, half as often. */
function immigrationSetup(given: Parameters, budget: Budget, pairs: boolean): Setup {
  const p = given as unknown as Immigration;
  const law = lawOf(p);
  const { mean: level, p_at_round_mean: rarest } = immigrationTheory(given);
  const round = Math.round(level);
  const coming = pairs ? reaction("0 -> 2 X", p.k / 2) : reaction("0 -> X", p.k);
  const columns = [{ run: "counts", column: "X" }] as const;
  return {
    experiments: {
      counts: asked(
        {
          species: { X: p.n0 },
          given: [coming, reaction("X -> 0", p.g)],
          duration: p.t,
          factor: Math.max(1, (1 / rarest - 1) / (AIM * AIM) / SAMPLES),
        },
        budget,
      ),
    },
    quantities: {
      mean: of("counts", mean("X")),
      var: of("counts", variance("X")),
      p_zero: of("counts", probability("X == 0")),
      n_mode: {
        kind: "test",
        columns,
        value: ([X = new Float64Array(0)]) => {
          const seen = law.map(() => 0);
          for (const n of X) seen[n] = (seen[n] ?? 0) + 1;
          return largest(seen);
        },
      },
      p_at_round_mean: of("counts", probability(`X == ${round}`)),
      cdf_round_mean: of("counts", probability(`X <= ${round}`)),
      law: { kind: "test", columns, value: ([X = new Float64Array(0)]) => ofCounts(X, 0, law) },
    },
  };
}

/** Next to nothing, and judged on the scale of a probability. */
const NOTHING = 1e-5;
/** Rarer than this takes more than ten million runs: it is reported alone. */
const RARE = 0.03;

export const immigrationDeath: Claim = {
  id: "gillespie1977-immigration-death",
  citation: "D.T. Gillespie, J. Phys. Chem. 81, 2340 (1977)",
  formula: "X(t) is Binomial(n0, e^(-gt)) + Poisson((k/g)(1 - e^(-gt))), independent",
  parameters: { k: "immigrants per time", g: "deaths per head", n0: "count at the start", t: "time" },
  ofReference: [],
  references: gillespie1977ImmigrationReferences as Claim["references"],
  source: "closed form",
  theory: immigrationTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => immigrationSetup(p, budget, false),
  judged(p) {
    const { p_zero } = immigrationTheory(p);
    const seen = p_zero > RARE || p_zero < NOTHING;
    return ["mean", "var", ...(seen ? ["p_zero"] : []), "p_at_round_mean", "cdf_round_mean", "law"];
  },
  pooled: () => ["mean", "var"],
  scales: (p) => (immigrationTheory(p).p_zero < NOTHING ? { p_zero: 1 } : { none: 1 }),
  least: () => ({ law: LEVEL }),
  acceptance: JUMPS,
  control: {
    says: "immigrants two by two at half the rate: the same mean",
    breaks: "var",
    setup: (p, budget) => immigrationSetup(p, budget, true),
  },
};
