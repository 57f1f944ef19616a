// What the Fokker-Planck equation says of an experiment, without a trajectory: no seed, no time step, no sampling error.
//   dp/dt = (1/friction) d/dx [(U'(x, t) - f(x, t)) p + kT dp/dx]
// with moments of the work and <exp(-s W/kT)> carried beside p (Feynman-Kac; G. Hummer, A. Szabo, PNAS 98, 3658 (2001)), in the
// limit of fine cells and steps (theory/fokkerPlanck.ts).
import { SpecError } from "../spec/error.js";
import type { Experiment } from "../spec/experiment.js";
import { validateLangevin } from "../spec/validate.js";
import { NotConfining } from "../theory/boltzmann.js";
import { extrapolate } from "../theory/fokkerPlanck.js";
import type { Extrapolated, Moments, Values } from "../theory/fokkerPlanckProblem.js";
import { Unsolvable } from "../theory/mesh.js";
import { problemOf } from "./fokkerPlanckProblem.js";

/** A number and the residue of its extrapolation to fine cells and steps, an absolute error. */
export interface Solved {
  readonly value: number;
  readonly error: number;
}

export interface FokkerPlanck {
  /** By name, in the units of the experiment; what there is depends on the experiment (see docs/fokker-planck.md). */
  readonly values: Readonly<Record<string, Solved>>;
  /** Middles of cells, and the densities there at 0 and at the end; on a ring once around. */
  readonly x: Float64Array;
  readonly start: Float64Array;
  readonly density: Float64Array;
  /** P(x < at) at the end. */
  readonly below: readonly (Solved & { readonly at: number })[];
  /** At the wanted times: moments of x (on a ring of x - x(0)) and of the work so far, and the density. */
  readonly instants: readonly {
    readonly time: number;
    readonly mean: Solved;
    readonly variance: Solved;
    readonly work: Solved;
    readonly workVariance: Solved;
    readonly density: Float64Array;
  }[];
}

/** The s of <exp(-s W/kT)>. */
const TILTS = [0.5, 1, 2] as const;

/** Our names for what the solver calls as the catalogue does. */
const NAMES: Readonly<Record<string, keyof Values>> = {
  work: "W_mean",
  workVariance: "W_var",
  forceWork: "forceWork_mean",
  forceWorkVariance: "forceWork_var",
  heat: "Q_mean",
  energyChange: "dU",
  freeEnergyChange: "dF",
  "exp(-work/2kT)": "mgf_0.5",
  "exp(-work/kT)": "mgf_1",
  "exp(-2work/kT)": "mgf_2",
  systemEntropy: "dS_sys",
  bathEntropy: "dS_bath",
  entropyProduction: "Sigma",
  divergence: "KL_final_eq",
  mean: "x_mean",
  variance: "x_var",
  displacement: "X_mean",
  displacementVariance: "X_var",
  cos: "cos_mean",
  sin: "sin_mean",
  heldLow: "held_low",
  heldHigh: "held_high",
};

/**
 * Solves the Fokker-Planck equation of an overdamped experiment of one variable without feedback; takes about a second.
 * @throws SpecError where the experiment is none, or no affordable grid resolves it.
 */
export function fokkerPlanck(
  spec: Experiment,
  { times = [] }: { readonly times?: readonly number[] | undefined } = {},
): FokkerPlanck {
  const problem = problemOf(validateLangevin(spec));
  const duration = problem.stretches.reduce((sum, { length }) => sum + length, 0);
  times.forEach((time, i) => {
    if (time >= 0 && time <= duration * (1 + 1e-12) && time >= (times[i - 1] ?? 0)) return;
    throw new SpecError(
      `times[${i}]`,
      `times from 0 to ${duration} in ascending order are needed, ${time} given`,
    );
  });
  try {
    return told(extrapolate({ ...problem, tilts: TILTS, times }), times);
  } catch (error) {
    if (error instanceof Unsolvable)
      throw new SpecError("system", `${error.message}: for the Fokker-Planck equation`);
    if (error instanceof NotConfining) {
      throw new SpecError(
        "system.potential",
        "a potential that rises on both sides at all times is needed for the Fokker-Planck equation",
      );
    }
    throw error;
  }
}

function told(solved: Extrapolated, times: readonly number[]): FokkerPlanck {
  const { values, errors, x, first, density, faces, below, belowErrors, instants, instantErrors } = solved;
  const named = Object.entries(NAMES).flatMap(([name, key]): [string, Solved][] => {
    const [value, error] = [values[key], errors[key]];
    return value === undefined || error === undefined || Number.isNaN(value)
      ? []
      : [[name, { value, error }]];
  });
  return {
    values: Object.fromEntries(named),
    x,
    start: first,
    density,
    below: Array.from(faces, (at, k) => ({
      at,
      value: below[k] as number,
      error: belowErrors[k] as number,
    })),
    instants: times.map((time, i) => {
      const { moments, density: p } = instants[i] as (typeof instants)[number];
      const of = (key: keyof Moments): Solved => ({
        value: moments[key],
        error: (instantErrors[i] as Moments)[key],
      });
      return {
        time,
        mean: of("mean"),
        variance: of("variance"),
        work: of("W_mean"),
        workVariance: of("W_var"),
        density: p,
      };
    }),
  };
}
