// A receptor that is read for a time T: how well its occupancy tells a concentration.
import { mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { bergPurcell1977References } from "./references/bergPurcell1977.js";

type Receptor = Readonly<Record<"kc" | "koff" | "T", number>>;

function theory(given: Parameters) {
  const { kc, koff, T } = given as unknown as Receptor;
  const tau = 1 / (kc + koff);
  const p = kc * tau;
  const share = tau / T;
  const var_occupancy = 2 * p * (1 - p) * share * (1 + share * math.expm1(-T / tau));
  const n_bindings = (1 - p) * kc * T;
  return {
    p,
    var_occupancy,
    // p(1 - p) is what ln c changes p by
    rel_err2: var_occupancy / (p * p * (1 - p) * (1 - p)),
    bp_limit: 2 / n_bindings,
    ml_limit: 1 / n_bindings,
    n_bindings,
  };
}

const SAMPLES = 2_000_000;
/** Relaxation times before T begins. */
const FORGOTTEN = 28;

/** `occupancy`: the time average of the state, but in the control. */
function setup(given: Parameters, { trajectories, seed }: Budget, occupancy: string): Setup {
  const { kc, koff, T } = given as unknown as Receptor;
  const window = experiment({
    system: reactions({
      species: { Free: 1, Bound: 0 },
      reactions: [reaction("Free <-> Bound", { forward: kc, backward: koff, counts: { bindings: [1, 0] } })],
      start: { kind: "steady", burnIn: FORGOTTEN / (kc + koff) },
    }),
    control: { duration: T, ramps: {} },
    record: { columns: { occupancy: `integral(Bound)/${T}`, free: "integral(Free)" } },
    ensemble: { trajectories, seed },
  });
  const { p } = theory(given);
  const slope = p * p * (1 - p) * (1 - p);
  return {
    experiments: { window },
    quantities: {
      p: of("window", mean(occupancy)),
      var_occupancy: of("window", variance(occupancy)),
      rel_err2: {
        kind: "function",
        run: "window",
        request: variance(occupancy),
        value: (x) => x / slope,
        slope: () => 1 / slope,
      },
      bp_limit: {
        kind: "function",
        run: "window",
        request: mean("bindings"),
        value: (x) => 2 / x,
        slope: (x) => -2 / (x * x),
      },
      // d ln P(path)/d ln c = bindings - kc x free time: the most likely c is off by as much as this scatters, at any T
      ml_limit: {
        kind: "combination",
        terms: [
          { run: "window", request: variance(`bindings - ${kc}*free`) },
          { run: "window", request: mean("bindings") },
        ],
        value: ([score = 0, n = 1]) => score / (n * n),
      },
      n_bindings: of("window", mean("bindings")),
    },
  };
}

export const receptorOccupancy: Claim = {
  id: "berg-purcell1977-occupancy",
  citation:
    "H.C. Berg, E.M. Purcell, Biophys. J. 20, 193 (1977); R.G. Endres, N.S. Wingreen, Phys. Rev. Lett. 103, 158101 (2009)",
  formula:
    "Var = 2p(1 - p) s [1 - s (1 - e^(-1/s))], s = tau/T: (dc/c)^2 -> 2/N_b; 1/N_b by maximum likelihood",
  parameters: { kc: "bindings per time while free", koff: "releases per time", T: "time of averaging" },
  ofReference: [],
  references: bergPurcell1977References as Claim["references"],
  source: "closed form",
  theory,
  trajectories: SAMPLES,
  setup: (p, budget) => setup(p, budget, "occupancy"),
  judged: (p) => Object.keys(theory(p)),
  pooled: () => ["p", "var_occupancy", "ml_limit"],
  acceptance: JUMPS,
  control: {
    says: "one look at the end instead of a time average",
    breaks: "var_occupancy",
    setup: (p, budget) => setup(p, budget, "Bound"),
  },
};
