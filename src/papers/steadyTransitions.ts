// A ring U = V0 cos x whose force goes straight from f0 to f1: from one steady state towards another, the three entropies of every
// path: of the driving, Y; of keeping the current up, Q_hk; and all of it, S.
import { exponential, mean, relativeEntropy, variance } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, ramp, schedule, steady } from "../spec/build.js";
import { potential } from "../spec/potentials.js";
import { fourierAt } from "../theory/fourier.js";
import { steadyRing } from "../theory/ring.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { hatanoSasa2001References } from "./references/hatanoSasa2001.js";

type Transition = { readonly f0: number; readonly f1: number; readonly V0: number; readonly tau: number };

const PERIOD = 6.283185307179586; // 2 pi
const BINS = 60;
/** The place on the circle, -pi … pi. */
const ANGLE = "2*atan(tan(x/2))";

/** D(p||p_s(f)) of the final place: the exact share of each bin by Simpson's rule. */
function divergenceFromSteady({ f1: f, V0 }: Transition) {
  const { series } = steadyRing({
    energy: parse("V0*cos(x)"),
    force: parse("f"),
    fields: { V0, f },
    period: PERIOD,
    kT: 1,
    friction: 1,
  });
  const width = PERIOD / BINS;
  const density = (x: number): number => math.exp(-fourierAt(series, x));
  const shares = Array.from({ length: BINS }, (_, i) => {
    const from = -PERIOD / 2 + i * width;
    return (width / 6) * (density(from) + 4 * density(from + width / 2) + density(from + width));
  });
  return relativeEntropy(ANGLE, -PERIOD / 2, PERIOD / 2, shares);
}

function setup(p: Parameters, { trajectories, seed, dt }: Budget, fromSteady: boolean): Setup {
  const { f0, f1, V0, tau } = p as Transition;
  const transition = experiment({
    system: overdamped({
      potential: potential("V0*cos(x)", { V0, f: f0 }),
      force: "f",
      period: PERIOD,
      kT: 1,
      friction: 1,
      start: fromSteady ? steady() : equilibrium({ fields: { f: 0 } }),
    }),
    method: { scheme: "heun", dt: dt ?? 5e-3, heat: "stepwise", bias: "closely" },
    control: schedule({ duration: tau, f: ramp([0, f0], [1, f1]) }),
    record: { housekeeping: true, systemEntropy: { end: "solved" } },
    ensemble: { trajectories, seed },
  });
  const divergence = divergenceFromSteady(p as Transition);
  return {
    experiments: { transition },
    quantities: {
      Y_mean: of("transition", mean("excessEntropy")),
      Y_var: of("transition", variance("excessEntropy")),
      HS: of("transition", exponential("-excessEntropy")),
      HS2: of("transition", exponential("-2*excessEntropy")),
      Qhk_mean: of("transition", mean("housekeepingHeat")),
      SS: of("transition", exponential("-housekeepingHeat")),
      SS2: of("transition", exponential("-2*housekeepingHeat")),
      Stot_mean: of("transition", mean("entropyProduction")),
      Q_mean: of("transition", mean("heat")),
      dS: of("transition", mean("systemEntropy")),
      KL_final: of("transition", divergence),
      // <S> = <Q_hk> + <Y> - D(p_tau||p_s)
      check_sum: {
        kind: "sum",
        terms: [
          { run: "transition", request: mean("entropyProduction - housekeepingHeat - excessEntropy") },
          { run: "transition", request: divergence },
        ],
      },
      Snet: of("transition", mean("housekeepingHeat + excessHeat + systemEntropy - entropyProduction")),
    },
  };
}

export const steadyTransitions: Claim = {
  id: "hatano-sasa-2001",
  citation:
    "T. Hatano, S. Sasa, PRL 86, 3463 (2001); T. Speck, U. Seifert, J. Phys. A 38, L581 (2005); M. Esposito, C. Van den Broeck, PRL 104, 090601 (2010)",
  formula: "<e^-Y> = 1, <e^-Q_hk> = 1, <S> = <Q_hk> + <Y> - D(p_tau||p_s)",
  parameters: {
    f0: "force at the start",
    f1: "force at the end",
    V0: "amplitude of U = V0 cos x",
    tau: "duration",
  },
  ofReference: [],
  references: hatanoSasa2001References,
  source: "tilted Fokker-Planck equations, Richardson-extrapolated",
  theory: () => ({ HS: 1, SS: 1, check_sum: 0, Snet: 0 }),
  trajectories: 100_000,
  dt: 5e-3,
  setup: (p, budget) => setup(p, budget, true),
  // averages of e^-2Y, e^-Q_hk and e^-2Q_hk rest on tails
  judged: () => ["Y_mean", "Y_var", "HS", "Qhk_mean", "Stot_mean", "Q_mean", "dS", "KL_final", "check_sum"],
  acceptance: CONTINUOUS,
  control: {
    says: "started in equilibrium without the force",
    breaks: "HS",
    setup: (p, budget) => setup(p, budget, false),
  },
};
