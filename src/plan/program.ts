// From a timeline to the tables that the kernel reads: per stretch a row of coefficients for each step, holding the fields
// at the step's midpoint, and what the write of that row changes. A stretch in which no field moves is one write and one row.

import { before } from "../formula/code.js";
import { evaluateNumber, type Scope } from "../formula/evaluate.js";
import type { Lowered } from "../formula/lower.js";
import type { KernelSegment } from "../kernel/kernelPlan.js";
import type { KernelSnapshot, Rounds } from "../kernel/snapshots.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { type Computed, computedAt, computedRows, NOTHING_COMPUTED, type Row, still } from "./computed.js";
import { extentOf, moves, refuseTooLong } from "./extent.js";
import { type Mark, type Moments, marksIn, NO_MOMENTS, split } from "./moments.js";
import { type StepSize, stepOf } from "./step.js";
import { interleave, Store } from "./store.js";
import type { Fields, Line, Stretch, Timeline } from "./timeline.js";

/** Everything about the protocol that the kernel reads, as one block of doubles. */
export interface Program {
  readonly tables: Float64Array;
  readonly segments: readonly KernelSegment[];
  readonly branches: number;
  readonly energyStart: number;
  readonly energyEnd: number;
  readonly energyEndStride: number;
  readonly rounds: Rounds;
  /** Steps of one trajectory, and those after the ledger began. */
  readonly steps: number;
  readonly booked: number;
}

/** What a program may have beside its steps. */
export interface Further {
  readonly moments?: Moments | undefined;
  readonly computed?: Computed | undefined;
}

/**
 * Evaluates the coefficients of a lowered potential along a timeline, at steps of at most dt / 2^halvings. Names that the formulas
 * mention and no field has are those of `computed`.
 * @throws SpecError when the rows would need more than 256 MB.
 */
export function program(
  experiment: LangevinExperiment,
  lowered: Lowered,
  line: Timeline,
  halvings: number,
  { moments = NO_MOMENTS, computed = NOTHING_COMPUTED }: Further = {},
): Program {
  const { system, method, cycles = { count: 1, discard: 0 } } = experiment;
  const branches = line.end.length;
  const extent = extentOf(experiment, lowered, line, halvings, moments.times.length);
  refuseTooLong(experiment, extent, halvings);
  const { counts, leading } = extent;

  const tables = new Store();
  const base: Scope = { ...system.potential.fields, friction: system.friction };
  const stepAt = stepOf(experiment);
  const constantsAt = new Map<number, number>();
  const constants = (h: number): number => {
    const known = constantsAt.get(h);
    if (known !== undefined) return known;
    const scope = { ...base, ...stepAt(h).scope, ...computedAt(computed, line.start, h) };
    const place = tables.add(lowered.step.constants.map((node) => evaluateNumber(node, scope as Fields)));
    constantsAt.set(h, place);
    return place;
  };
  const rowsOf = (h: number, fields: Scope, steps: number): number => {
    const scope: Scope = { ...base, ...fields, ...stepAt(h).scope };
    return tables.add(interleave(lowered.step.row, scope, steps));
  };

  /** One row of fields that stand still, after the fields and the step of another row. */
  const rowsAfter =
    (path: Line, from: Fields, step: Row, h: number): (() => number) =>
    () => {
      const moving = fieldRows(path, from, line.driven, 1);
      return rowsOf(h, { ...moving, ...computedRows(computed, path, step, h, 1).scope }, 1);
    };

  const boundary = (fields: Fields): number[] =>
    lowered.boundary.map((node) =>
      evaluateNumber(node, { ...base, ...fields, ...computedAt(computed, fields, 0) } as Fields),
    );
  const energyAt = (fields: Fields): number => tables.add(boundary(fields));
  const energyStart = energyAt(line.start);
  // by their numbers; number 0 is taken at the start of a round
  const snapshots: KernelSnapshot[] = [perBranch([{ write: null, energy: energyStart }], branches)];
  /** The snapshot after a mark's step: a write from the fields of that step to those at its end. */
  const snapshotAt = ({ lines }: Stretch, h: number, { fields, middles, begins }: Mark): KernelSnapshot => {
    // the lanes of a block are in several branches: all are written or none
    const same = lines.every((_, b) => [...line.driven].every((f) => fields[b]?.[f] === middles[b]?.[f]));
    return perBranch(
      lines.map((_, b) => {
        const [to, from] = [fields[b] as Fields, middles[b] as Fields];
        const step: Row = { fields: from, from: begins[b] as Fields, to, h };
        const rows = rowsAfter({ from: to, to }, from, step, h);
        return { write: same ? null : rows(), energy: energyAt(to) };
      }),
      branches,
    );
  };

  const segments: KernelSegment[] = [];
  if (line.burnIn > 0) {
    const steps = leading;
    const h = line.burnIn / steps;
    const held = { from: line.start, to: line.start };
    segments.push({
      time: -line.burnIn,
      h,
      ...unitsOf(stepAt(h)),
      steps,
      driven: false,
      measure: false,
      snapshot: 0,
      constants: constants(h),
      branches: perBranch(
        [{ rows: rowsAfter(held, line.start, still(line.start), h)(), stride: 0 }],
        branches,
      ),
    });
  }
  const lead = segments.length;
  let last: Fields[] = [line.start];
  let lastRows: Row[] = [still(line.start)];
  /** The rows of `count` steps of branch b along a line. */
  const rowsFor = (path: Line, b: number, h: number, count: number): number => {
    const from = last[b] as Fields;
    const moving = fieldRows(path, from, line.driven, count);
    const { scope, last: row } = computedRows(computed, path, lastRows[b] as Row, h, count);
    last[b] = lastRow(moving, from);
    lastRows[b] = row;
    return rowsOf(h, { ...moving, ...scope }, count);
  };
  line.stretches.forEach((stretch, i) => {
    const steps = counts[i] as number;
    const h = stretch.length / steps;
    if (stretch.lines.length > last.length) {
      last = stretch.lines.map(() => last[0] as Fields);
      lastRows = stretch.lines.map(() => lastRows[0] as Row);
    }
    const shared = {
      h,
      ...unitsOf(stepAt(h)),
      constants: constants(h),
    };
    const stride = 8 * lowered.step.row.length;
    const one = (
      time: number,
      count: number,
      driven: boolean,
      measure: boolean,
      held: boolean,
    ): KernelSegment => ({
      ...shared,
      time,
      steps: count,
      driven,
      measure,
      snapshot: 0,
      branches: perBranch(
        stretch.lines.map((path, b) => ({
          rows: rowsFor(path, b, h, held ? 1 : count),
          stride: held ? 0 : stride,
        })),
        branches,
      ),
    });
    const marks = marksIn(stretch, steps, moments);
    for (const mark of marks) snapshots[mark.number] = snapshotAt(stretch, h, mark);
    if (moves(stretch)) {
      segments.push(...split(one(stretch.time, steps, true, stretch.measure, false), 0, marks));
    } else {
      segments.push(...split(one(stretch.time, 1, true, stretch.measure, false), 0, marks));
      if (steps > 1) segments.push(...split(one(stretch.time + h, steps - 1, false, false, true), 1, marks));
    }
  });
  const h = segments[segments.length - 1]?.h ?? method.dt;
  segments.push({
    time: line.duration,
    h,
    ...unitsOf(stepAt(h)),
    steps: 0,
    driven: true,
    measure: false,
    snapshot: moments.end,
    constants: constants(h),
    branches: line.end.map((fields, b) => {
      const path = { from: fields, to: fields };
      last[b] ??= last[0] as Fields;
      lastRows[b] ??= lastRows[0] as Row;
      return { rows: rowsFor(path, b, h, 1), stride: 0 };
    }),
  });

  const ends = line.end.map(boundary);
  const energyEnd = tables.add(ends.flat());
  if (moments.end > 0) {
    snapshots[moments.end] = ends.map((row, b) => ({ write: null, energy: energyEnd + b * row.length }));
  }
  const round = counts.reduce((total, n) => total + n, 0);
  return {
    tables: tables.whole(),
    segments,
    branches,
    energyStart,
    energyEnd,
    energyEndStride: 8 * lowered.boundary.length,
    rounds: {
      lead,
      discard: cycles.discard,
      count: cycles.count,
      period: line.duration,
      snapshots: moments.times.length > 0 ? snapshots : [],
    },
    steps: leading + (cycles.discard + cycles.count) * round,
    booked: cycles.count * round,
  };
}

const unitsOf = ({ scales, glides }: StepSize) => ({ scales, glides });

/** Before a measurement all branches read the same rows. */
const perBranch = <T>(given: readonly T[], branches: number): T[] =>
  Array.from({ length: branches }, (_, b) => (given[b] ?? given[0]) as T);

/** Driven fields at the midpoints of the steps, and each in the row before. */
function fieldRows(
  { from, to }: Line,
  last: Fields,
  driven: ReadonlySet<string>,
  steps: number,
): Record<string, Float64Array> {
  const rows: Record<string, Float64Array> = {};
  for (const field of driven) {
    const a = from[field] as number;
    const b = to[field] as number;
    const now = Float64Array.from({ length: steps }, (_, k) =>
      a === b ? a : a + ((b - a) * (k + 0.5)) / steps,
    );
    rows[field] = now;
    rows[before(field)] = Float64Array.from({ length: steps }, (_, k) =>
      k === 0 ? (last[field] as number) : (now[k - 1] as number),
    );
  }
  return rows;
}

function lastRow(rows: Readonly<Record<string, Float64Array>>, base: Fields): Fields {
  const ends = Object.entries(rows).map(([field, column]) => [field, column[column.length - 1]]);
  return { ...base, ...Object.fromEntries(ends) };
}
