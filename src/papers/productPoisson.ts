// A driven network of deficiency zero, 2A <-> B <-> A + C <-> 2A: its steady law is a product of Poisson laws on A + 2B + C = M.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { lnFactorial } from "../plan/reaction/lnFactorial.js";
import { reaction } from "../spec/reaction/build.js";
import type { Reactions } from "../spec/reaction/reaction.js";
import { longRun } from "../theory/network/cumulants.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import { spectrum } from "../theory/network/spectrum.js";
import { stationary } from "../theory/network/stationary.js";
import {
  countNetwork,
  entropyOfEvents,
  integralOf,
  meanOf,
  type Reversible,
} from "../theory/reaction/countNetwork.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { andersonCraciunKurtz2010References } from "./references/andersonCraciunKurtz2010.js";
import { exact, once, timeFor } from "./smallNetworks.js";
import { averageOf, LONG_ONES, spreadAbout, steadyCounts } from "./steadyCounts.js";

type Cycle = Readonly<Record<"k12" | "k21" | "k23" | "k32" | "k31" | "k13" | "M", number>>;

function reactionsOf({ k12, k21, k23, k32, k31, k13 }: Cycle): Reversible[] {
  const pairs = ([A = 0]: readonly number[]): number => A * (A - 1);
  const meetings = ([A = 0, , C = 0]: readonly number[]): number => A * C;
  const dimers = ([, B = 0]: readonly number[]): number => B;
  return [
    { change: [-2, 1, 0], forward: (n) => k12 * pairs(n), backward: (n) => k21 * dimers(n) },
    { change: [1, -1, 1], forward: (n) => k23 * dimers(n), backward: (n) => k32 * meetings(n) },
    { change: [1, 0, -1], forward: (n) => k31 * meetings(n), backward: (n) => k13 * pairs(n) },
  ];
}

/**
 * Complex-balanced concentrations up to a factor per conserved quantity: by the matrix-tree theorem the complexes 2A, B, A + C hold
 * K1, K2, K3, and a^2 : b : ac = K1 : K2 : K3 with a = 1.
 */
function balanced({ k12, k21, k23, k32, k31, k13 }: Cycle): readonly [number, number, number] {
  const K1 = k21 * k31 + k32 * k21 + k23 * k31;
  const K2 = k12 * k31 + k12 * k32 + k13 * k32;
  const K3 = k12 * k23 + k13 * k21 + k13 * k23;
  return [1, K2 / K1, K3 / K1];
}

const solved = once((given: Parameters) => {
  const p = given as unknown as Cycle;
  // all counts but (0, 0, M), which nothing leaves and nothing enters
  const network = countNetwork(reactionsOf(p), [p.M, 0, 0], () => true);
  const law = stationary(network.jumps);
  const [a, b, c] = balanced(p);
  const weights = network.states.map(([A = 0, B = 0, C = 0]) =>
    math.exp(
      A * math.log(a) + B * math.log(b) + C * math.log(c) - lnFactorial(A) - lnFactorial(B) - lnFactorial(C),
    ),
  );
  const total = weights.reduce((sum, w) => sum + w, 0);
  return { p, network, law, product: weights.map((w) => w / total) };
});

function theory(given: Parameters) {
  const { p, network, law, product } = solved(given);
  const A = (n: readonly number[]): number => n[0] as number;
  const B = (n: readonly number[]): number => n[1] as number;
  const [meanA, meanB] = [meanOf(network, product, A), meanOf(network, product, B)];
  return {
    mean_A: meanA,
    var_A: meanOf(network, product, (n) => (A(n) - meanA) * (A(n) - meanA)),
    mean_B: meanB,
    var_B: meanOf(network, product, (n) => (B(n) - meanB) * (B(n) - meanB)),
    ep_rate: bathEntropyRate(network.jumps, law),
    cycle_affinity: math.log((p.k12 * p.k23 * p.k31) / (p.k21 * p.k32 * p.k13)),
    product_form_err: law.reduce((most, x, i) => Math.max(most, Math.abs(x - (product[i] as number))), 0),
  };
}

/** Relaxation times of the burn-in. */
const BURN_IN = 12;

/** `constants`: rates of ordered pairs, A(A - 1), or of the control's unordered ones. */
function setup(given: Parameters, budget: Budget, constants: Reactions["constants"]): Setup {
  const { p, network } = solved(given);
  const { mean_A, mean_B, cycle_affinity, product_form_err } = theory(given);
  const square = (k: 0 | 1, m: number) =>
    integralOf(network, (n) => ((n[k] as number) - m) * ((n[k] as number) - m));
  const duration =
    timeFor(
      longRun(network.jumps, [
        integralOf(network, ([A = 0]) => A),
        integralOf(network, ([, B = 0]) => B),
        square(0, mean_A),
        square(1, mean_B),
        entropyOfEvents(network),
      ]),
    ) / LONG_ONES;
  const steady = steadyCounts(
    {
      species: { A: p.M, B: 0, C: 0 },
      given: [
        reaction("2 A <-> B", { forward: p.k12, backward: p.k21 }),
        reaction("B <-> A + C", { forward: p.k23, backward: p.k32 }),
        reaction("A + C <-> 2 A", { forward: p.k31, backward: p.k13 }),
      ],
      constants,
      burnIn: BURN_IN / Math.abs(spectrum(network.jumps)[1]?.re as number),
      duration,
      columns: {
        a: `integral(A)/${duration}`,
        b: `integral(B)/${duration}`,
        aa: `integral((A - ${mean_A})^2)/${duration}`,
        bb: `integral((B - ${mean_B})^2)/${duration}`,
      },
    },
    budget,
  );
  return {
    experiments: { steady },
    quantities: {
      mean_A: averageOf("steady", "a"),
      var_A: spreadAbout("steady", "aa", "a", mean_A),
      mean_B: averageOf("steady", "b"),
      var_B: spreadAbout("steady", "bb", "b", mean_B),
      ep_rate: of("steady", mean(`bathEntropy/${duration}`)),
      cycle_affinity: exact(cycle_affinity),
      product_form_err: exact(product_form_err),
    },
  };
}

export const productPoisson: Claim = {
  id: "anderson-craciun-kurtz2010-product-poisson",
  citation: "D.F. Anderson, G. Craciun, T.G. Kurtz, Bull. Math. Biol. 72, 1947 (2010)",
  formula:
    "deficiency zero: p(n) ~ prod_i c_i^n_i/n_i! on A + 2B + C = M although a cycle is driven; EP = J x affinity",
  parameters: {
    k12: "2A -> B per ordered pair",
    k21: "B -> 2A",
    k23: "B -> A + C",
    k32: "A + C -> B",
    k31: "A + C -> 2A",
    k13: "2A -> A + C per ordered pair",
    M: "A + 2B + C",
  },
  ofReference: [],
  references: andersonCraciunKurtz2010References as Claim["references"],
  source: "closed form, and the stationary law by linear equations",
  theory,
  trajectories: LONG_ONES,
  setup: (p, budget) => setup(p, budget, "rate"),
  judged: (p) => Object.keys(theory(p)),
  pooled: () => ["mean_A", "var_A", "var_B", "ep_rate"],
  acceptance: JUMPS,
  control: {
    says: "A(A - 1)/2 pairs instead of A(A - 1)",
    breaks: "mean_A",
    setup: (p, budget) => setup(p, budget, "stochastic"),
  },
};
