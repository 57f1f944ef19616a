// Jumps whose rate goes up and down as a (1 + b sin(om t)): counted alone, and as one of the two ways of a two-state system.
import { mean, probability, ratio, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment, NetworkStart } from "../spec/network/network.js";
import { counter, momentsDriven } from "../theory/network/drivenMoments.js";
import type { DrivenJumps } from "../theory/network/generator.js";
import { quadrature } from "../theory/network/quadrature.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { LEVEL, ofCounts } from "./laws.js";
import { anderson2007DrivenTwoLevelReferences } from "./references/anderson2007DrivenTwoLevel.js";
import { lewisShedler1979PoissonReferences } from "./references/lewisShedler1979Poisson.js";
import { AIM, times } from "./smallNetworks.js";
import { inPieces, perPiece, pieces, staying } from "./survival.js";

interface Wave {
  readonly a: number;
  readonly b: number;
  readonly om: number;
}

/** ∫ a (1 + b sin(om s)) ds over (0, t). */
const hazard = ({ a, b, om }: Wave, t: number): number => a * t + (a * b * (1 - math.cos(om * t))) / om;
/** The rate, at a time after `begin`; `wave` is sin, and shifted in a control. */
const formula = ({ a, b, om }: Wave, begin = 0, wave = "sin", late = 0): string =>
  `${a}*(1 + ${b}*${wave}(${om}*(t + ${begin - late})))`;

type TwoLevel = Wave & { readonly w10: number; readonly p1_0: number; readonly t: number };

function drivenJumps(p: TwoLevel): DrivenJumps {
  const { a, b, om, w10 } = p;
  return {
    breaks: [],
    at: (t) => ({
      states: 2,
      channels: [
        { from: 0, to: 1, rate: a * (1 + b * math.sin(om * t)), entropy: Number.NaN },
        { from: 1, to: 0, rate: w10, entropy: Number.NaN },
      ],
    }),
  };
}

function twoLevelTheory(given: Parameters) {
  const p = given as unknown as TwoLevel;
  const {
    probabilities,
    mean: K,
    covariance: C,
  } = momentsDriven(drivenJumps(p), [1 - p.p1_0, p.p1_0], 0, p.t, [counter([1, 1])]);
  const slowest = p.a * (1 - p.b);
  const last = 40 / Math.max(slowest, 0.2 * p.a);
  const panels = Math.ceil(last * (p.a + p.om));
  return {
    p1_t: probabilities[1] as number,
    mean_jumps: K[0] as number,
    var_jumps: C[0]?.[0] as number,
    p_no_jump_from0: math.exp(-hazard(p, p.t)),
    p_no_jump_from1: math.exp(-p.w10 * p.t),
    mean_first_jump_from0: quadrature((t) => math.exp(-hazard(p, t)), 0, last, panels),
  };
}

/** Beyond this many nats nothing is seen to stay, in pieces or not. */
const HOPELESS = 14;
const SAMPLES = 1_000_000;

/** `late`: how much the rate lags behind the one that the parameters name, 0 but in the control. */
function twoLevelSetup(given: Parameters, budget: Budget, late: number): Setup {
  const p = given as unknown as TwoLevel;
  const { w10, p1_0, t } = p;
  const run = (
    start: NetworkStart,
    [begin, duration]: readonly [number, number],
    point: number,
    count: number,
    stop?: string,
  ): NetworkExperiment => {
    const { trajectories, seed } = times(budget, count / SAMPLES);
    return experiment({
      system: {
        dynamics: "network",
        kT: 1,
        fields: {},
        states: { s0: 0, s1: 0 },
        edges: [{ from: "s0", to: "s1", forward: formula(p, begin, "sin", late), backward: w10 }],
        start,
      },
      method: { scheme: "gillespie" },
      control: { duration, ramps: {} },
      record: {},
      ...(stop === undefined ? {} : { stop }),
      ensemble: { trajectories, seed, point },
    });
  };
  const at = (state: string): NetworkStart => ({ kind: "point", at: state });
  const [h0, h1] = [(s: number) => hazard(p, s), (s: number) => w10 * s];
  const hopeless = h0(t) > HOPELESS;
  const [cuts0, cuts1] = [hopeless ? [0, t] : pieces(t, h0), pieces(t, h1)];
  const each0 = hopeless ? SAMPLES : perPiece(cuts0, h0(t));
  const each1 = perPiece(cuts1, h1(t));
  return {
    experiments: {
      whole: run({ kind: "probabilities", of: { s0: 1 - p1_0, s1: p1_0 } }, [0, t], 0, 2 * SAMPLES),
      ...inPieces("off", cuts0, (begin, length, k) => run(at("s0"), [begin, length], 10 + k, each0)),
      ...inPieces("on", cuts1, (begin, length, k) => run(at("s1"), [begin, length], 30 + k, each1)),
      first: run(at("s0"), [0, 100 / p.a + 40 / p.om], 3, SAMPLES, "jumps >= 1"),
    },
    quantities: {
      p1_t: of("whole", probability("state == 1")),
      mean_jumps: of("whole", mean("jumps")),
      var_jumps: of("whole", variance("jumps")),
      p_no_jump_from0: hopeless ? of("off0", probability("jumps == 0")) : staying("off", cuts0),
      p_no_jump_from1: staying("on", cuts1),
      mean_first_jump_from0: of("first", mean("stopTime")),
    },
  };
}

export const drivenTwoLevel: Claim = {
  id: "anderson2007-mnrm-driven-two-level",
  citation: "D.F. Anderson, J. Chem. Phys. 127, 214107 (2007); P.A.W. Lewis, G.S. Shedler (1979)",
  formula:
    "dp1/dt = a (1 + b sin(om t)) p0 - w10 p1, P(no jump) = exp(-∫w dt): rates are not frozen while waiting",
  parameters: {
    a: "mean rate 0 -> 1",
    b: "how much of it goes up and down",
    om: "angular frequency",
    w10: "rate 1 -> 0",
    p1_0: "probability of 1 at the start",
    t: "time",
  },
  ofReference: [],
  references: anderson2007DrivenTwoLevelReferences as Claim["references"],
  source: "master equation; quadrature",
  theory: twoLevelTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => twoLevelSetup(p, budget, 0),
  judged: (p) => Object.keys(twoLevelTheory(p)),
  // what cannot be seen to stay is 0 to the precision of a probability
  scales: (p) =>
    hazard(p as unknown as Wave, p.t as number) > HOPELESS ? { p_no_jump_from0: 1 } : { none: 1 },
  acceptance: JUMPS,
  control: {
    says: "a rate that is late by half a unit of time",
    breaks: "p1_t",
    setup: (p, budget) => twoLevelSetup(p, budget, 0.5),
  },
};

type Counted = Wave & { readonly t: number };

const poisson = (mean: number, n: number): number => {
  let p = math.exp(-mean);
  for (let k = 1; k <= n; k++) p *= mean / k;
  return p;
};

function countedTheory(given: Parameters) {
  const p = given as unknown as Counted;
  const m = hazard(p, p.t);
  return {
    mean: m,
    var: m,
    p0: math.exp(-m),
    p_round: poisson(m, Math.round(m)),
    frac_first_half: hazard(p, p.t / 2) / m,
  };
}

function countedSetup(given: Parameters, budget: Budget, wave: "sin" | "cos"): Setup {
  const p = given as unknown as Counted;
  const { t } = p;
  const m = hazard(p, t);
  const run = (
    [begin, duration]: readonly [number, number],
    columns: Readonly<Record<string, string>>,
    point: number,
    count: number,
  ): NetworkExperiment => {
    const { trajectories, seed } = times(budget, count / SAMPLES);
    return experiment({
      system: {
        dynamics: "network",
        kT: 1,
        fields: {},
        states: { here: 0 },
        edges: [
          { from: "here", to: "here", counts: { N: [1, 0] }, forward: formula(p, begin, wave), backward: 0 },
        ],
        start: { kind: "point", at: "here" },
      },
      method: { scheme: "gillespie" },
      control: { duration, ramps: {} },
      record: { columns },
      ensemble: { trajectories, seed, point },
    });
  };
  const cuts = pieces(t, (s) => hazard(p, s));
  const round = poisson(m, Math.round(m));
  const seen = Array.from({ length: 100 }, (_, n) => [poisson(m, n), n] as const).filter(
    ([share]) => share * SAMPLES >= 10,
  );
  return {
    experiments: {
      counted: run([0, t], {}, 0, (1 - round) / (round * AIM * AIM)),
      half: run([0, t], { half: `at(${t / 2}, N)` }, 1, SAMPLES),
      ...inPieces("none", cuts, (begin, length, k) => run([begin, length], {}, 10 + k, perPiece(cuts, m))),
    },
    quantities: {
      mean: of("counted", mean("N")),
      var: of("counted", variance("N")),
      p0: staying("none", cuts),
      p_round: of("counted", probability(`N == ${Math.round(m)}`)),
      frac_first_half: of("half", ratio("half", "N")),
      law: {
        kind: "test",
        columns: [{ run: "half", column: "N" }],
        value: ([N = new Float64Array(0)]) =>
          ofCounts(
            N,
            seen[0]?.[1] as number,
            seen.map(([q]) => q),
          ),
      },
    },
  };
}

export const inhomogeneousPoisson: Claim = {
  id: "lewis-shedler1979-inhomogeneous-poisson",
  citation: "P.A.W. Lewis, G.S. Shedler, Nav. Res. Logist. Q. 26, 403 (1979)",
  formula: "N(t) is Poisson with the mean ∫ a (1 + b sin(om s)) ds",
  parameters: {
    a: "mean rate",
    b: "how much of it goes up and down",
    om: "angular frequency",
    t: "time",
  },
  ofReference: [],
  references: lewisShedler1979PoissonReferences as Claim["references"],
  source: "closed form",
  theory: countedTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => countedSetup(p, budget, "sin"),
  judged: (p) => [...Object.keys(countedTheory(p)), "law"],
  least: () => ({ law: LEVEL }),
  acceptance: JUMPS,
  control: {
    says: "the rate of the other phase, cos instead of sin",
    breaks: "mean",
    setup: (p, budget) => countedSetup(p, budget, "cos"),
  },
};
