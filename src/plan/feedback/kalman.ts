// Kalman's filter as memory and a predictive law in formulas. With z(t + T) = A z + B b + noise Q between measurements, b the force's part that
// fields enter, and y = H z + h + noise R at them:
//   prior      P = A V A' + Q,   m- = A m + B b        s = H P H' + R
//   posterior  V = P - P H' H P/s,   m = m- + P H' (y - H m- - h)/s,    ln p(y|past) = -ln(2 pi s)/2 - (y - H m- - h)^2/(2 s)
// R. E. Kalman, J. Basic Eng. 82, 35 (1960). An action after a delay d parts the time: A(T) z + A(T - d) B(d) b_before + B(T - d) b.
import { Matrix } from "ml-matrix";
import { evaluateNumber } from "../../formula/evaluate.js";
import { type Polynomial, polynomial } from "../../formula/polynomial.js";
import {
  difference,
  type Node,
  name,
  negative,
  number,
  print,
  product,
  quotient,
  rename,
  sum,
} from "../../formula/syntax.js";
import type { LangevinExperiment } from "../../spec/experiment.js";
import type { Policy, Remembered } from "../../spec/feedback/feedback.js";
import { filterNames } from "../../spec/feedback/kalman.js";
import { measurementTimes } from "../../spec/feedback/outcomes.js";
import { formulasOfFeedback } from "../../spec/feedback/site.js";
import { formulasOf } from "../../spec/formulas.js";
import { isInertial, namesOf, stateOf, variablesOf } from "../../spec/variables.js";
import { steadyFilter } from "../../theory/feedback/linearFilter.js";
import { exactStep, propagate } from "../../theory/linearStep.js";
import type { LinearSystem } from "../../theory/linearSystem.js";
import { lawOf } from "../linear.js";
import { startOf } from "../start.js";

/** The experiment with its filter as memory and a predictive law; as it is without one. */
export function withoutFilter(experiment: LangevinExperiment): LangevinExperiment {
  const { feedback } = experiment;
  if (feedback?.kind !== "policy" || feedback.filter?.kind !== "kalman") return experiment;
  const { filter, ...policy } = feedback;
  const { memory, logPredictive } = expanded(experiment, feedback);
  return {
    ...experiment,
    feedback: {
      ...policy,
      memory: { ...policy.memory, ...memory },
      information: policy.information === "none" ? "none" : { logPredictive },
    },
  };
}

/** Sums of numbers times formulas. */
const combined = (weights: readonly number[], of: readonly Node[]): Node =>
  weights.reduce<Node>((total, weight, i) => sum(total, product(number(weight), of[i] as Node)), number(0));

function expanded(
  experiment: LangevinExperiment,
  policy: Policy,
): { readonly memory: Record<string, Remembered>; readonly logPredictive: string } {
  const { system, control } = experiment;
  const state = stateOf(system);
  const names = filterNames(policy, state);
  const times = measurementTimes(policy.measurement, control?.duration ?? 0);
  const first = times[0] ?? 0;
  const interval = (times[1] ?? first + (control?.duration ?? 0)) - first;
  const law = lawOf(system, formulasOf(system)).at(system.potential.fields);
  const { slopes, offset: shift } = readingOf(experiment, policy, state);
  const pushes = pushesOf(experiment);
  const variance = varianceOf(policy);
  const start = startAt(experiment, law, first);
  const step = stepOf(law, interval, policy.delay ?? 0);

  const estimates = names.estimates.map(name);
  const before = pushes.map((push) => rename(push, (field) => names.before[field] ?? field));
  /** m- by component, and H m-. */
  const prior = state.map((_, i) =>
    sum(
      combined(step.map.getRow(i), estimates),
      sum(combined(step.held.getRow(i), pushes), combined(step.late.getRow(i), before)),
    ),
  );
  const begun = name(names.begun);
  const whether = (later: Node, once: Node): Node => ({ kind: "choose", when: begun, yes: later, no: once });
  const predicted = whether(combined(slopes, prior), number(dotOf(slopes, start.mean)));
  const surprise = difference(difference(name("y"), predicted), shift);

  const steady = policy.filter?.kind === "kalman" && policy.filter.from === "steady";
  const { gains, spread, covariances } = steady
    ? steadyGains(step, slopes, variance)
    : movingGains(step, slopes, variance, start.covariance, names.covariances, whether);
  const memory: (readonly [string, Remembered])[] = [
    ...names.estimates.map((own, i): readonly [string, Remembered] => [
      own,
      {
        start: start.at0[i] as number,
        update: print(
          sum(
            whether(prior[i] as Node, number(start.mean[i] as number)),
            product(gains[i] as Node, surprise),
          ),
        ),
      },
    ]),
    ...covariances,
    [names.begun, { start: 0, update: "1" }],
    ...Object.entries(names.before).map(([field, own]): readonly [string, Remembered] => [
      own,
      { start: system.potential.fields[field] as number, update: field },
    ]),
  ];
  const square: Node = { kind: "binary", op: "^", left: surprise, right: number(2) };
  const log: Node = { kind: "call", name: "log", args: [product(number(2 * Math.PI), spread)], at: -1 };
  const half = quotient(sum(log, quotient(square, spread)), number(2));
  return { memory: Object.fromEntries(memory), logPredictive: print(negative(half)) };
}

const dotOf = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, x, i) => total + x * (b[i] as number), 0);

const varianceOf = ({ measurement: { channel } }: Policy): number =>
  channel.kind === "gaussian" ? channel.deviation * channel.deviation : 0;

interface Step {
  readonly map: Matrix;
  readonly noise: Matrix;
  /** What b does in the fields as they are at the next measurement, and in those before a delayed action. */
  readonly held: Matrix;
  readonly late: Matrix;
}

function stepOf({ drift, noise }: LinearSystem, interval: number, delay: number): Step {
  const { map, noise: spread } = propagate(drift, noise, interval);
  const after = propagate(drift, noise, interval - delay).map;
  return {
    map,
    noise: spread,
    held: shiftsOf(drift, interval - delay),
    late: after.mmul(shiftsOf(drift, delay)),
  };
}

/** ∫_0^h exp(A s) ds. */
function shiftsOf(drift: Matrix, h: number): Matrix {
  const n = drift.rows;
  const found = Matrix.zeros(n, n);
  if (h === 0) return found;
  const nothing = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++) {
    const unit = Matrix.zeros(n, 1);
    unit.set(i, 0, 1);
    found.setSubMatrix(exactStep(drift, unit, nothing, h).shift, 0, i);
  }
  return found;
}

/** Mean at 0, and mean and covariance at the first measurement, in the fields at 0-. */
function startAt(
  { system }: LangevinExperiment,
  { drift, offset, noise }: LinearSystem,
  first: number,
): { readonly at0: number[]; readonly mean: number[]; readonly covariance: Matrix } {
  const { mean, spread } = startOf(system, formulasOf(system), drift.rows).kernel;
  const root = Matrix.from1DArray(drift.rows, drift.rows, [...spread]);
  const burnIn = system.start.kind === "steady" ? (system.start.burnIn ?? 0) : 0;
  const moved = (from: Matrix, covariance: Matrix, h: number): [Matrix, Matrix] => {
    if (h === 0) return [from, covariance];
    const step = exactStep(drift, offset, noise, h);
    return [
      Matrix.add(step.map.mmul(from), step.shift),
      Matrix.add(step.map.mmul(covariance).mmul(step.map.transpose()), step.noise),
    ];
  };
  const [at0, covariance0] = moved(Matrix.columnVector([...mean]), root.mmul(root.transpose()), burnIn);
  const [there, covariance] = moved(at0, covariance0, first);
  return { at0: at0.to1DArray(), mean: there.to1DArray(), covariance };
}

/** H, and h as a formula of fields and memory. */
function readingOf(
  experiment: LangevinExperiment,
  policy: Policy,
  state: readonly string[],
): { readonly slopes: number[]; readonly offset: Node } {
  const { reading } = formulasOfFeedback(experiment, policy);
  const terms = polynomial(reading, state) as Polynomial;
  const slopes = state.map((_, i) => {
    const slope = terms.get(16 ** i);
    return slope === undefined ? 0 : evaluateNumber(slope, experiment.system.potential.fields);
  });
  return { slopes, offset: terms.get(0) ?? number(0) };
}

/** b by component, as formulas of the fields. */
function pushesOf({ system }: LangevinExperiment): Node[] {
  const variables = namesOf(system);
  const { energy, forces } = formulasOf(system);
  const terms = polynomial(energy, variables) as Polynomial;
  const own = variables.map((_, v): Node => {
    const force = forces[v] ?? null;
    const push = force === null ? undefined : (polynomial(force, variables) as Polynomial).get(0);
    return difference(push ?? number(0), terms.get(16 ** v) ?? number(0));
  });
  const baths = variablesOf(system);
  const inertial = isInertial(system);
  const weighed = own.map((push, v) => {
    const { friction, mass } = baths[v] as (typeof baths)[number];
    return quotient(push, number(inertial ? mass : friction));
  });
  return inertial ? [...own.map(() => number(0)), ...weighed] : weighed;
}

interface Gains {
  /** P H'/s by component. */
  readonly gains: readonly Node[];
  /** s */
  readonly spread: Node;
  readonly covariances: readonly (readonly [string, Remembered])[];
}

function steadyGains({ map, noise }: Step, slopes: readonly number[], variance: number): Gains {
  const reading = Matrix.rowVector([...slopes]);
  const { prior, gain } = steadyFilter(map, noise, reading, new Matrix([[variance]]));
  const spread = reading.mmul(prior).mmul(reading.transpose()).get(0, 0) + variance;
  return { gains: gain.to1DArray().map(number), spread: number(spread), covariances: [] };
}

function movingGains(
  { map, noise }: Step,
  slopes: readonly number[],
  variance: number,
  first: Matrix,
  covariances: readonly string[],
  whether: (later: Node, once: Node) => Node,
): Gains {
  const n = map.rows;
  const each = Array.from({ length: n }, (_, i) => i);
  const pairs = each.flatMap((i) => each.slice(i).map((j) => [i, j] as const));
  const known = covariances.map(name);
  /** a V b' + q for rows a and b. */
  const form = (a: readonly number[], b: readonly number[], q: number): Node =>
    sum(
      combined(
        pairs.map(([i, j]) => {
          const straight = (a[i] as number) * (b[j] as number);
          return i === j ? straight : straight + (a[j] as number) * (b[i] as number);
        }),
        known,
      ),
      number(q),
    );
  const seen = Matrix.rowVector([...slopes]);
  const row = (i: number): number[] => map.getRow(i);
  const read = seen.mmul(map).getRow(0);
  const quiet = seen.mmul(noise).getRow(0);
  const once = first.mmul(seen.transpose()).to1DArray();
  const across = each.map((i) => whether(form(row(i), read, quiet[i] as number), number(once[i] as number)));
  const spread = whether(
    form(read, read, dotOf(quiet, slopes) + variance),
    number(dotOf(once, slopes) + variance),
  );
  return {
    gains: across.map((of) => quotient(of, spread)),
    spread,
    covariances: pairs.map(([i, j], k) => [
      covariances[k] as string,
      {
        start: first.get(i, j),
        update: print(
          difference(
            whether(form(row(i), row(j), noise.get(i, j)), number(first.get(i, j))),
            quotient(product(across[i] as Node, across[j] as Node), spread),
          ),
        ),
      },
    ]),
  };
}
