// Two readings of the tilted double well's runs: what is dissipated, and how far the law lags behind equilibrium.
import { type Budget, type Claim, CONTINUOUS, type Parameters, type Quantity, type Setup } from "./claim.js";
import { tiltedDoubleWellReferences } from "./references/jarzynski1997TiltedDoubleWell.js";
import { tiltedDoubleWell } from "./tiltedDoubleWell.js";

const KEYS = ["W_mean", "dF", "Wdiss", "Sigma", "KL_final_eq"] as const;

const only = (values: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(KEYS.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));

/** The tilted double well with some of its numbers; `tau` of the run differs from the claim's in the control. */
function setup(p: Parameters, budget: Budget, tau: number): Setup {
  const { experiments, quantities } = tiltedDoubleWell.setup({ ...p, tau }, budget);
  const { W_mean, dF, Wdiss, Sigma, KL_final_eq } = quantities as Readonly<Record<string, Quantity>>;
  return { experiments, quantities: { W_mean, dF, Wdiss, Sigma, KL_final_eq } as Setup["quantities"] };
}

const shared = {
  parameters: tiltedDoubleWell.parameters,
  ofReference: [],
  references: tiltedDoubleWellReferences.map(({ parameters, values }) => ({
    parameters,
    values: only(values),
  })),
  source: tiltedDoubleWell.source,
  theory: (p: Parameters) => only(tiltedDoubleWell.theory?.(p) ?? {}),
  trajectories: 100_000,
  dt: 1e-3,
  setup: (p: Parameters, budget: Budget) => setup(p, budget, p.tau ?? 1),
  acceptance: CONTINUOUS,
} as const;

export const lag: Claim = {
  ...shared,
  id: "vaikuntanathan-jarzynski-2009-lag",
  citation: "S. Vaikuntanathan, C. Jarzynski, EPL 87, 60005 (2009)",
  formula: "D(p_tau||p_eq) <= W_diss",
  judged: () => ["Wdiss", "KL_final_eq"],
  control: {
    says: "a tilt of five times the duration: the lag is too small",
    breaks: "KL_final_eq",
    setup: (p, budget) => setup(p, budget, 5 * (p.tau ?? 1)),
  },
};

export const nonequilibriumFreeEnergy: Claim = {
  ...shared,
  id: "esposito-vandenbroeck-2011-nonequilibrium-free-energy",
  citation: "M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011)",
  formula: "<W> = dF + D(p_tau||p_eq) + Sigma",
  judged: () => ["W_mean", "Sigma", "KL_final_eq"],
  control: {
    says: "tilted in a fifth of the time: less is produced on the way",
    breaks: "Sigma",
    setup: (p, budget) => setup(p, budget, (p.tau ?? 1) / 5),
  },
};
