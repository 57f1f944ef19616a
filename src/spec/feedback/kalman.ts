// Kalman's filter at the door: what it remembers, and whether the system and the reading are linear.
import { degree, type Polynomial, polynomial } from "../../formula/polynomial.js";
import { mentions, type Node } from "../../formula/syntax.js";
import { SpecError } from "../error.js";
import type { LangevinExperiment } from "../experiment.js";
import { formulasOf } from "../formulas.js";
import { namesOf, stateOf, temperaturesOf } from "../variables.js";
import type { Policy } from "./feedback.js";
import { measurementTimes } from "./outcomes.js";

/** Names of what a filter remembers. */
export interface FilterNames {
  /** By component of the state. */
  readonly estimates: readonly string[];
  /** Of components i <= j, by i and then j; empty of a filter whose covariance stays as it is. */
  readonly covariances: readonly string[];
  /** Whether anything was measured, 0 or 1. */
  readonly begun: string;
  /** What an acted field was before the last action, by field; empty where actions are immediate. */
  readonly before: Readonly<Record<string, string>>;
}

/** `state`: names of the variables and their velocities. */
export function filterNames({ filter, act, delay = 0 }: Policy, state: readonly string[]): FilterNames {
  const kalman = filter?.kind === "kalman" ? filter : undefined;
  const prefix = kalman?.prefix ?? "estimate_";
  return {
    estimates: state.map((name) => `${prefix}${name}`),
    covariances:
      kalman?.from === "steady"
        ? []
        : state.flatMap((a, i) => state.slice(i).map((b) => `${prefix}${a}_${b}`)),
    begun: `${prefix}begun`,
    before: Object.fromEntries(
      delay === 0 ? [] : Object.keys(act).map((field) => [field, `${prefix}before_${field}`]),
    ),
  };
}

/** All of them; none without such a filter. */
export function filterMemory(policy: Policy, state: readonly string[]): string[] {
  if (policy.filter?.kind !== "kalman") return [];
  const { estimates, covariances, begun, before } = filterNames(policy, state);
  return [...estimates, ...covariances, begun, ...Object.values(before)];
}

const INSTEAD =
  'for another one, remember an estimate with an update of your own, or read through a channel of finitely many outcomes with information "grid"';

/** @throws SpecError where a system or a reading is not linear, or what moves in it is not what the filter knows. */
export function checkKalman(experiment: LangevinExperiment, policy: Policy, reading: Node): void {
  const { system, control, cycles } = experiment;
  const path = "feedback.filter";
  const complaint = (what: string): SpecError =>
    new SpecError(path, `${what} is needed for a Kalman filter (${INSTEAD})`);
  const needed = (what: string): void => {
    throw complaint(what);
  };
  if (system.walls !== undefined) needed("a system without walls");
  if (system.period !== undefined) needed("a system without a period");
  const variables = namesOf(system);
  const { energy, forces } = formulasOf(system);
  const moved = new Set([...Object.keys(policy.act), ...Object.keys(control?.ramps ?? {})]);
  const terms = polynomial(energy, variables);
  if (terms === null || highest(terms) > 2) throw complaint("a potential quadratic in the variables");
  const pushes = forces.flatMap((force) => (force === null ? [] : [polynomial(force, variables)]));
  if (pushes.some((push) => push === null || highest(push) > 1))
    throw complaint("a force linear in the variables");
  const fixed = (of: Polynomial, from: number): boolean =>
    [...of].every(([n, c]) => degree(n) < from || !mentions(c, moved));
  if (!fixed(terms, 2)) needed("a stiffness that no field moves");
  if (pushes.some((push) => !fixed(push as Polynomial, 1))) needed("a linear force that no field moves");
  if (temperaturesOf(system).some((kT) => mentions(kT, moved))) needed("a temperature that no field moves");
  const driven = new Set(Object.keys(control?.ramps ?? {}));
  const offsets = [
    ...[...terms].filter(([n]) => degree(n) === 1),
    ...(pushes as Polynomial[]).flatMap((push) => [...push].filter(([n]) => n === 0)),
  ];
  if (offsets.some(([, c]) => mentions(c, driven))) {
    throw new SpecError(path, "a force that no ramp of the control moves is needed for a Kalman filter");
  }
  const state = stateOf(system);
  const read = polynomial(reading, state);
  if (read === null || highest(read) > 1 || ![...read.keys()].some((n) => n > 0)) {
    throw new SpecError(
      "feedback.measurement.of",
      `a reading linear in ${state.join(", ")} is needed for a Kalman filter (${INSTEAD})`,
    );
  }
  if (
    [...read].some(([n, c]) => n > 0 && mentions(c, new Set([...moved, ...Object.keys(policy.memory ?? {})])))
  ) {
    throw new SpecError(
      "feedback.measurement.of",
      "a reading whose slopes nothing moves is needed for a Kalman filter",
    );
  }
  if (policy.measurement.lag !== undefined && policy.measurement.lag !== 0) {
    throw new SpecError("feedback.measurement.lag", "nothing is needed beside a Kalman filter");
  }
  checkHeld(
    policy,
    offsets.map(([, c]) => c),
  );
  checkPeriodic(policy, control?.duration ?? 0, cycles !== undefined);
  if (
    system.start.kind === "table" ||
    (system.start.kind === "steady" && system.start.from?.kind === "table")
  ) {
    throw new SpecError("system.start", "a normal law is needed for a Kalman filter, a table given");
  }
}

/** The highest degree of a term that is not the number 0. */
const highest = (of: Polynomial): number =>
  [...of].reduce(
    (most, [n, c]) => (c.kind === "number" && c.value === 0 ? most : Math.max(most, degree(n))),
    0,
  );

/** What is predicted is the motion in fields that stay as they were written. */
function checkHeld({ act }: Policy, offsets: readonly Node[]): void {
  for (const [field, action] of Object.entries(act)) {
    const moves =
      typeof action === "object" || (typeof action === "string" && /(?<![\w.])age(?![\w.])/.test(action));
    if (!moves || !offsets.some((of) => mentions(of, new Set([field])))) continue;
    throw new SpecError(`feedback.act.${field}`, "a value that is held is needed beside a Kalman filter");
  }
}

const ROUNDING = 1e-9;
const tidy = (time: number): number => Number(time.toPrecision(12));

function checkPeriodic({ measurement }: Policy, duration: number, repeated: boolean): void {
  const times = measurementTimes(measurement, duration);
  const first = times[0] ?? 0;
  const next = repeated ? [...times, duration + first] : times;
  const gaps = next.slice(1).map((t, i) => t - (next[i] as number));
  const uneven = gaps.find((gap) => Math.abs(gap - (gaps[0] as number)) > ROUNDING * duration);
  if (uneven === undefined) return;
  throw new SpecError(
    "feedback.measurement",
    `measurements at equal intervals${repeated ? ", over the end of a cycle, too," : ""} are needed for a Kalman filter, ${tidy(gaps[0] as number)} and ${tidy(uneven)} given`,
  );
}
