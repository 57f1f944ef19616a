// Entropy production against the squared Wasserstein distance of the laws at both ends.
import { mean, transport, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, gaussian, overdamped, ramp, schedule } from "../spec/build.js";
import { potential } from "../spec/potentials.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { aurell2012WassersteinReferences } from "./references/aurell2012Wasserstein.js";
import { aurell2012WassersteinGaussReferences } from "./references/aurell2012WassersteinGauss.js";
import { tiltedDoubleWell } from "./tiltedDoubleWell.js";

const CITATION =
  "E. Aurell, K. Gawedzki, C. Mejia-Monasterio, R. Mohayaee, P. Muratore-Ginanneschi, J. Stat. Phys. 147, 487 (2012)";

type Squared = ReturnType<typeof transport> | ReturnType<typeof mean>;

const SQUARED = transport("xStart", "x");
/** Each end paired with its own start, which is not the best map. */
const PAIRED = mean("(x - xStart)^2");

const boundBy = (run: string, squared: Squared, tau: number): Quantity => ({
  kind: "function",
  run,
  request: squared,
  value: (w) => w / tau,
  slope: () => 1 / tau,
});

function tilted(p: Parameters, budget: Budget, squared: Squared): Setup {
  const { experiments, quantities } = tiltedDoubleWell.setup(p, budget);
  const { Sigma } = quantities as { readonly Sigma: Quantity };
  return {
    experiments,
    quantities: { Sigma, W2sq: of("tilt", squared), bound: boundBy("tilt", squared, p.tau ?? 1) },
  };
}

export const wasserstein: Claim = {
  id: "aurell-2012-wasserstein",
  citation: CITATION,
  formula: "Sigma >= W2^2(p_0, p_tau)/tau",
  parameters: tiltedDoubleWell.parameters,
  ofReference: [],
  references: aurell2012WassersteinReferences,
  source: "Fokker-Planck, Richardson-extrapolated",
  theory: (p) => {
    const { Sigma } = tiltedDoubleWell.theory?.(p) ?? {};
    return Sigma === undefined ? {} : { Sigma };
  },
  trajectories: 100_000,
  dt: 1e-3,
  setup: (p, budget) => tilted(p, budget, SQUARED),
  judged: () => ["Sigma", "W2sq", "bound"],
  acceptance: CONTINUOUS,
  control: {
    says: "each end is paired with its own start",
    breaks: "W2sq",
    setup: (p, budget) => tilted(p, budget, PAIRED),
  },
};

type Carried = {
  readonly s0: number;
  readonly s1: number;
  readonly m0: number;
  readonly m1: number;
  readonly tau: number;
};

/** Width and middle of the law, straight in u = t/tau, and their rates. */
const WIDTH = "(s0 + ds*u)";
const MIDDLE = "(m0 + dm*u)";
const STIFFNESS = `(1/${WIDTH}^2 - ds/(tau*${WIDTH}))`;

/** U = k (x - c)^2/2, k = 1/s^2 - s'/s, c = m + m'/k; `leads` 0 leaves m' and s' out. */
function carry(parameters: Parameters, budget: Budget, leads: 0 | 1): Setup {
  const { s0, s1, m0, m1, tau } = parameters as Carried;
  const [ds, dm] = [s1 - s0, m1 - m0];
  const trap = leads === 1 ? STIFFNESS : `1/${WIDTH}^2`;
  const lead = leads === 1 ? `dm/(tau*${STIFFNESS})` : "0";
  const carried = experiment({
    system: overdamped({
      potential: potential(`${trap}*(x - ${MIDDLE} - ${lead})^2/2`, { s0, ds, m0, dm, tau, u: 0 }),
      kT: 1,
      friction: 1,
      // not equilibrium in the trap as it is at 0+
      start: gaussian({ x: m0 }, [[s0 * s0]]),
    }),
    method: { scheme: "heun", dt: budget.dt ?? 2e-3 * tau, bias: "measure" },
    control: schedule({ duration: tau, u: ramp([0, 0], [1, 1]) }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
  const ends = [variance("xStart"), variance("x")];
  const entropy: Quantity = {
    kind: "combination",
    terms: ends.map((request) => ({ run: "carry", request })),
    value: ([first = 1, last = 1]) => math.log(last / first) / 2,
  };
  const { k_0, k_tau, c_0, c_tau } = straight(parameters as Carried);
  return {
    experiments: { carry: carried },
    quantities: {
      W2sq: of("carry", SQUARED),
      Q_mean: of("carry", mean("heat")),
      dS: entropy,
      // <Q> and the entropy of a normal law
      Sigma_min: {
        kind: "combination",
        terms: [mean("heat"), ...ends].map((request) => ({ run: "carry", request })),
        value: ([q = 0, first = 1, last = 1]) => q + math.log(last / first) / 2,
      },
      k_0: { kind: "exact", value: k_0 },
      k_tau: { kind: "exact", value: k_tau },
      c_0: { kind: "exact", value: c_0 },
      c_tau: { kind: "exact", value: c_tau },
    },
  };
}

/** Closed forms. */
function straight({ s0, s1, m0, m1, tau }: Carried) {
  const W2sq = (s1 - s0) * (s1 - s0) + (m1 - m0) * (m1 - m0);
  const dS = math.log(s1 / s0);
  const stiffness = (s: number): number => 1 / (s * s) - (s1 - s0) / (tau * s);
  const [k_0, k_tau] = [stiffness(s0), stiffness(s1)];
  const rate = (m1 - m0) / tau;
  return {
    W2sq,
    Sigma_min: W2sq / tau,
    dS,
    Q_mean: W2sq / tau - dS,
    k_0,
    k_tau,
    c_0: m0 + rate / k_0,
    c_tau: m1 + rate / k_tau,
  };
}

export const wassersteinGauss: Claim = {
  id: "aurell-2012-wasserstein-gauss",
  citation: CITATION,
  formula:
    "Sigma = W2^2/tau where width and middle of a normal law go straight: k = 1/s^2 - s'/s, c = m + m'/k",
  parameters: {
    s0: "width at the start",
    s1: "width at the end",
    m0: "middle at the start",
    m1: "middle at the end",
    tau: "duration",
  },
  ofReference: [],
  references: aurell2012WassersteinGaussReferences,
  source: "closed form",
  theory: (p) => straight(p as Carried),
  trajectories: 100_000,
  dt: 2e-3,
  setup: (p, budget) => carry(p, budget, 1),
  // the protocol follows from the parameters
  judged: () => ["W2sq", "Sigma_min", "dS", "Q_mean"],
  acceptance: CONTINUOUS,
  control: {
    says: "the trap sits on the law instead of leading it",
    breaks: "Sigma_min",
    setup: (p, budget) => carry(p, budget, 0),
  },
};
