import {
  exponential,
  exponentialOfFiniteVariance,
  mean,
  probability,
  variance,
} from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import { doubleWell } from "../spec/potentials.js";
import { freeEnergy } from "../theory/boltzmann.js";
import { extrapolate } from "../theory/fokkerPlanck.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { divergenceFrom, entropies } from "./entropy.js";
import { tiltedDoubleWellReferences } from "./references/jarzynski1997TiltedDoubleWell.js";
import { timelineOf } from "./solved.js";

type Tilted = { readonly h: number; readonly lam0: number; readonly lam1: number; readonly tau: number };

/** h (x^2 - 1)^2 - lam x, up to the constant h that no difference sees. */
const well = (h: number, lam: number) => doubleWell({ depth: h, halfWidth: 1, barrier: 1, tilt: lam });

function setup(p: Parameters, budget: Budget, sign: 1 | -1): Setup {
  const { h, lam0, lam1, tau } = p as Tilted;
  const tilt = experiment({
    system: overdamped({ potential: well(h, lam0), kT: 1, friction: 1, start: equilibrium() }),
    // the divergence counts places in bins, which is decided by a hair
    method: { scheme: "heun", dt: budget.dt ?? (h > 2.5 ? 5e-4 : 1e-3), heat: "stepwise", bias: "closely" },
    control: schedule({ duration: tau, tilt: ramp([0, lam0], [1, lam1]) }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
  const dF = differenceOf(p as Tilted);
  const divergence = divergenceFrom(well(h, lam1));
  return {
    experiments: { tilt },
    quantities: {
      W_mean: of("tilt", mean(`${sign}*work`)),
      W_var: of("tilt", variance("work")),
      dF: { kind: "exact", value: dF },
      dF_exact: { kind: "exact", value: dF },
      Q_mean: of("tilt", mean("heat")),
      dU: of("tilt", mean("energyChange")),
      ...entropies("tilt", divergence),
      Wdiss: of("tilt", mean("work - freeEnergyChange")),
      p_right: of("tilt", probability("x > 0")),
      // the second moment of e^(-W/2) is <e^-W> = e^-dF: finite
      "mgf_0.5": of("tilt", exponentialOfFiniteVariance("-0.5*work")),
      mgf_1: of("tilt", exponential("-work")),
      mgf_2: of("tilt", exponential("-2*work")),
      KL_final_eq: of("tilt", divergence),
      jarz_check: of("tilt", exponential("-(work - freeEnergyChange)")),
    },
  };
}

const differenceOf = ({ h, lam0, lam1 }: Tilted): number => {
  const at = (lam: number): number => {
    const { energy, fields } = well(h, lam);
    return freeEnergy({ energy: parse(energy), fields, kT: 1 });
  };
  return at(lam1) - at(lam0);
};

function solved(p: Parameters): Readonly<Record<string, number>> {
  const { h, lam0, lam1, tau } = p as Tilted;
  const { energy, fields } = well(h, lam0);
  const line = timelineOf(fields, schedule({ duration: tau, tilt: ramp([0, lam0], [1, lam1]) }));
  const { values } = extrapolate({ energy: parse(energy), kT: 1, friction: 1, tilts: [0.5, 1, 2], ...line });
  return { ...values, dF_exact: values.dF, jarz_check: (values.mgf_1 as number) * math.exp(values.dF) };
}

export const tiltedDoubleWell: Claim = {
  id: "jarzynski-1997-tilted-double-well",
  citation: "C. Jarzynski, PRL 78, 2690 (1997); M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011)",
  formula: "<e^-W> = Z(lam1)/Z(lam0); W_diss = Sigma + D(p_tau||p_eq)",
  parameters: {
    h: "height of the hump",
    lam0: "tilt at the start",
    lam1: "tilt at the end",
    tau: "duration",
  },
  ofReference: [],
  references: tiltedDoubleWellReferences,
  source: "Fokker-Planck, Richardson-extrapolated",
  theory: solved,
  trajectories: 100_000,
  dt: 1e-3,
  setup: (p, budget) => setup(p, budget, 1),
  judged: () => ["W_mean", "W_var", "Q_mean", "dU", "Wdiss", "p_right", "mgf_0.5"],
  acceptance: CONTINUOUS,
  control: {
    says: "the work has the wrong sign",
    breaks: "W_mean",
    setup: (p, budget) => setup(p, budget, -1),
  },
};
