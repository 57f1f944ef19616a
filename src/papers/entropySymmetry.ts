// The entropy production of a steady state in the long run, and the symmetry of its generating function.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { longRun } from "../theory/network/cumulants.js";
import { tilted } from "../theory/network/tilted.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { lebowitzSpohn1999SymmetryReferences } from "./references/lebowitzSpohn1999Symmetry.js";
import {
  diamond,
  entropyOf,
  exact,
  jumpsOf,
  lawOf,
  leftAlone,
  ring3,
  times,
  type Wire,
} from "./smallNetworks.js";
import { growing, growthOf, planOf, rateOf, reachable, steadyPlan } from "./tilting.js";

type List = readonly number[];
interface Small {
  readonly states: number;
  readonly wires: readonly Wire[];
}

function networkOf(p: Settings): Small {
  const [up, down] = [(p.kp ?? p.wf) as List, (p.km ?? p.wb) as List];
  return up.length === 3 ? { states: 3, wires: ring3(up, down) } : { states: 4, wires: diamond(up, down) };
}

const TRAJECTORIES = 1_000_000;

const LAMBDAS = { m05: -0.5, "025": 0.25, "05": 0.5, "075": 0.75, "1": 1, "15": 1.5 };
/** Of the averages over a finite time from a uniform start. */
const FINITE = 3;

function entropyTheory(p: Settings) {
  const { states, wires } = networkOf(p);
  const jumps = jumpsOf(states, wires);
  const S = entropyOf(jumps);
  const run = longRun(jumps, [S]);
  const start = new Float64Array(states).fill(1 / states);
  const thetas = Object.entries(LAMBDAS).flatMap(([name, lambda]) => {
    const g = tilted(jumps, start, FINITE, { jump: Array.from(S.jump, (s) => -lambda * s) });
    return [
      [`theta_${name}`, growing(jumps, [S], [-lambda]).theta],
      [`finite_${name}`, math.log(g.reduce((sum, x) => sum + x, 0)) / FINITE],
    ] as const;
  });
  return {
    ...(Object.fromEntries(thetas) as Readonly<Record<string, number>>),
    ep_rate: run.mean[0] as number,
    var_rate: run.covariance[0]?.[0] as number,
    sym_err: 0,
  };
}

/** As many times the trajectories for averages over that time. */
const FOR_FINITE = 2.4;

/** The tilted averages that can be had to AIM; the finite ones are less far from their start. */
function within(p: Settings): readonly string[] {
  const { states, wires } = networkOf(p);
  const jumps = jumpsOf(states, wires);
  const S = [entropyOf(jumps)];
  const names = Object.entries(LAMBDAS)
    .filter(([, lambda]) => reachable(jumps, S, [-lambda]))
    .map(([name]) => name);
  const finite = ["m05", "025", "05"].filter((name) => names.includes(name));
  return [...names.map((name) => `theta_${name}`), ...finite.map((name) => `finite_${name}`)];
}

/** `direction` -1: the entropy with the wrong sign. */
function entropySetup(p: Settings, budget: Budget, direction: 1 | -1): Setup {
  const { states, wires } = networkOf(p);
  const jumps = jumpsOf(states, wires);
  const S = entropyOf(jumps);
  const { t: total, count, excesses } = steadyPlan(jumps, [S]);
  const { t, count: samples } = planOf(
    jumps,
    [S],
    Object.values(LAMBDAS).map((lambda) => [-lambda]),
  );
  const grown = Object.entries(LAMBDAS).map(
    ([name, lambda]) => [name, lambda, growing(jumps, [S], [-lambda]).lnr] as const,
  );
  const seen = within(p);
  const weights = grown.map(([name, lambda]) => {
    const exponent = `${-direction * lambda}*bathEntropy + r${name} - r${name}Start`;
    const key = `theta_${name}`;
    return [key, rateOf("tilted", exponent, t, seen.includes(key))] as const;
  });
  const finite = Object.entries(LAMBDAS).map(([name, lambda]) => {
    const key = `finite_${name}`;
    return [key, rateOf("finite", `${-direction * lambda}*bathEntropy`, FINITE, seen.includes(key))] as const;
  });
  const attributes = Object.fromEntries(grown.map(([name, , lnr]) => [`r${name}`, lnr] as const));
  const uniform = lawOf(new Float64Array(states).fill(1 / states));
  return {
    experiments: {
      long: leftAlone(
        states,
        wires,
        { duration: total, attributes: excesses },
        times(budget, count / TRAJECTORIES),
      ),
      tilted: leftAlone(
        states,
        wires,
        { duration: t, attributes, point: 1 },
        times(budget, samples / TRAJECTORIES),
      ),
      finite: leftAlone(
        states,
        wires,
        { duration: FINITE, start: uniform, point: 2 },
        times(budget, FOR_FINITE),
      ),
    },
    quantities: {
      ...Object.fromEntries([...weights, ...finite]),
      ep_rate: of("long", mean(`bathEntropy/${total}`)),
      var_rate: growthOf("long", total, ["bathEntropy", 0]),
      sym_err: exact(0),
    },
  };
}

export const entropySymmetry: Claim<Settings> = {
  id: "lebowitz-spohn1999-gc-symmetry",
  citation:
    "G. Gallavotti, E.G.D. Cohen, PRL 74, 2694 (1995); J.L. Lebowitz, H. Spohn, J. Stat. Phys. 95, 333 (1999)",
  formula: "theta(lambda) = lim ln<e^(-lambda S)>/t = theta(1 - lambda)",
  parameters: { net: "ring or diamond" },
  optional: {
    kp: "rates from i to i + 1 of the ring",
    km: "rates back",
    wf: "rates forward of the diamond's edges 01, 12, 23, 30, 02",
    wb: "rates backward",
  },
  ofReference: [],
  references: lebowitzSpohn1999SymmetryReferences,
  source: "largest eigenvalue of the tilted generator; its exponential for t = 3",
  theory: entropyTheory,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => entropySetup(p, budget, 1),
  // <e^(-3S/2)>, and in strongly driven networks <e^-S> and <e^(-3S/4)>, rest on trajectories that are too rare
  judged: (p) => [...within(p), "ep_rate", "var_rate"],
  pooled: () => ["theta_05", "finite_05", "ep_rate", "var_rate"],
  acceptance: JUMPS,
  control: {
    says: "the entropy with the wrong sign",
    breaks: "theta_m05",
    setup: (p, budget) => entropySetup(p, budget, -1),
  },
};
