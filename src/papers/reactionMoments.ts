// Moments of counts of small reaction networks: births and deaths, batches, dimers (cases of the stochastic test suite of SBML).
import { mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import type { Reaction, ReactionExperiment, Reactions } from "../spec/reaction/reaction.js";
import { type CountLaw, meanAndVariance } from "../theory/reaction/law.js";
import { finiteStateProjection } from "../theory/reaction/projection.js";
import { steadyLaw } from "../theory/reaction/steady.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Quantity, type Setup } from "./claim.js";
import { evans2008BatchImmigrationReferences } from "./references/evans2008BatchImmigration.js";
import { evans2008BirthDeathReferences } from "./references/evans2008BirthDeath.js";
import { evans2008DimerisationReferences } from "./references/evans2008Dimerisation.js";
import { times } from "./smallNetworks.js";

/** So many that the error of a variance is below 2e-3 of it. */
export const SAMPLES = 1_000_000;
/** Relaxation times after which counts are those of the steady state, to 1e-12. */
export const LONG = 28;
/** The same where the slowest one is only known to be shorter. */
const LATE = 12;

export interface Asked {
  readonly species: Reactions["species"];
  readonly given: readonly Reaction[];
  readonly duration: number;
  readonly point?: number;
  readonly factor?: number;
  /** Columns by formulas. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly stop?: string;
  /** Time that passes before anything is recorded. */
  readonly burnIn?: number;
}

/** An experiment on counts that react. */
export function asked(
  { species, given, duration, point = 0, factor = 1, columns, stop, burnIn }: Asked,
  budget: Budget,
): ReactionExperiment {
  const { trajectories, seed } = times(budget, factor);
  return experiment({
    system: reactions({
      species,
      reactions: given,
      constants: "stochastic",
      ...(burnIn !== undefined && { start: { kind: "steady", burnIn } }),
    }),
    control: { duration, ramps: {} },
    ...(columns && { record: { columns } }),
    ...(stop !== undefined && { stop }),
    ensemble: { trajectories, seed, point },
  });
}

const root = (run: string, column: string): Quantity => ({
  kind: "function",
  run,
  request: variance(column),
  value: Math.sqrt,
  slope: (x) => 0.5 / Math.sqrt(x),
});

type Birth = { readonly lam: number; readonly mu: number; readonly n0: number; readonly t: number };

function birthTheory(given: Parameters) {
  const { lam, mu, n0, t } = given as unknown as Birth;
  const grown = math.exp((lam - mu) * t);
  const spread = ((n0 * (lam + mu)) / (lam - mu)) * grown * (grown - 1);
  const died = (mu * (grown - 1)) / (lam * grown - mu);
  return { mean: n0 * grown, var: spread, sd: Math.sqrt(spread), p_extinct: math.pow(died, n0) };
}

/** `batch`: how many a birth makes of one, 2 but in the control. */
function birthSetup(given: Parameters, budget: Budget, batch: number): Setup {
  const { lam, mu, n0, t } = given as unknown as Birth;
  const births = [reaction(`X -> ${batch} X`, lam / (batch - 1)), reaction("X -> 0", mu)];
  return {
    experiments: { counts: asked({ species: { X: n0 }, given: births, duration: t }, budget) },
    quantities: {
      mean: of("counts", mean("X")),
      var: of("counts", variance("X")),
      sd: root("counts", "X"),
      p_extinct: of("counts", probability("X == 0")),
    },
  };
}

export const birthDeath: Claim = {
  id: "evans2008-dsmts-birth-death",
  citation: "D.G. Kendall, Ann. Math. Stat. 19, 1 (1948); T.W. Evans et al., Bioinformatics 24, 285 (2008)",
  formula: "<n> = n0 e^(rt), Var n = n0 (lam + mu)/r e^(rt) (e^(rt) - 1), r = lam - mu",
  parameters: { lam: "births per head", mu: "deaths per head", n0: "count at the start", t: "time" },
  ofReference: [],
  references: evans2008BirthDeathReferences as Claim["references"],
  source: "closed form",
  theory: birthTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => birthSetup(p, budget, 2),
  judged: () => ["mean", "var", "sd"],
  pooled: () => ["mean", "var"],
  acceptance: JUMPS,
  control: {
    says: "twins at half the rate: the same mean",
    breaks: "var",
    setup: (p, budget) => birthSetup(p, budget, 3),
  },
};

type Batch = { readonly a: number; readonly b: number; readonly g: number; readonly t: number };

function batchTheory(given: Parameters) {
  const { a, b, g, t } = given as unknown as Batch;
  const left = math.exp(-g * t);
  const mean = ((a * b) / g) * (1 - left);
  return {
    mean,
    var: mean + ((a * b * (b - 1)) / (2 * g)) * (1 - left * left),
    var_inf: ((a * b) / g) * ((b + 1) / 2),
  };
}

/** `single`: immigrants come one by one, as often as it takes for the same mean. */
function batchSetup(given: Parameters, budget: Budget, single: boolean): Setup {
  const { a, b, g, t } = given as unknown as Batch;
  const network = {
    species: { X: 0 },
    given: [single ? reaction("0 -> X", a * b) : reaction(`0 -> ${b} X`, a), reaction("X -> 0", g)],
  };
  return {
    experiments: {
      counts: asked({ ...network, duration: t }, budget),
      steady: asked({ ...network, duration: LONG / g, point: 1 }, budget),
    },
    quantities: {
      mean: of("counts", mean("X")),
      var: of("counts", variance("X")),
      p_zero: of("counts", probability("X == 0")),
      var_inf: of("steady", variance("X")),
    },
  };
}

export const batchImmigration: Claim = {
  id: "evans2008-dsmts-batch-immigration",
  citation: "T.W. Evans, C.S. Gillespie, D.J. Wilkinson, Bioinformatics 24, 285 (2008)",
  formula: "<n> = (ab/g)(1 - s), Var n = <n> + ab(b - 1)(1 - s^2)/2g, s = e^(-gt)",
  parameters: { a: "batches per time", b: "size of a batch", g: "deaths per head", t: "time" },
  ofReference: [],
  references: evans2008BatchImmigrationReferences as Claim["references"],
  source: "closed form",
  theory: batchTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => batchSetup(p, budget, false),
  judged: () => ["mean", "var", "var_inf"],
  acceptance: JUMPS,
  control: {
    says: "immigrants one by one: the same mean",
    breaks: "var",
    setup: (p, budget) => batchSetup(p, budget, true),
  },
};

type Dimer = { readonly k1: number; readonly k2: number; readonly n0: number; readonly t: number };

function dimerTheory(given: Parameters) {
  const { k1, k2, n0, t } = given as unknown as Dimer;
  const kinetics = {
    species: 2,
    reactions: [
      { change: [-2, 1], propensity: ([P = 0]: readonly number[]) => (k1 * P * (P - 1)) / 2 },
      { change: [2, -1], propensity: ([, D = 0]: readonly number[]) => k2 * D },
    ],
  };
  const moments = (law: CountLaw, k: 0 | 1) => meanAndVariance(law, (n) => n[k] as number);
  const now = finiteStateProjection(kinetics, [n0, 0], t);
  const late = steadyLaw(kinetics, [n0, 0]);
  const [[P, varP], [D, varD], [late1, late2]] = [moments(now, 0), moments(now, 1), moments(late, 1)];
  return { mean_P: P, var_P: varP, mean_P2: D, var_P2: varD, mean_P2_eq: late1, var_P2_eq: late2 };
}

/** `pairs`: combinations of two, P(P - 1)/2; else P^2/2, as of rates that forget that two are needed. */
function dimerSetup(given: Parameters, budget: Budget, pairs: boolean): Setup {
  const { k1, k2, n0, t } = given as unknown as Dimer;
  const network = {
    species: { P: n0, P2: 0 },
    given: pairs
      ? [reaction("2 P <-> P2", { forward: k1, backward: k2 })]
      : [reaction("2 P -> P2", { propensity: `P >= 2 ? ${k1}*P*P/2 : 0` }), reaction("P2 -> 2 P", k2)],
  };
  return {
    experiments: {
      counts: asked({ ...network, duration: t }, budget),
      steady: asked({ ...network, duration: LATE / (k2 + 2 * k1 * Math.sqrt(n0)), point: 1 }, budget),
    },
    quantities: {
      mean_P: of("counts", mean("P")),
      var_P: of("counts", variance("P")),
      mean_P2: of("counts", mean("P2")),
      var_P2: of("counts", variance("P2")),
      mean_P2_eq: of("steady", mean("P2")),
      var_P2_eq: of("steady", variance("P2")),
    },
  };
}

export const dimerisation: Claim = {
  id: "evans2008-dsmts-dimerisation",
  citation: "D.A. McQuarrie, J. Appl. Prob. 4, 413 (1967); T.W. Evans et al., Bioinformatics 24, 285 (2008)",
  formula: "2P <-> P2 at k1 P(P - 1)/2 and k2 P2: the law is the master equation's",
  parameters: { k1: "per pair", k2: "per dimer", n0: "monomers at the start", t: "time" },
  ofReference: [],
  references: evans2008DimerisationReferences as Claim["references"],
  source: "master equation by finite state projection",
  theory: dimerTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => dimerSetup(p, budget, true),
  judged: () => ["mean_P", "var_P", "mean_P2", "var_P2", "mean_P2_eq", "var_P2_eq"],
  // P + 2 P2 is conserved
  pooled: () => ["mean_P", "var_P", "mean_P2_eq", "var_P2_eq"],
  acceptance: JUMPS,
  control: {
    says: "P^2/2 pairs instead of P(P - 1)/2",
    breaks: "mean_P",
    setup: (p, budget) => dimerSetup(p, budget, false),
  },
};
