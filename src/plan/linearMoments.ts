// Exact answers for experiments whose forces are linear, in the words of the experiment.
import { SpecError } from "../spec/error.js";
import type { Experiment, LangevinExperiment } from "../spec/experiment.js";
import { formulasOf } from "../spec/formulas.js";
import { validateLangevin } from "../spec/validate.js";
import { namesOf, stateOf } from "../spec/variables.js";
import { linearMoments as momentsOf } from "../theory/linearMoments.js";
import type { LinearProblem } from "../theory/linearProblem.js";
import { exponentialWork as exponentialOf } from "../theory/linearWork.js";
import type { Normal } from "../theory/quadratic.js";
import { timeline } from "./feedback/timeline.js";
import { lawOf, needingLinear } from "./linear.js";
import { startOf } from "./start.js";
import { steadyLaw } from "./steady.js";

/** A normal law by names. */
export interface NamedNormal {
  readonly mean: Readonly<Record<string, number>>;
  /** covariance[x][y] */
  readonly covariance: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What is known of a linear experiment in continuous time, to 1e-10 or so; energies in its unit. */
export interface ExactMoments extends NamedNormal {
  readonly work: { readonly mean: number; readonly variance: number; readonly thirdMoment: number };
  /** <Q> to the bath of each variable. */
  readonly heat: Readonly<Record<string, number>>;
  /** Mean work of the non-conservative force on each variable. */
  readonly forceWork: Readonly<Record<string, number>>;
  readonly energyChange: number;
}

/**
 * The steady state in the fields at t = 0-, of variables and velocities: A C + C A^T + N = 0.
 * @throws SpecError where forces are not linear, or do not bring every variable back.
 */
export function steadyState(spec: Experiment): NamedNormal {
  const { system } = validateLangevin(spec);
  return named(stateOf(system), steadyLaw(system, formulasOf(system)));
}

/**
 * Moments at the end, of work and of heat, in continuous time: ODEs of mean and covariance, with the cumulants of the work (Riccati
 * hierarchy; T. Speck, J. Phys. A 44, 305001 (2011)). Temperatures may be driven.
 * @throws SpecError where forces are not linear, or with feedback.
 */
export function linearMoments(spec: Experiment): ExactMoments {
  const experiment = validateLangevin(spec);
  const { system } = experiment;
  const names = namesOf(system);
  const { mean, covariance, work, heats, forceWorks, energyChange } = asked(experiment, momentsOf);
  const byName = (values: readonly number[]): Record<string, number> =>
    Object.fromEntries(names.map((name, v) => [name, values[v] as number]));
  return {
    ...named(stateOf(system), { mean, covariance }),
    work: { mean: work.mean, variance: work.variance, thirdMoment: work.third },
    heat: byName(heats),
    forceWork: byName(forceWorks),
    energyChange,
  };
}

/**
 * <exp(-s W)> in continuous time, s in the inverse unit of energy; Infinity where there is no such average.
 * @throws SpecError as linearMoments.
 */
export const exponentialWork = (spec: Experiment, s: number): number =>
  asked(validateLangevin(spec), (problem) => exponentialOf(problem, s));

function asked<T>(experiment: LangevinExperiment, question: (problem: LinearProblem) => T): T {
  const { system, feedback } = experiment;
  if (feedback !== undefined) {
    throw new SpecError("feedback", "an experiment without feedback is needed for exact moments, one given");
  }
  const formulas = formulasOf(system);
  const { start: fields, stretches, end } = timeline(experiment);
  return needingLinear("system", "exact moments", () => {
    const law = lawOf(system, formulas);
    law.at(fields);
    const { mean, spread } = startOf(system, formulas, law.size).kernel;
    const size = mean.length;
    const root = (v: number, k: number): number => spread[v * size + k] as number;
    const each = mean.map((_, v) => v);
    const covariance = each.map((v) =>
      each.map((w) => each.reduce((sum, k) => sum + root(v, k) * root(w, k), 0)),
    );
    return question({
      law,
      start: { mean, covariance },
      fields,
      stretches: stretches.map(({ length, lines }) => ({
        length,
        from: lines[0]?.from ?? fields,
        to: lines[0]?.to ?? fields,
      })),
      end: end[0] ?? fields,
    });
  });
}

function named(names: readonly string[], { mean, covariance }: Normal): NamedNormal {
  const row = (values: readonly number[]): Record<string, number> =>
    Object.fromEntries(names.map((name, v) => [name, values[v] as number]));
  return {
    mean: row(mean),
    covariance: Object.fromEntries(names.map((name, v) => [name, row(covariance[v] as number[])])),
  };
}
