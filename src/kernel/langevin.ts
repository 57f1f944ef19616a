// The Langevin template at run time: places a program in linear memory, runs jobs, and reads columns back. Every offset
// comes from the module's own exports.
import { instantiateSync } from "@assemblyscript/loader";
import { Diverged } from "./diverged.js";
import type { Template } from "./exports.js";
import { COLUMNS, type Counted, type KernelPlan } from "./kernelPlan.js";
import {
  type Place,
  placeControl,
  placeDoubles,
  placeIntegers,
  placeSegments,
  placeStarts,
} from "./langevinTables.js";
import { ReadingOutOfRange } from "./outOfRange.js";
import { type Rounds, readSnapshots, snapshotDoubles, snapshotRows } from "./snapshots.js";

export { Diverged } from "./diverged.js";
export type {
  Counted,
  KernelColumns,
  KernelControl,
  KernelPlan,
  KernelSegment,
  KernelStart,
  StartTable,
} from "./kernelPlan.js";
export { ReadingOutOfRange } from "./outOfRange.js";

/** Compiles a filled template; the Module can be sent to workers. */
export const compile = (bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module => new WebAssembly.Module(bytes);

const door = (): never => {
  throw new Error("a door of the template was left empty");
};

/** One instance of a filled template with one program; not shared between threads. */
export class LangevinKernel implements Place {
  private readonly code: Template;
  private readonly job: number;
  private readonly smallestStep: number;
  private readonly variables: number;
  private readonly named: readonly string[];
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
    this.named = plan.named.map(({ name }) => name);
    this.rounds = plan.rounds;
    this.code = instantiateSync(module, { potential }).exports as unknown as Template;
    this.smallestStep = Math.min(...plan.segments.map(({ h }) => h));
    const tables = placeDoubles(this, plan.tables);
    plan.splines.forEach((bytes, i) => {
      const at = this.allocate(bytes.length);
      new Uint8Array(this.code.memory.buffer, at, bytes.length).set(bytes);
      this.code.useTable(i, at);
    });
    const halfMasses = placeDoubles(this, Float64Array.from(plan.halfMasses));
    const starts = placeStarts(this, plan);
    const segments = placeSegments(this, plan, tables);
    const control = placeControl(this, plan.control);
    const named = placeIntegers(
      this,
      Int32Array.from(plan.named, ({ offset }) => offset),
    );
    const rows = snapshotRows(plan.rounds, tables);
    const snapshots = this.allocate(4 * Math.max(1, rows.length));
    new Uint32Array(this.code.memory.buffer, snapshots, rows.length).set(rows);
    this.job = this.allocate(this.offset("jobBytes"));
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
    put.i32("jobEnergyStart", tables + 8 * plan.energyStart);
    put.i32("jobEnergyEnd", tables + 8 * plan.energyEnd);
    put.i32("jobEnergyEndStride", plan.energyEndStride);
    put.i32("jobStarts", starts);
    put.i32("jobStartCount", plan.starts.length);
    put.i32("jobEnergyStartStride", plan.energyStartStride);
    put.i32("jobEnergyOwn", plan.energyOwn);
    put.i32("jobControl", control);
    put.i32("jobNamedCount", plan.named.length);
    put.i32("jobNamed", named);
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
      recorded: many(this.recording?.accumulators ?? 0),
      named: Object.fromEntries(this.named.map((name) => [name, column(next++)])),
      snapshots: readSnapshots(
        copied,
        this.rounds,
        {
          variables: this.variables,
          accumulators: this.recording?.accumulators ?? 0,
          named: this.named,
        },
        (name) => this.offset(name),
      ),
    };
  }

  /** Number of columns. */
  private width(): number {
    return this.offset("columnCount") + (this.recording?.accumulators ?? 0) + this.named.length;
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
      this.recordAt = this.allocate(64 * quantities * points);
      this.recordPoints = points;
    }
    const lane = trajectory % 8;
    this.start(trajectory - lane, lane + 1, 1, every, this.recordAt);
    const all = this.doubles(this.recordAt, 8 * quantities * points);
    const stopped = this.doubles(this.columns, (lane + 1) * this.width())[
      (lane + 1) * COLUMNS.indexOf("stoppedAfter") + lane
    ] as number;
    const length = stopped < 0 ? points : Math.floor(stopped / every);
    const pick = (quantity: number): Float64Array =>
      Float64Array.from({ length }, (_, i) => all[8 * (quantities * i + quantity) + lane] as number);
    return {
      variables: Array.from({ length: states }, (_, v) => pick(v)),
      work: pick(states),
    };
  }

  /** Unit normals of one block as the kernel uses them: `fills` x 64 steps x 8 lanes, float32. */
  normals(seed: number, stream: number, block: number, fills: number): Float32Array {
    const out = this.allocate(4096 * fills);
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
      this.columns = this.allocate(8 * this.doublesOf(count));
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
    const outcome = this.code.run(this.job);
    if (outcome === 0) return;
    const after = this.view();
    const trajectory = after.getInt32(this.job + this.offset("jobFailedTrajectory"), true);
    const time = after.getFloat64(this.job + this.offset("jobFailedTime"), true);
    if (outcome === 2) throw new ReadingOutOfRange(trajectory, time);
    throw new Diverged(trajectory, time, this.smallestStep);
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
    const quantities = this.offset("snapshotCount") + (this.recording?.accumulators ?? 0) + this.named.length;
    return snapshotDoubles(this.rounds, quantities, count);
  }

  allocate(bytes: number): number {
    return this.code.allocate(bytes);
  }

  offset(name: string): number {
    return (this.code[name] as WebAssembly.Global).value as number;
  }

  view(): DataView {
    return new DataView(this.code.memory.buffer);
  }

  private doubles(at: number, length: number): Float64Array {
    return new Float64Array(this.code.memory.buffer, at, length);
  }
}
