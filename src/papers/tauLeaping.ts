// The bias of leaps, held against what leaps themselves must give, and seen to be off what single events give: births and deaths with Poisson
// firings, dimers with binomial ones.
import { type EstimateRequest, mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import type { Reaction, ReactionExperiment, ReactionMethod, TauLeap } from "../spec/reaction/reaction.js";
import { leapLaw, momentsOf } from "../theory/reaction/leap.js";
import { finiteStateProjection } from "../theory/reaction/projection.js";
import {
  type Acceptance,
  type Budget,
  type Claim,
  JUMPS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { cao2006TauLeapDimerisationReferences } from "./references/cao2006TauLeapDimerisation.js";
import { gillespie2001TauLeapBiasReferences } from "./references/gillespie2001TauLeapBias.js";
import { times } from "./smallNetworks.js";

/** The catalogue's: the numbers of events one by one are rejected by ten errors. */
const REJECTING: Acceptance = { ...JUMPS, resolved: 10 };

interface Asked {
  readonly start: number;
  readonly given: readonly Reaction[];
  readonly method: ReactionMethod;
  readonly duration: number;
  readonly point: number;
  readonly factor?: number;
}

function counts(
  { start, given, method, duration, point, factor = 1 }: Asked,
  budget: Budget,
): ReactionExperiment {
  const { trajectories, seed } = times(budget, factor);
  return experiment({
    system: reactions({ species: { X: start }, reactions: given, constants: "stochastic" }),
    method,
    control: { duration, ramps: {} },
    ensemble: { trajectories, seed, point },
  });
}

const EXACT: ReactionMethod = { scheme: "gillespie" };

const difference = (run: string, from: string, request: EstimateRequest): Quantity => ({
  kind: "sum",
  terms: [
    { run, request },
    { run: from, request, factor: -1 },
  ],
});

/** How far a mean is from the one of single events, by the sign of the bias: above 0 by ten errors. */
const apart = (run: string, exact: number, sign: 1 | -1): Quantity => ({
  kind: "function",
  run,
  request: mean("X"),
  value: (x) => sign * (x - exact),
  slope: () => sign,
});

type Birth = {
  readonly k: number;
  readonly g: number;
  readonly tau: number;
  readonly n0: number;
  readonly nsteps: number;
};

/** Relaxation times after which the variance is the stationary one to 5e-5. */
const SETTLED = 5;
/** Of the trajectories: so many where each takes SETTLED relaxation times. */
const FEW = 0.6;

function birthTheory(given: Parameters) {
  const { k, g, tau, n0, nsteps } = given as unknown as Birth;
  const kept = 1 - g * tau;
  let [m, v] = [n0, 0];
  for (let step = 0; step < nsteps; step++) {
    v = v * kept * kept + k * tau + g * tau * m;
    m = m * kept + k * tau;
  }
  const left = math.exp(-g * tau * nsteps);
  const exact = (k / g) * (1 - left) + n0 * left;
  return {
    mean_tau: m,
    var_tau: v,
    mean_exact: exact,
    var_exact: exact - n0 * left * left,
    var_tau_ss: k / g / (1 - (g * tau) / 2),
    var_exact_ss: k / g,
    weak_error_mean: m - exact,
  };
}

/** A bias of a hundredth of the standard deviation takes twice the trajectories to see by ten errors. */
const samplesFor = ({ g, tau }: Birth): number => (g * tau < 0.1 ? 2 : 1);

function birthSetup(given: Parameters, budget: Budget, firings: TauLeap["firings"]): Setup {
  const p = given as unknown as Birth;
  const { k, g, tau, n0, nsteps } = p;
  const network = [reaction("0 -> X", k), reaction("X -> 0", g)];
  const leap: ReactionMethod = { scheme: "tauLeap", dt: tau, firings };
  const late = tau * Math.ceil(SETTLED / (g * tau));
  const centre = Math.round(k / g);
  const factor = samplesFor(p);
  const now = { start: n0, given: network, duration: tau * nsteps };
  const then = { start: centre, given: network, duration: late, factor: FEW };
  const { mean_exact } = birthTheory(given);
  return {
    experiments: {
      leaps: counts({ ...now, method: leap, point: 0, factor }, budget),
      events: counts({ ...now, method: EXACT, point: 1 }, budget),
      steadyLeaps: counts({ ...then, method: leap, point: 2 }, budget),
      steadyEvents: counts({ ...then, method: EXACT, point: 3 }, budget),
    },
    quantities: {
      mean_tau: of("leaps", mean("X")),
      var_tau: of("leaps", variance("X")),
      mean_exact: of("events", mean("X")),
      var_exact: of("events", variance("X")),
      var_tau_ss: of("steadyLeaps", variance("X")),
      var_exact_ss: of("steadyEvents", variance("X")),
      weak_error_mean: difference("leaps", "events", mean("X")),
      rejects_mean_exact: apart("leaps", mean_exact, 1),
      ...(firings === "poisson" ? { taken_back: of("leaps", mean("takenBack")) } : {}),
    },
  };
}

const BIRTH_NUMBERS = ["mean_tau", "var_tau", "mean_exact", "var_exact", "var_tau_ss", "var_exact_ss"];

export const tauLeapBias: Claim = {
  id: "gillespie2001-tau-leap-bias",
  citation:
    "D.T. Gillespie, J. Chem. Phys. 115, 1716 (2001); M. Rathinam et al., J. Chem. Phys. 119, 12784 (2003)",
  formula: "m' = m(1 - g tau) + k tau, V' = V(1 - g tau)^2 + k tau + g tau m; V_ss = (k/g)/(1 - g tau/2)",
  parameters: {
    k: "births per time",
    g: "deaths per head",
    tau: "length of a leap",
    n0: "count at the start",
    nsteps: "leaps",
  },
  ofReference: [],
  references: gillespie2001TauLeapBiasReferences as Claim["references"],
  source: "recursion of a leap, closed form",
  theory: birthTheory,
  trajectories: 1_000_000,
  discrete: true,
  setup: (p, budget) => birthSetup(p, budget, "poisson"),
  judged: () => [...BIRTH_NUMBERS, "rejects_mean_exact"],
  least: () => ({ rejects_mean_exact: 0 }),
  acceptance: REJECTING,
  control: {
    says: "binomial deaths: the same mean",
    breaks: "var_tau",
    setup: (p, budget) => birthSetup(p, budget, "binomial"),
  },
};

type Dimer = { readonly c: number; readonly n0: number; readonly tau: number; readonly nsteps: number };

/** Leaps in the time of a set whose biases give the order. */
const [COARSE, FINE] = [10, 40];
const LN_SPAN = math.log(FINE / COARSE);

const orderOf = (coarse: number, fine: number): number => math.log(coarse / fine) / LN_SPAN;

function dimerTheory(given: Parameters) {
  const { c, n0, tau, nsteps } = given as unknown as Dimer;
  const propensity = (n: number): number => (c * n * (n - 1)) / 2;
  const pairs = [{ change: -2, propensity, limit: (n: number) => Math.floor(n / 2) }];
  const leaping = (leaps: number) => momentsOf(leapLaw(pairs, n0, (tau * nsteps) / leaps, leaps, n0));
  const kinetics = {
    species: 1,
    reactions: [{ change: [-2], propensity: ([n = 0]: readonly number[]) => propensity(n) }],
  };
  const { states, probabilities } = finiteStateProjection(kinetics, [n0], tau * nsteps);
  const law = new Float64Array(n0 + 1);
  states.forEach(([n = 0], i) => {
    law[n] = probabilities[i] as number;
  });
  const exact = momentsOf(law);
  const own = leaping(nsteps);
  const [coarse, fine] = [leaping(COARSE), leaping(FINE)];
  return {
    mean_tau: own.mean,
    var_tau: own.variance,
    mean_exact: exact.mean,
    var_exact: exact.variance,
    bias_mean: own.mean - exact.mean,
    bias_var: own.variance - exact.variance,
    order: orderOf(coarse.mean - exact.mean, fine.mean - exact.mean),
  };
}

function dimerSetup(given: Parameters, budget: Budget, firings: TauLeap["firings"]): Setup {
  const { c, n0, tau, nsteps } = given as unknown as Dimer;
  const network = { start: n0, given: [reaction("2 X -> 0", c)], duration: tau * nsteps };
  const { mean_exact } = dimerTheory(given);
  const named = (leaps: number): string => `leaps${leaps}`;
  const runs = [...new Set([COARSE, FINE, nsteps])].map((leaps, point): [string, ReactionExperiment] => {
    const method: ReactionMethod = { scheme: "tauLeap", dt: network.duration / leaps, firings };
    return [named(leaps), counts({ ...network, method, point: point + 1 }, budget)];
  });
  const ends = [COARSE, FINE].map((leaps) => ({ run: named(leaps), request: mean("X") }));
  const order = ([coarse, fine]: readonly number[]): number =>
    orderOf((coarse as number) - mean_exact, (fine as number) - mean_exact);
  const own = named(nsteps);
  return {
    experiments: {
      ...Object.fromEntries(runs),
      events: counts({ ...network, method: EXACT, point: 0 }, budget),
    },
    quantities: {
      mean_tau: of(own, mean("X")),
      var_tau: of(own, variance("X")),
      mean_exact: of("events", mean("X")),
      var_exact: of("events", variance("X")),
      bias_mean: difference(own, "events", mean("X")),
      bias_var: difference(own, "events", variance("X")),
      rejects_mean_exact: apart(own, mean_exact, -1),
      order: { kind: "combination", terms: ends, value: order },
      order_below: { kind: "combination", terms: ends, value: (means) => 1.1 - order(means) },
    },
  };
}

export const tauLeapDimerisation: Claim = {
  id: "cao2006-tau-leap-dimerisation",
  citation:
    "T. Tian, K. Burrage, J. Chem. Phys. 121, 10356 (2004); Y. Cao, D.T. Gillespie, L.R. Petzold, J. Chem. Phys. 124, 044109 (2006)",
  formula: "2A -> 0 by binomial leaps: the law is that of the leaps, the bias of the mean has order 1",
  parameters: { c: "per pair", n0: "count at the start", tau: "length of a leap", nsteps: "leaps" },
  ofReference: [],
  references: cao2006TauLeapDimerisationReferences as Claim["references"],
  source: "law of counts by leaps, master equation",
  theory: dimerTheory,
  trajectories: 3_000_000,
  discrete: true,
  setup: (p, budget) => dimerSetup(p, budget, "binomial"),
  judged: () => [
    "mean_tau",
    "var_tau",
    "mean_exact",
    "var_exact",
    "rejects_mean_exact",
    "order",
    "order_below",
  ],
  least: () => ({ rejects_mean_exact: 0, order: 0.9, order_below: 0 }),
  acceptance: REJECTING,
  control: {
    says: "Poisson firings: nearly the same mean",
    breaks: "var_tau",
    setup: (p, budget) => dimerSetup(p, budget, "poisson"),
  },
};
