// From a timeline to the tables that the kernel reads: per stretch a row of coefficients for each step, holding the fields
// at the step's midpoint, and what the write of that row changes. A stretch in which no field moves is one write and one row.

import { evaluateNumber, type Scope } from "../formula/evaluate.js";
import type { Lowered } from "../formula/lower.js";
import type { KernelSegment } from "../kernel/kernelPlan.js";
import type { KernelSnapshot, Rounds } from "../kernel/snapshots.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { type Computed, computedAt, computedRows, NOTHING_COMPUTED, type Row, still } from "./computed.js";
import { extentOf, moves, refuseTooLong } from "./extent.js";
import { type Mark, type Moments, marksIn, NO_MOMENTS, split } from "./moments.js";
import { fieldRows, keyOf, lastRow, type Written } from "./rows.js";
import { type StepSize, stepOf } from "./step.js";
import { interleave, Store } from "./store.js";
import type { Event, Fields, Line, Stretch, Timeline } from "./timeline.js";

/** Everything about the protocol that the kernel reads, as one block of doubles. */
export interface Program {
  readonly tables: Float64Array;
  readonly segments: readonly KernelSegment[];
  readonly branches: number;
  readonly energyStart: number;
  readonly energyStartStride: number;
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
  /** Whether a policy writes fields in each lane. */
  readonly own?: boolean | undefined;
  /** Whether what is measured is of fields that rows hold. */
  readonly reads?: boolean | undefined;
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
  { moments = NO_MOMENTS, computed = NOTHING_COMPUTED, own = false, reads = true }: Further = {},
): Program {
  const { system, method, cycles = { count: 1, discard: 0 } } = experiment;
  const branches = Math.max(
    line.starts.length,
    ...line.stretches.map(({ lines }) => lines.length),
    line.end.length,
  );
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
    lowered.boundary.constants.map((node) =>
      evaluateNumber(node, { ...base, ...fields, ...computedAt(computed, fields, 0) } as Fields),
    );
  const energyAt = (fields: Fields): number => tables.add(boundary(fields));
  const starts = line.starts.map(boundary);
  const energyStart = tables.add(starts.flat());
  const stateSize = lowered.boundary.constants.length;
  // by their numbers; number 0 is taken at the start of a round
  const snapshots: KernelSnapshot[] = [
    perBranch(
      starts.map((_, b) => ({ write: null, energy: energyStart + b * stateSize })),
      branches,
    ),
  ];
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
      snapshot: 0,
      constants: constants(h),
      branches: perBranch(
        [{ rows: rowsAfter(held, line.start, still(line.start), h)(), stride: 0 }],
        branches,
      ),
    });
  }
  const lead = segments.length;
  // of each state: the fields and the row that were written last
  let last: readonly Fields[] = line.starts;
  let lastRows: Row[] = line.starts.map(still);
  const everywhere = new Map<string, Written>();
  /** Rows of `count` steps along a line for each state, those that are the same shared. */
  const rowsFor = (paths: readonly Line[], h: number, count: number): number[] => {
    const known = computed.moving.length > 0 ? new Map<string, Written>() : everywhere;
    const made = paths.map((path, b) => {
      const from = (last[b] ?? last[0]) as Fields;
      const key = paths.length === 1 ? null : `${h} ${count} ${keyOf(line.driven, path.from, path.to, from)}`;
      const same = key === null ? undefined : known.get(key);
      if (same !== undefined) return same;
      const moving = fieldRows(path, from, line.driven, count);
      const { scope, last: row } = computedRows(
        computed,
        path,
        (lastRows[b] ?? lastRows[0]) as Row,
        h,
        count,
      );
      const one = { place: rowsOf(h, { ...moving, ...scope }, count), fields: lastRow(moving, from), row };
      if (key !== null) known.set(key, one);
      return one;
    });
    last = made.map(({ fields }) => fields);
    lastRows = made.map(({ row }) => row);
    return made.map(({ place }) => place);
  };
  const stride = 8 * lowered.step.row.length;
  const shared = (h: number) => ({ h, ...unitsOf(stepAt(h)), snapshot: 0, constants: constants(h) });
  const held = (rows: readonly number[], apart = 0) =>
    perBranch(
      rows.map((place) => ({ rows: place, stride: apart })),
      branches,
    );
  /** What happens at a time, in segments of their own whose rows have the fields at that time. */
  const happens = (event: Event, h: number): void => {
    const { time, fields, measure, act, reference, from } = event;
    const still = { ...shared(h), time, steps: 0 };
    const rowsAt = (all: readonly Fields[]) =>
      held(
        rowsFor(
          all.map((at) => ({ from: at, to: at })),
          h,
          1,
        ),
      );
    const closed = reference === null ? null : fields.map(() => reference);
    // a reading without fields may be taken from any row
    if (closed !== null && !reads) {
      segments.push({ ...still, driven: true, event: { measure, act }, branches: rowsAt(closed) });
    } else {
      const kept = [last, lastRows] as const;
      segments.push({ ...still, driven: false, event: { measure, act }, branches: rowsAt(fields) });
      [last, lastRows] = kept;
      if (closed !== null) {
        const late = { measure: null, act: false, late: true };
        segments.push({ ...still, driven: true, event: late, branches: rowsAt(closed) });
      }
    }
    last = from.map((s) => (last[s] ?? last[0]) as Fields);
    lastRows = from.map((s) => (lastRows[s] ?? lastRows[0]) as Row);
  };
  /** Where the segments of each stretch begin. */
  const begins: number[] = [];
  line.stretches.forEach((stretch, i) => {
    const steps = counts[i] as number;
    const h = stretch.length / steps;
    const { age, expose, event } = stretch;
    begins.push(segments.length);
    if (event !== undefined) happens(event, h);
    const one = (time: number, count: number, driven: boolean, rows: number): KernelSegment => ({
      ...shared(h),
      time,
      steps: count,
      driven,
      branches: held(rowsFor(stretch.lines, h, rows), rows === count && driven ? stride : 0),
      ...(!driven && rows > 1 ? { write: stride } : {}),
      ...(age === undefined ? {} : { age: age + time - stretch.time }),
      ...(expose ? { expose } : {}),
    });
    const several = stretch.lines.length > 1;
    const marks = marksIn(stretch, steps, moments);
    for (const mark of marks) snapshots[mark.number] = snapshotAt(stretch, h, mark);
    const jumps = stretch.lines.some(({ from }, b) =>
      [...line.driven].some((f) => from[f] !== ((last[b] ?? last[0]) as Fields)[f]),
    );
    if (moves(stretch)) {
      segments.push(...split(one(stretch.time, steps, true, steps), 0, marks));
    } else if (several || (own && !jumps)) {
      segments.push(...split(one(stretch.time, steps, false, several && jumps ? 2 : 1), 0, marks));
    } else {
      segments.push(...split(one(stretch.time, 1, true, 1), 0, marks));
      if (steps > 1) segments.push(...split(one(stretch.time + h, steps - 1, false, 1), 1, marks));
    }
    if (stretch.back === undefined) return;
    const first = i - stretch.back + 1;
    const parts = line.stretches.slice(first, i + 1);
    const final = segments[segments.length - 1] as KernelSegment;
    segments[segments.length - 1] = {
      ...final,
      loop: {
        back: segments.length - 1 - (begins[first] as number),
        times: (stretch.passes ?? 1) - 1,
        time: parts.reduce((sum, { length }) => sum + length, 0),
      },
    };
  });
  const h = segments[segments.length - 1]?.h ?? method.dt;
  if (line.closing !== null) happens(line.closing, h);
  const closed = rowsFor(
    line.end.map((fields) => ({ from: fields, to: fields })),
    h,
    1,
  );
  const final = line.stretches[line.stretches.length - 1];
  segments.push({
    ...shared(h),
    time: line.duration,
    steps: 0,
    driven: true,
    snapshot: moments.end,
    branches: held(closed),
    ...(final?.age === undefined || line.closing?.act ? {} : { age: final.age + final.length }),
  });

  const ends = line.end.map(boundary);
  const energyEnd = tables.add(ends.flat());
  if (moments.end > 0) {
    snapshots[moments.end] = perBranch(
      ends.map((_, b) => ({ write: null, energy: energyEnd + b * stateSize })),
      branches,
    );
  }
  const round = extent.steps - leading;
  return {
    tables: tables.whole(),
    segments,
    branches,
    energyStart,
    energyStartStride: line.starts.length > 1 ? 8 * stateSize : 0,
    energyEnd,
    energyEndStride: line.end.length > 1 ? 8 * stateSize : 0,
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
