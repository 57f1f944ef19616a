// A double well that is tilted and kept in equilibrium all the way: U = h (x^2 - 1)^2 - lambda x + U_cd(x; lambda) dlambda/dt,
// lambda = lam1 (3 s^2 - 2 s^3), s = t/tau. dlambda/dt is 0 at both ends, so nothing jumps. The other run goes without U_cd.
import { exponential, mean, probability, variance } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment, Table } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { equilibriumOf, freeEnergy, probabilityBelow } from "../theory/boltzmann.js";
import { counterdiabatic } from "../theory/counterdiabatic.js";
import { friction, overUnit } from "../theory/friction.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { divergenceFrom } from "./entropy.js";
import { boyd2018CounterdiabaticReferences } from "./references/boyd2018Counterdiabatic.js";

type Tilted = { readonly h: number; readonly lam1: number; readonly tau: number };

const WELL = "h*(x^2 - 1)^2";
const LAMBDA = "lam1*s^2*(3 - 2*s)";
/** Of U_cd in lambda: 2e-5 kT off at the listed parameters. */
const DEGREE = 10;

const landscapeAt = (h: number, lambda: number) => ({
  energy: parse(`${WELL} - lambda*x`),
  fields: { h, lambda },
  kT: 1,
  friction: 1,
});

/** U_cd as tables of x, and the polynomial of z over them. */
function driving({ h, lam1 }: Tilted): { readonly text: string; readonly tables: Record<string, Table> } {
  const { x, coefficients } = counterdiabatic(
    { landscape: landscapeAt(h, 0), field: "lambda", from: 0, to: lam1 },
    DEGREE,
  );
  const tables = Object.fromEntries(
    coefficients.map((y, k): [string, Table] => [`c${k}`, { x, y, outside: "linear" }]),
  );
  const z = "(2*s^2*(3 - 2*s) - 1)";
  const text = coefficients.reduceRight(
    (rest, _, k) => (rest === "" ? `c${k}(x)` : `(c${k}(x) + ${z}*${rest})`),
    "",
  );
  return { text, tables };
}

/** The whole tilt; `share` of U_cd is there. */
function tilt(
  p: Tilted,
  share: number,
  { trajectories, seed, dt }: Budget,
  point: number,
): LangevinExperiment {
  const { h, lam1, tau } = p;
  const { text, tables } = driving(p);
  const fields = { h, lam1, s: 0 };
  return experiment({
    system: overdamped({
      potential:
        share === 0
          ? potential(`${WELL} - ${LAMBDA}*x`, fields)
          : potential(
              `${WELL} - ${LAMBDA}*x + share*6*lam1*s*(1 - s)/tau*${text}`,
              { ...fields, tau, share },
              tables,
            ),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: dt ?? 2e-3 * tau, bias: "measure" },
    control: schedule({ duration: tau, s: ramp([0, 0], [1, 1]) }),
    ensemble: { trajectories, seed, point },
  });
}

function solved({ h, lam1, tau }: Tilted) {
  const dF = freeEnergy(landscapeAt(h, lam1)) - freeEnergy(landscapeAt(h, 0));
  // dlambda/ds = 6 lam1 s (1 - s) at lambda = lam1 s^2 (3 - 2 s)
  const W_ex =
    overUnit((s) =>
      friction(landscapeAt(h, lam1 * s * s * (3 - 2 * s)), { lambda: 6 * lam1 * s * (1 - s) }),
    ) / tau;
  const p_right = 1 - probabilityBelow(equilibriumOf(landscapeAt(h, lam1)), 0);
  return {
    W_cd: dF + W_ex,
    W_fp: dF + W_ex,
    dF,
    W_ex,
    KL_final: 0,
    jarz: 1,
    p_right_eq: p_right,
    p_right_fp: p_right,
  };
}

function setup(parameters: Parameters, budget: Budget, share: number): Setup {
  const p = parameters as Tilted;
  const { dF, p_right_eq } = solved(p);
  const excess: Quantity = of("cd", mean("work - freeEnergyChange"));
  return {
    experiments: { cd: tilt(p, share, budget, 0), naive: tilt(p, 0, budget, 1) },
    quantities: {
      W_cd: of("cd", mean("work")),
      dF: { kind: "exact", value: dF },
      W_ex: excess,
      W_fp: of("cd", mean("work")),
      W_var_fp: of("cd", variance("work")),
      KL_final: of("cd", divergenceFrom(potential(`${WELL} - lambda*x`, { h: p.h, lambda: p.lam1 }))),
      jarz: of("cd", exponential("-(work - freeEnergyChange)")),
      p_right_fp: of("cd", probability("x > 0")),
      p_right_eq: { kind: "exact", value: p_right_eq },
      W_naive: of("naive", mean("work")),
      p_right_naive: of("naive", probability("x > 0")),
    },
  };
}

export const counterdiabaticTilt: Claim = {
  id: "boyd-2018-counterdiabatic",
  citation:
    "A.B. Boyd, A. Patra, C. Jarzynski, J.P. Crutchfield, J. Stat. Phys. 187, 17 (2022); G. Li, H.T. Quan, Z.C. Tu, PRE 96, 012144 (2017)",
  formula: "in equilibrium at any speed, <W> = dF + (1/tau) ∫ ds zeta(lambda) (dlambda/ds)^2",
  parameters: { h: "height of the hump", lam1: "tilt at the end", tau: "duration" },
  ofReference: [],
  references: boyd2018CounterdiabaticReferences,
  source: "quadrature, and Fokker-Planck (residue below 2e-6)",
  theory: (p) => solved(p as Tilted),
  trajectories: 102_400,
  dt: 2e-3,
  setup: (p, budget) => setup(p, budget, 1),
  // <e^-W> rests on tails: Var W is 13 and 32
  judged: () => ["W_cd", "W_ex", "W_fp", "W_var_fp", "KL_final", "p_right_fp", "W_naive", "p_right_naive"],
  acceptance: CONTINUOUS,
  control: {
    says: "a quarter of the counterdiabatic potential is missing",
    breaks: "W_ex",
    setup: (p, budget) => setup(p, budget, 0.75),
  },
};
