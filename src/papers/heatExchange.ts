// Heat through a two-level system from a hot to a cold bath.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type Functional, longRun } from "../theory/network/cumulants.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import type { Jumps } from "../theory/network/generator.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Quantity, type Setup } from "./claim.js";
import { jarzynskiWojcik2004HeatExchangeReferences } from "./references/jarzynskiWojcik2004HeatExchange.js";
import { stayOf, timeFor, times } from "./smallNetworks.js";
import { growing, growthOf, planOf, rateOf, reachable, steadyPlan } from "./tilting.js";

interface Baths {
  readonly E: number;
  readonly g1: number;
  readonly g2: number;
  readonly b1: number;
  readonly b2: number;
  readonly lam: number;
}

const bathsOf = (p: Parameters): Baths => p as unknown as Baths;

/** Up and down by bath 1, up and down by bath 2. */
function jumpsOf({ E, g1, g2, b1, b2 }: Baths): Jumps {
  const pair = (g: number, b: number) => {
    const filled = 1 / (1 + math.exp(b * E));
    return [
      { from: 0, to: 1, rate: g * filled, entropy: -b * E },
      { from: 1, to: 0, rate: g * (1 - filled), entropy: b * E },
    ];
  };
  return { states: 2, channels: [...pair(g1, b1), ...pair(g2, b2)] };
}

/** Heat to bath 2. */
const heatOf = ({ E }: Baths): Functional => ({ jump: [0, 0, -E, E] });
/** Exponents of e^(-lambda Q) and of its mirror. */
const exponents = ({ lam, b1, b2 }: Baths) => ({ theta: [-lam], theta_reflected: [lam - (b2 - b1)] });
const NAMES = ["theta", "theta_reflected"] as const;

function theory(given: Parameters) {
  const p = bathsOf(given);
  const jumps = jumpsOf(p);
  const steady = stationary(jumps);
  const { mean: Q, covariance: C } = longRun(jumps, [heatOf(p)]);
  const theta = (name: (typeof NAMES)[number]): number =>
    growing(jumps, [heatOf(p)], exponents(p)[name]).theta;
  return {
    mean_heat_rate: Q[0] as number,
    var_rate: C[0]?.[0] as number,
    ep_rate: bathEntropyRate(jumps, steady),
    theta: theta("theta"),
    theta_reflected: theta("theta_reflected"),
    p1: steady[1] as number,
  };
}

const SAMPLES = 1_000_000;
/** Long trajectories, for means. */
const FEW = 16_384;

/** `cold`: inverse temperature of bath 2, b2 but in the control. */
function setup(given: Parameters, budget: Budget, cold: number): Setup {
  const p = bathsOf(given);
  const jumps = jumpsOf(p);
  const Q = [heatOf(p)];
  const plan = steadyPlan(jumps, Q, []);
  const total = timeFor(longRun(jumps, [...Q, stayOf(jumps, 1)])) / FEW;
  const { t, count: samples } = planOf(
    jumps,
    Q,
    NAMES.map((name) => exponents(p)[name]),
  );
  const r = NAMES.map((name) => growing(jumps, Q, exponents(p)[name]).lnr);
  const h = plan.excesses.h0 as number[];
  const alone = (
    duration: number,
    columns: Readonly<Record<string, string>>,
    point: number,
    { trajectories, seed }: Budget,
  ): NetworkExperiment =>
    experiment({
      system: {
        dynamics: "network",
        baths: { hot: { kT: 1 / p.b1 }, cold: { kT: 1 / cold } },
        fields: {},
        states: {
          s0: { energy: 0, h0: h[0] as number, r0: r[0]?.[0] as number, r1: r[1]?.[0] as number },
          s1: { energy: p.E, h0: h[1] as number, r0: r[0]?.[1] as number, r1: r[1]?.[1] as number },
        },
        edges: [
          { from: "s0", to: "s1", bath: "hot", fermi: p.g1 },
          { from: "s0", to: "s1", bath: "cold", fermi: p.g2 },
        ],
        start: { kind: "steady" },
      },
      method: { scheme: "gillespie" },
      control: { duration, ramps: {} },
      record: { columns },
      ensemble: { trajectories, seed, point },
    });
  const tilted = (name: (typeof NAMES)[number], ln: string): Quantity => {
    const [z] = exponents(p)[name];
    return rateOf("tilted", `${z}*heat_cold + ${ln} - ${ln}Start`, t, reachable(jumps, Q, [z as number]));
  };
  const columns = { up: "integral(state == s1)" };
  return {
    experiments: {
      long: alone(total, columns, 0, times(budget, FEW / SAMPLES)),
      short: alone(plan.t, {}, 2, times(budget, plan.count / SAMPLES)),
      tilted: alone(t, {}, 1, times(budget, samples / SAMPLES)),
    },
    quantities: {
      mean_heat_rate: of("long", mean(`heat_cold/${total}`)),
      var_rate: growthOf("short", plan.t, ["heat_cold", 0]),
      ep_rate: of("long", mean(`bathEntropy/${total}`)),
      theta: tilted("theta", "r0"),
      theta_reflected: tilted("theta_reflected", "r1"),
      p1: of("long", mean(`up/${total}`)),
    },
  };
}

export const heatExchange: Claim = {
  id: "jarzynski-wojcik2004-heat-exchange",
  citation: "C. Jarzynski, D.K. Wojcik, PRL 92, 230602 (2004)",
  formula: "theta(lambda) = lim ln<e^(-lambda Q)>/t = theta(b2 - b1 - lambda), Q to the cold bath",
  parameters: {
    E: "gap",
    g1: "rate of the hot bath",
    g2: "rate of the cold bath",
    b1: "1/kT of the hot bath",
    b2: "1/kT of the cold bath",
    lam: "lambda",
  },
  ofReference: [],
  references: jarzynskiWojcik2004HeatExchangeReferences as Claim["references"],
  source: "stationary state, largest eigenvalue of the tilted generator",
  theory,
  trajectories: SAMPLES,
  setup: (p, budget) => setup(p, budget, bathsOf(p).b2),
  // an average that rests on rare trajectories is not
  judged: (p) =>
    Object.keys(theory(p)).filter(
      (name) =>
        !(name === "theta" || name === "theta_reflected") ||
        reachable(jumpsOf(bathsOf(p)), [heatOf(bathsOf(p))], exponents(bathsOf(p))[name]),
    ),
  pooled: () => ["mean_heat_rate", "var_rate", "theta", "p1"],
  acceptance: JUMPS,
  control: {
    says: "the cold bath is a tenth warmer",
    breaks: "mean_heat_rate",
    setup: (p, budget) => setup(p, budget, 0.9 * bathsOf(p).b2),
  },
};
