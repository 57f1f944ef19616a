// The Langevin template at run time: places a program in linear memory, runs jobs, and reads columns back. Every offset
// comes from the module's own exports.
import { instantiateSync } from "@assemblyscript/loader";
import { Diverged } from "./diverged.js";
import type { Template } from "./exports.js";
import { COLUMNS, type Counted, type KernelPlan, type StartTable } from "./kernelPlan.js";
import { type Rounds, readSnapshots, snapshotDoubles, snapshotRows } from "./snapshots.js";

export { Diverged } from "./diverged.js";
export type { Counted, KernelColumns, KernelPlan, KernelSegment, StartTable } from "./kernelPlan.js";

/** Compiles a filled template; the Module can be sent to workers. */
export const compile = (bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module => new WebAssembly.Module(bytes);

const door = (): never => {
  throw new Error("a door of the template was left empty");
};

/** One instance of a filled template with one program; not shared between threads. */
export class LangevinKernel {
  private readonly code: Template;
  private readonly job: number;
  private readonly smallestStep: number;
  private readonly variables: number;
  private readonly recording: KernelPlan["recording"];
  private readonly rounds: Rounds;
  private columns = 0;
  private recordAt = 0;
  private recordPoints = 0;
  private capacity = 0;

  constructor(module: WebAssembly.Module, plan: KernelPlan) {
    const potential = Object.fromEntries(WebAssembly.Module.imports(module).map(({ name }) => [name, door]));
    this.variables = plan.variables;
    this.recording = plan.recording;
    this.rounds = plan.rounds;
    this.code = instantiateSync(module, { potential }).exports as unknown as Template;
    this.smallestStep = Math.min(...plan.segments.map(({ h }) => h));
    const tables = this.place(plan.tables);
    plan.splines.forEach((bytes, i) => {
      const at = this.code.allocate(bytes.length);
      new Uint8Array(this.code.memory.buffer, at, bytes.length).set(bytes);
      this.code.useTable(i, at);
    });
    const start = this.placeStart(plan.start.variables);
    const velocity = plan.inertial ? this.placeStart(plan.start.velocities) : start;
    const halfMasses = this.place(Float64Array.from(plan.halfMasses));
    const mean = this.place(Float64Array.from(plan.start.mean));
    const spread = this.place(Float64Array.from(plan.start.spread));
    const segments = this.placeSegments(plan, tables);
    const measurement = this.placeMeasurement(plan);
    const rows = snapshotRows(plan.rounds, tables);
    const snapshots = this.code.allocate(4 * Math.max(1, rows.length));
    new Uint32Array(this.code.memory.buffer, snapshots, rows.length).set(rows);
    this.job = this.code.allocate(this.offset("jobBytes"));
    const view = this.view();
    const put = {
      u64: (field: string, value: number) =>
        view.setBigUint64(this.job + this.offset(field), BigInt(value), true),
      i32: (field: string, value: number) => view.setInt32(this.job + this.offset(field), value, true),
    };
    put.u64("jobSeed", plan.seed);
    put.u64("jobStream", plan.stream);
    put.i32("jobRefine", plan.refine);
    put.i32("jobScheme", plan.scheme);
    put.i32("jobStepwise", plan.stepwise ? 1 : 0);
    put.i32("jobEntropic", plan.entropic ? 1 : 0);
    put.i32("jobHalfMasses", halfMasses);
    put.i32("jobStartVelocity", velocity);
    put.i32("jobForced", plan.forced ? 1 : 0);
    put.i32("jobReference", plan.reference ? 1 : 0);
    put.i32("jobSegments", segments);
    put.i32("jobSegmentCount", plan.segments.length);
    put.i32("jobLead", plan.rounds.lead);
    put.i32("jobDiscard", plan.rounds.discard);
    put.i32("jobRounds", plan.rounds.count);
    view.setFloat64(this.job + this.offset("jobPeriod"), plan.rounds.period, true);
    put.i32("jobSnapshots", plan.rounds.snapshots.length);
    put.i32("jobSnapshotRows", snapshots);
    put.i32("jobBranches", plan.branches);
    put.i32("jobStart", start);
    put.i32("jobStartMean", mean);
    put.i32("jobStartSpread", spread);
    put.i32("jobEnergyStart", tables + 8 * plan.energyStart);
    put.i32("jobEnergyEnd", tables + 8 * plan.energyEnd);
    put.i32("jobEnergyEndStride", plan.energyEndStride);
    put.i32("jobMeasurement", measurement);
    put.i32("jobRecordEvery", 0);
    put.i32("jobRecording", plan.recording === undefined ? 0 : plan.recording.stops ? 2 : 1);
    put.i32("jobAccumulatorCount", plan.recording?.accumulators ?? 0);
  }

  /**
   * Runs `count` trajectories from `first` (a multiple of 8), taking every `blockStride`-th block of 8.
   * @throws Diverged
   */
  run(first: number, count: number, blockStride = 1): Counted {
    this.start(first, count, blockStride, 0, 0);
    const all = this.doubles(this.columns, this.doublesOf(count)).slice();
    const column = (i: number): Float64Array => all.subarray(count * i, count * (i + 1));
    let next = COLUMNS.length;
    const many = (length: number): Float64Array[] => Array.from({ length }, () => column(next++));
    const named = Object.fromEntries(COLUMNS.map((name, i) => [name, column(i)]));
    const copied = all.subarray(count * this.width());
    return {
      ...(named as Record<(typeof COLUMNS)[number], Float64Array>),
      heats: many(this.variables),
      starts: many(this.offset("stateCount")),
      ends: many(this.offset("stateCount")),
      ...(this.recording === undefined ? {} : this.recorded(this.recording.accumulators, column)),
      snapshots: readSnapshots(
        copied,
        this.rounds,
        { variables: this.variables, accumulators: this.recording?.accumulators ?? 0 },
        (name) => this.offset(name),
      ),
    };
  }

  private recorded(
    accumulators: number,
    column: (i: number) => Float64Array,
  ): Pick<Counted, "recorded" | "stoppedAfter"> {
    const from = this.offset("recordedColumn");
    return {
      recorded: Array.from({ length: accumulators }, (_, i) => column(from + i)),
      stoppedAfter: column(this.offset("stoppedAfterColumn")),
    };
  }

  /** Number of columns. */
  private width(): number {
    return this.recording === undefined
      ? this.offset("columnCount")
      : this.offset("recordedColumn") + this.recording.accumulators;
  }

  /**
   * Runs the block that holds `trajectory` and returns its variables, velocities and accumulated work after every `every` steps,
   * until it stops.
   * @throws Diverged
   */
  record(
    trajectory: number,
    every: number,
    steps: number,
  ): { variables: Float64Array[]; work: Float64Array } {
    const points = Math.floor(steps / every);
    const states = this.offset("stateCount");
    const quantities = states + 1;
    if (points > this.recordPoints) {
      this.recordAt = this.code.allocate(64 * quantities * points);
      this.recordPoints = points;
    }
    const lane = trajectory % 8;
    this.start(trajectory - lane, lane + 1, 1, every, this.recordAt);
    const all = this.doubles(this.recordAt, 8 * quantities * points);
    const stopped = this.recording?.stops
      ? this.doubles(this.columns, (lane + 1) * this.width())[
          (lane + 1) * this.offset("stoppedAfterColumn") + lane
        ]
      : undefined;
    const length = stopped === undefined || stopped < 0 ? points : Math.floor(stopped / every);
    const pick = (quantity: number): Float64Array =>
      Float64Array.from({ length }, (_, i) => all[8 * (quantities * i + quantity) + lane] as number);
    return {
      variables: Array.from({ length: states }, (_, v) => pick(v)),
      work: pick(states),
    };
  }

  /** Unit normals of one block as the kernel uses them: `fills` x 64 steps x 8 lanes, float32. */
  normals(seed: number, stream: number, block: number, fills: number): Float32Array {
    const out = this.code.allocate(4096 * fills);
    this.code.normals(BigInt(seed), BigInt(stream), BigInt(block), out, fills);
    return Float32Array.from(this.doubles(out, 512 * fills));
  }

  /** Threefry2x64-20, for its known-answer test. */
  threefry(k0: bigint, k1: bigint, c0: bigint, c1: bigint): [bigint, bigint] {
    const at = this.code.threefry(k0, k1, c0, c1);
    const view = this.view();
    return [view.getBigUint64(at, true), view.getBigUint64(at + 8, true)];
  }

  private start(first: number, count: number, blockStride: number, every: number, record: number): void {
    if (count > this.capacity) {
      this.columns = this.code.allocate(8 * this.doublesOf(count));
      this.capacity = count;
    }
    const view = this.view();
    const put = (field: string, value: number): void =>
      view.setInt32(this.job + this.offset(field), value, true);
    put("jobFirst", first);
    put("jobCount", count);
    put("jobBlockStride", blockStride);
    put("jobColumns", this.columns);
    put("jobRecordEvery", every);
    put("jobRecord", record);
    if (this.code.run(this.job) === 0) return;
    const after = this.view();
    throw new Diverged(
      after.getInt32(this.job + this.offset("jobFailedTrajectory"), true),
      after.getFloat64(this.job + this.offset("jobFailedTime"), true),
      this.smallestStep,
    );
  }

  private placeSegments({ segments, branches }: KernelPlan, tables: number): number {
    const size = this.offset("segmentBytes") + 8 * branches;
    const place = this.code.allocate(size * segments.length);
    const view = this.view();
    segments.forEach((segment, i) => {
      const at = place + size * i;
      view.setFloat64(at + this.offset("segmentTime"), segment.time, true);
      view.setFloat64(at + this.offset("segmentH"), segment.h, true);
      segment.scales.forEach((scale, v) => {
        view.setFloat64(at + this.offset("segmentScale") + 8 * v, scale, true);
      });
      segment.glides.forEach((glide, v) => {
        view.setFloat64(at + this.offset("segmentGlide") + 8 * v, glide, true);
        view.setFloat64(at + this.offset("segmentSpeed") + 8 * v, 1 / glide, true);
      });
      view.setInt32(at + this.offset("segmentSteps"), segment.steps, true);
      view.setInt32(at + this.offset("segmentDriven"), segment.driven ? 1 : 0, true);
      view.setInt32(at + this.offset("segmentMeasure"), segment.measure ? 1 : 0, true);
      view.setInt32(at + this.offset("segmentSnapshot"), segment.snapshot, true);
      view.setInt32(at + this.offset("segmentConstants"), tables + 8 * segment.constants, true);
      segment.branches.forEach(({ rows, stride }, b) => {
        const entry = at + this.offset("segmentBytes") + 8 * b;
        view.setInt32(entry, tables + 8 * rows, true);
        view.setInt32(entry + 4, stride, true);
      });
    });
    return place;
  }

  private placeStart({ x, below, density, guide }: StartTable): number {
    const at = this.code.allocate(8 + 24 * x.length + 4 * guide.length);
    const view = this.view();
    view.setInt32(at, x.length, true);
    view.setInt32(at + 4, guide.length, true);
    [x, below, density].forEach((column, i) => {
      this.doubles(at + 8 + 8 * x.length * i, x.length).set(column);
    });
    new Int32Array(this.code.memory.buffer, at + 8 + 24 * x.length, guide.length).set(guide);
    return at;
  }

  private placeMeasurement({ measurement }: KernelPlan): number {
    if (measurement === null) return 0;
    const at = this.code.allocate(this.offset("measurementBytes"));
    const view = this.view();
    view.setInt32(at + this.offset("measurementVariable"), measurement.variable, true);
    view.setFloat64(at + this.offset("measurementThreshold"), measurement.threshold, true);
    view.setInt32(at + this.offset("measurementAbove"), measurement.above ? 1 : 0, true);
    view.setFloat64(at + this.offset("measurementError"), measurement.error, true);
    view.setFloat64(at + this.offset("measurementLogRight"), measurement.logRight, true);
    view.setFloat64(at + this.offset("measurementLogWrong"), measurement.logWrong, true);
    return at;
  }

  private place(values: Float64Array): number {
    const at = this.code.allocate(8 * Math.max(1, values.length));
    this.doubles(at, values.length).set(values);
    return at;
  }

  /** Trajectories, a multiple of 8, whose snapshots fit into so many bytes; 8 if none do. */
  trajectoriesWithin(bytes: number): number {
    const each = 8 * this.copied(8);
    return each === 0 ? 2 ** 30 : 8 * Math.max(1, Math.floor(bytes / each));
  }

  /** Columns and snapshots of so many trajectories. */
  private doublesOf(count: number): number {
    return count * this.width() + this.copied(count);
  }

  private copied(count: number): number {
    const quantities = this.offset("snapshotCount") + (this.recording?.accumulators ?? 0);
    return snapshotDoubles(this.rounds, quantities, count);
  }

  private offset(name: string): number {
    return (this.code[name] as WebAssembly.Global).value as number;
  }

  private view(): DataView {
    return new DataView(this.code.memory.buffer);
  }

  private doubles(at: number, length: number): Float64Array {
    return new Float64Array(this.code.memory.buffer, at, length);
  }
}
