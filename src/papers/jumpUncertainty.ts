// Uncertainty relations in steady states of networks: how precise a current can be for what it dissipates, and for how much happens.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { longRun } from "../theory/network/cumulants.js";
import {
  type Budget,
  type Claim,
  JUMPS,
  of,
  type Quantity,
  type Setting,
  type Settings,
  type Setup,
} from "./claim.js";
import { bothWays, counting, diamond, jumpsOf, only, ring, type TwoWay, watched } from "./jumpNetworks.js";
import {
  ABOVE,
  earlier,
  precision,
  precisionOf,
  rateOf,
  type Span,
  spanFor,
  varianceRateOf,
} from "./longRun.js";
import { baratoSeifert2015DiamondReferences } from "./references/baratoSeifert2015Diamond.js";
import { baratoSeifert2015UnicycleReferences } from "./references/baratoSeifert2015Unicycle.js";
import { diTerlizziBaiesi2019References } from "./references/diTerlizziBaiesi2019.js";
import { vo2022References } from "./references/vo2022.js";

export const list = (value: Setting | undefined): readonly number[] => value as readonly number[];
export const number = (value: Setting | undefined): number => value as number;

const SOURCE = "linear solves and tilted generators";
/** Errors of variances of 0.13 %, those of their ratio to J^2 below 0.2 %. */
const TRAJECTORIES = 1_600_000;
/** Time in all for an error of J of 0.06 %, in units of Var/J^2; and the longest that is worth it, for 0.19 %. */
const FINE = 1 / (6e-4 * 6e-4);
const LONGEST = 8e8;

/** The steady state of edges that count X. */
function steady(
  edges: readonly TwoWay[],
  d: readonly number[],
  budget: Budget,
): { setup: Setup; span: Span } {
  const jumps = jumpsOf(edges);
  const { fano2 = 0 } = precision(jumps, bothWays(d));
  const span = spanFor(jumps, { total: Math.min(FINE * fano2, LONGEST), trajectories: TRAJECTORIES });
  const columns = { ...earlier("X", span), ...earlier("jumps", span) };
  const experiment = watched(counting(edges, { X: d }), { duration: span.to, columns }, budget);
  return {
    setup: { experiments: { steady: experiment }, quantities: precisionOf("steady", "X", span) },
    span,
  };
}

const uniform = (p: Settings): readonly TwoWay[] => {
  const [kp, km] = [number(p.kp), number(p.km)];
  return ring([kp, kp, kp], [km, km, km]);
};
const THIRD = [1 / 3, 1 / 3, 1 / 3];
const JUDGED = [
  "J",
  "var_rate",
  "ep",
  "activity",
  "fano2",
  "tur",
  "kur",
  "tkur",
  "Q_tur",
  "Q_kur",
  ...Object.keys(ABOVE),
];
/** Independent of one another in a uniform ring, where each step brings the same entropy. */
const INDEPENDENT = ["J", "var_rate", "activity"];
const exact = (value: number): Quantity => ({ kind: "exact", value });

/** a coth(a/2), a = ln(k+/k-). */
const analytic = (p: Settings): number => {
  const a = math.log(number(p.kp) / number(p.km));
  return a / math.tanh(a / 2);
};

const UNIFORM = { kp: "rate forwards", km: "rate backwards" };

export const unicycle: Claim<Settings> = {
  id: "barato-seifert2015-tur-unicycle",
  citation: "A. C. Barato, U. Seifert, PRL 114, 158101 (2015)",
  formula: "Var sigma/J^2 >= 2; a uniform ring has a coth(a/2), a = ln(k+/k-)",
  parameters: UNIFORM,
  ofReference: [],
  references: baratoSeifert2015UnicycleReferences,
  source: SOURCE,
  theory: (p) => ({
    ...precision(jumpsOf(uniform(p)), bothWays(THIRD)),
    Q_analytic: analytic(p),
    Q_analytic_check: analytic(p),
  }),
  trajectories: TRAJECTORIES,
  setup: (p, budget) => {
    const { setup } = steady(uniform(p), THIRD, budget);
    const quantities = {
      ...setup.quantities,
      Q_analytic: exact(analytic(p)),
      Q_analytic_check: exact(analytic(p)),
    };
    return { ...setup, quantities };
  },
  judged: () => [...JUDGED, "Q_analytic", "Q_analytic_check"],
  pooled: () => INDEPENDENT,
  least: () => ABOVE,
  acceptance: JUMPS,
  control: {
    says: "one edge is a tenth as fast, there and back: the affinity is the same, the ring is not uniform",
    breaks: "Q_tur",
    setup: (p, budget) => steady(slowed(uniform(p)), THIRD, budget).setup,
  },
};

const slowed = ([first, ...others]: readonly TwoWay[]): readonly TwoWay[] =>
  first === undefined ? [] : [{ ...first, there: first.there / 10, back: first.back / 10 }, ...others];

const theDiamond = (p: Settings): readonly TwoWay[] => diamond(list(p.wf), list(p.wb));
export const DIAMOND = {
  wf: "rates forwards of the edges 01, 12, 23, 30, 02",
  wb: "rates backwards",
};

/** Where J is small against its spread, J is known to 0.2 % and what is divided by its square is not. */
const blurred = (p: Settings): boolean =>
  (precision(jumpsOf(theDiamond(p)), bothWays(list(p.d))).fano2 as number) * FINE > LONGEST;

export const multicyclic: Claim<Settings> = {
  id: "barato-seifert2015-tur-diamond",
  citation: "T. R. Gingrich, J. M. Horowitz, N. Perunov, J. L. England, PRL 116, 120601 (2016)",
  formula: "Var sigma/J^2 >= 2 for any current of a network with several cycles",
  parameters: { d: "what a jump through each edge counts", ...DIAMOND },
  ofReference: [],
  references: baratoSeifert2015DiamondReferences,
  source: SOURCE,
  theory: (p) => precision(jumpsOf(theDiamond(p)), bothWays(list(p.d))),
  trajectories: TRAJECTORIES,
  setup: (p, budget) => steady(theDiamond(p), list(p.d), budget).setup,
  judged: (p) => (blurred(p) ? JUDGED.filter((name) => !/fano|Q_/.test(name)) : JUDGED),
  pooled: () => INDEPENDENT,
  least: () => ABOVE,
  acceptance: JUMPS,
  control: {
    says: "entropy production of the counted edge alone",
    breaks: "above_tur",
    setup: (p, budget) => {
      const edges = counting(theDiamond(p), {
        K: only(5, 0).map((one) => [one, 0]),
        L: only(5, 0).map((one) => [0, one]),
      });
      const { setup, span } = steady(edges, list(p.d), budget);
      const [there, back, J, C] = [
        rateOf("K", span),
        rateOf("L", span),
        rateOf("X", span),
        varianceRateOf("X", span),
      ];
      const value = "C/J^2 - 2/((there - back)*log(there/back))";
      const request = { kind: "derived" as const, value, of: { there, back, J, C } };
      return { ...setup, quantities: { above_tur: of("steady", request) } };
    },
  },
};

export const kinetic: Claim<Settings> = {
  id: "diterlizzi-baiesi2019-kur",
  citation: "I. Di Terlizzi, M. Baiesi, J. Phys. A 52, 02LT03 (2019); J. P. Garrahan, PRE 95, 032134 (2017)",
  formula: "Var/J^2 >= 1/a for a current and for all jumps, a the jumps per time",
  parameters: { kp: "rates forwards", km: "rates backwards" },
  ofReference: [],
  references: diTerlizziBaiesi2019References,
  source: SOURCE,
  theory: (p) => {
    const jumps = jumpsOf(ring(list(p.kp), list(p.km)));
    const { mean: means, covariance } = longRun(jumps, [{ jump: jumps.channels.map(() => 1) }]);
    const [a, C] = [means[0] as number, covariance[0]?.[0] as number];
    return { ...precision(jumps, bothWays(THIRD)), act_mean: a, act_var_rate: C, act_rel: C / (a * a) };
  },
  trajectories: TRAJECTORIES,
  setup: (p, budget) => {
    const { setup, span } = steady(ring(list(p.kp), list(p.km)), THIRD, budget);
    const [a, C] = [rateOf("jumps", span), varianceRateOf("jumps", span)];
    const quantities = {
      act_mean: of("steady", a),
      act_var_rate: of("steady", C),
      act_rel: of("steady", { kind: "derived", value: "C/a^2", of: { C, a } }),
      act_above: of("steady", { kind: "derived", value: "C/a^2 - 1/a", of: { C, a } }),
    };
    return { ...setup, quantities: { ...setup.quantities, ...quantities } };
  },
  judged: () => [...JUDGED, "act_mean", "act_var_rate", "act_rel", "act_above"],
  pooled: () => [...INDEPENDENT, "act_var_rate"],
  least: () => ({ ...ABOVE, act_above: 0 }),
  acceptance: JUMPS,
  control: {
    says: "jumps through one of the three edges for the activity",
    breaks: "above_kur",
    setup: (p, budget) => {
      const edges = counting(ring(list(p.kp), list(p.km)), { one: [[1, 1]] });
      const { setup, span } = steady(edges, THIRD, budget);
      const [J, C, a] = [rateOf("X", span), varianceRateOf("X", span), mean(`one/${span.to}`)];
      const request = { kind: "derived" as const, value: "C/J^2 - 1/a", of: { C, J, a } };
      return { ...setup, quantities: { above_kur: of("steady", request) } };
    },
  },
};

export const thermodynamicKinetic: Claim<Settings> = {
  id: "vo2022-tkur",
  citation: "V. T. Vo, T. Van Vu, Y. Hasegawa, J. Phys. A 55, 405004 (2022)",
  formula: "Var/J^2 >= (4 a/sigma^2) f(sigma/2a)^2, f the inverse of x tanh x; equal in a uniform ring",
  parameters: UNIFORM,
  ofReference: [],
  references: vo2022References,
  source: "closed form",
  theory: (p) => {
    const found = precision(jumpsOf(uniform(p)), bothWays(THIRD));
    return { ...found, note_uniform_F: found.fano2 as number };
  },
  trajectories: TRAJECTORIES,
  setup: (p, budget) => {
    const { setup } = steady(uniform(p), THIRD, budget);
    return {
      ...setup,
      quantities: { ...setup.quantities, note_uniform_F: setup.quantities.fano2 as Quantity },
    };
  },
  judged: () => [...JUDGED, "note_uniform_F"],
  pooled: () => INDEPENDENT,
  least: () => ABOVE,
  acceptance: JUMPS,
  control: {
    says: "one edge is a tenth as fast, there and back: the bound is not reached",
    breaks: "fano2",
    setup: (p, budget) => steady(slowed(uniform(p)), THIRD, budget).setup,
  },
};
