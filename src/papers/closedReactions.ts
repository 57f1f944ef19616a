// A + B <-> C in a closed vessel: what is produced of entropy until t is how much nearer the law of the counts has come to equilibrium.
import { mean, shannon, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { lnFactorial } from "../plan/reaction/lnFactorial.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import { propagate } from "../theory/network/propagator.js";
import { spectrum } from "../theory/network/spectrum.js";
import { stationary } from "../theory/network/stationary.js";
import { countNetwork, meanOf } from "../theory/reaction/countNetwork.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Quantity, type Setup } from "./claim.js";
import { raoEsposito2016References } from "./references/raoEsposito2016.js";
import { exact, once } from "./smallNetworks.js";

type Closed = Readonly<Record<"kf" | "kr" | "A0" | "B0" | "t", number>>;

const solved = once((given: Parameters) => {
  const { kf, kr, A0, B0, t } = given as unknown as Closed;
  const network = countNetwork(
    [{ change: [1], forward: ([C = 0]) => kf * (A0 - C) * (B0 - C), backward: ([C = 0]) => kr * C }],
    [0],
    ([C = 0]) => C <= Math.min(A0, B0),
  );
  const start = network.states.map((_, i) => (i === 0 ? 1 : 0));
  // prod_i c_i^n_i/n_i! with c_C/(c_A c_B) = kf/kr
  const weights = network.states.map(([C = 0]) =>
    math.exp(C * math.log(kf / kr) - lnFactorial(A0 - C) - lnFactorial(B0 - C) - lnFactorial(C)),
  );
  const total = weights.reduce((sum, w) => sum + w, 0);
  return {
    network,
    soon: propagate(network.jumps, start, t),
    equilibrium: weights.map((w) => w / total),
    steady: stationary(network.jumps),
    relaxation: 1 / Math.abs(spectrum(network.jumps)[1]?.re as number),
  };
});

function theory(given: Parameters) {
  const { network, soon, equilibrium, steady } = solved(given);
  const moments = (p: ArrayLike<number>): readonly [number, number] => {
    const first = meanOf(network, p, ([C = 0]) => C);
    return [first, meanOf(network, p, ([C = 0]) => (C - first) * (C - first))];
  };
  const [[mean_C_t, var_C_t], [mean_C_eq, var_C_eq]] = [moments(soon), moments(equilibrium)];
  const D0 = -math.log(equilibrium[0] as number);
  const left = soon.reduce(
    (sum, p, i) => (p > 0 ? sum + p * math.log(p / (equilibrium[i] as number)) : sum),
    0,
  );
  const product_form_err = steady.reduce(
    (most, p, i) => Math.max(most, Math.abs(p - (equilibrium[i] as number))),
    0,
  );
  return { mean_C_t, var_C_t, mean_C_eq, var_C_eq, EP_total: D0 - left, D0, product_form_err };
}

const SAMPLES = 1_000_000;
/** Relaxation times after which nothing is left of the start. */
const LONG = 28;

/**
 * What the bath has got, and Shannon's entropy of the counts, which is 0 at the start: of some ten values, so that the bias of the plug-in
 * estimate, values/2n, is corrected to its next order, 1e-10 of 1e6 trajectories.
 */
const produced = (run: string): Quantity => ({
  kind: "sum",
  terms: [
    { run, request: mean("bathEntropy") },
    { run, request: shannon("C") },
  ],
});

function setup(given: Parameters, { trajectories, seed }: Budget, entropy: (run: string) => Quantity): Setup {
  const { kf, kr, A0, B0, t } = given as unknown as Closed;
  const until = (duration: number, point: number) =>
    experiment({
      system: reactions({
        species: { A: A0, B: B0, C: 0 },
        reactions: [reaction("A + B <-> C", { forward: kf, backward: kr })],
      }),
      control: { duration, ramps: {} },
      ensemble: { trajectories, seed, point },
    });
  return {
    experiments: { soon: until(t, 0), late: until(LONG * solved(given).relaxation, 1) },
    quantities: {
      mean_C_t: of("soon", mean("C")),
      var_C_t: of("soon", variance("C")),
      mean_C_eq: of("late", mean("C")),
      var_C_eq: of("late", variance("C")),
      EP_total: entropy("soon"),
      D0: entropy("late"),
      product_form_err: exact(theory(given).product_form_err),
    },
  };
}

export const closedReactions: Claim = {
  id: "rao-esposito2016-closed-crn-relaxation",
  citation: "R. Rao, M. Esposito, Phys. Rev. X 6, 041064 (2016)",
  formula: "entropy production over [0, t] = D(p_0||p_eq) - D(p_t||p_eq), p_eq a product form",
  parameters: { kf: "A + B -> C", kr: "C -> A + B", A0: "A at the start", B0: "B at the start", t: "time" },
  ofReference: [],
  references: raoEsposito2016References as Claim["references"],
  source: "exponential of the generator; product form",
  theory,
  trajectories: SAMPLES,
  setup: (p, budget) => setup(p, budget, produced),
  judged: (p) => Object.keys(theory(p)),
  // all that is produced is a function of the counts
  pooled: () => ["mean_C_t", "var_C_t", "mean_C_eq", "var_C_eq"],
  acceptance: JUMPS,
  control: {
    says: "entropy production without the entropy of the counts",
    breaks: "EP_total",
    setup: (p, budget) => setup(p, budget, (run) => of(run, mean("bathEntropy"))),
  },
};
