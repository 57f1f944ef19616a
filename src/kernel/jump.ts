// The template of finite networks at run time: places a plan in linear memory, runs jobs, and reads columns back. Every offset comes from
// the module's own exports.
import { instantiateSync } from "@assemblyscript/loader";
import { controlledOf, readColumns, readRecord } from "./jumpColumns.js";
import { placeControl, placeEntries } from "./jumpControl.js";
import { JumpNotFinite, RateOutOfBounds, ReadingOutOfRange } from "./jumpFailure.js";
import { pairsOf, type SlotArrays, slotArrays } from "./jumpLayout.js";
import type { JumpColumns, JumpPlan, JumpRecord } from "./jumpPlan.js";
import { isStill, JumpTables } from "./jumpTables.js";
import type { Place } from "./place.js";

export type { JumpControl, JumpDecision, JumpEntry, KernelChannel } from "./jumpControl.js";
export { JumpNotFinite, RateOutOfBounds, ReadingOutOfRange } from "./jumpFailure.js";
export type { JumpColumns, JumpPlan, JumpRecord, JumpSnapshot, JumpWindow } from "./jumpPlan.js";

interface Template {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  useTable(index: number, address: number): void;
  run(job: number): number;
  draws(seed: bigint, stream: bigint, block: bigint, out: number, fills: number): void;
  readonly [offset: string]: unknown;
}

/** Numbers of the loops in assembly/jump/job.ts. */
export const LOOPS = { watched: 0, stillTwo: 1, still: 2, drivenTwo: 3, driven: 4 } as const;
const BLOCK = 64;
const SLOTS = 4;
const [OUT_OF_BOUNDS, OUT_OF_CHANNEL] = [1, 3];

const door = (): never => {
  throw new Error("a door of the template was left empty");
};

/** One instance of a filled template with one plan; not shared between threads. */
export class JumpKernel {
  private readonly code: Template;
  private readonly job: number;
  private readonly loop: number;
  private columns = 0;
  private capacity = 0;
  private records = 0;
  private recordCapacity = 0;

  /**
   * `loop` takes another loop than the fastest one, for tests.
   * @throws Error when the network needs more than 1 GB, or a rate has no finite bound.
   */
  constructor(
    module: WebAssembly.Module,
    private readonly plan: JumpPlan,
    loop?: keyof typeof LOOPS,
  ) {
    const network = Object.fromEntries(WebAssembly.Module.imports(module).map(({ name }) => [name, door]));
    this.code = instantiateSync(module, { network }).exports as unknown as Template;
    const tables = this.doublesAt(plan.tables);
    plan.splines.forEach((bytes, i) => {
      const at = this.code.allocate(bytes.length);
      new Uint8Array(this.code.memory.buffer, at, bytes.length).set(bytes);
      this.code.useTable(i, at);
    });
    const targets = this.allocate(4 * plan.channels);
    new Int32Array(this.code.memory.buffer, targets, plan.channels).set(plan.targets);
    const codes = this.placeCodes(tables);
    const to: Place = {
      allocate: (bytes) => this.allocate(bytes),
      view: () => this.view(),
      offset: (name) => this.offset(name),
    };
    const placed = new JumpTables(plan, to, tables).place();
    const { control } = plan;
    const entries = control?.entries ?? [{ probability: 1, start: plan.start, window: 0 }];
    const arrays = slotArrays(this.offset("slotBytes"), { ...plan, remembered: control?.memory.length ?? 0 });
    const slots = this.allocate(SLOTS * arrays.bytes);
    this.loop = LOOPS[loop ?? this.fastest(placed.two)];
    this.job = this.allocate(this.offset("jobBytes"));
    const view = this.view();
    view.setBigUint64(this.job + this.offset("jobSeed"), BigInt(plan.seed), true);
    view.setBigUint64(this.job + this.offset("jobStream"), BigInt(plan.stream), true);
    const { period } = plan.rounds;
    view.setFloat64(this.job + this.offset("jobPeriod"), Number.isFinite(period) ? period : 0, true);
    this.put({
      ...slotFields(arrays),
      Discrete: plan.discrete ? 1 : 0,
      Thin: placed.thin ? 1 : 0,
      Fields: plan.fields,
      Accumulators: plan.accumulators,
      Pairs: pairsOf(plan.accumulators),
      Observers: plan.observers,
      Observed: plan.observed ? 1 : 0,
      States: plan.states,
      Entries: placeEntries(entries, placed.windows, to),
      EntryCount: entries.length,
      Targets: targets,
      Codes: codes,
      IdleRow: placed.idleRow,
      Discard: plan.rounds.discard,
      Rounds: plan.rounds.count,
      Snapshots: plan.rounds.snapshots.length,
      Slots: slots,
      ObserveConstants: tables + 8 * plan.observeConstants,
      Attributes: tables + 8 * plan.attributes.at,
      AttributeBytes: 8 * plan.attributes.count,
      ...(control === null ? {} : placeControl(control, placed.windows, tables, to)),
    });
  }

  /**
   * Runs `count` trajectories from `first` (a multiple of 64), taking every `blockStride`-th block of 64.
   * @throws RateOutOfBounds, JumpNotFinite, ReadingOutOfRange
   */
  run(first: number, count: number, blockStride = 1): JumpColumns {
    this.start(first, count, blockStride, { loop: this.loop, trajectory: -1 });
    const all = new Float64Array(this.code.memory.buffer, this.columns, this.doublesOf(count)).slice();
    return readColumns(all, count, this.plan, (name) => this.offset(name));
  }

  /**
   * All jumps of one trajectory after the ledger began, those that came before it in its slot being run, too. The buffer grows by
   * running it again.
   * @throws RateOutOfBounds, JumpNotFinite, ReadingOutOfRange
   */
  record(trajectory: number): JumpRecord {
    const first = trajectory - (trajectory % BLOCK);
    const count = trajectory - first + 1;
    const size = this.offset("recordBytes");
    for (;;) {
      this.put({ Record: this.records });
      this.view().setFloat64(this.job + this.offset("jobRecordCapacity"), this.recordCapacity, true);
      this.start(first, count, 1, { loop: LOOPS.watched, trajectory });
      const found = this.view().getFloat64(this.job + this.offset("jobRecordCount"), true);
      if (found <= this.recordCapacity) return this.recorded(found, count);
      this.recordCapacity = found;
      this.records = this.allocate(size * found);
    }
  }

  /** How many trajectories, a multiple of 64 and at least 64, have their columns within so many bytes. */
  trajectoriesWithin(bytes: number): number {
    return BLOCK * Math.max(1, Math.floor(bytes / (8 * BLOCK * this.doublesOf(1))));
  }

  /** Draws of one block as the loops take them: `fills` x 64 draws x 4 slots. */
  draws(
    seed: number,
    stream: number,
    block: number,
    fills: number,
  ): { exponentials: Float64Array; words: BigUint64Array } {
    const out = this.code.allocate(4096 * fills);
    this.code.draws(BigInt(seed), BigInt(stream), BigInt(block), out, fills);
    const exponentials = new Float64Array(256 * fills);
    const words = new BigUint64Array(256 * fills);
    for (let i = 0; i < fills; i++) {
      const { buffer } = this.code.memory;
      exponentials.set(new Float64Array(buffer, out + 4096 * i, 256), 256 * i);
      words.set(new BigUint64Array(buffer, out + 4096 * i + 2048, 256), 256 * i);
    }
    return { exponentials, words };
  }

  private fastest(two: boolean): keyof typeof LOOPS {
    const { plan } = this;
    const moves = plan.windows.some(({ exact }) => !exact);
    if (plan.observed || plan.windows.some(({ booked }) => booked) || (plan.discrete && moves)) {
      return "watched";
    }
    if (isStill(plan)) return two ? "stillTwo" : "still";
    return two ? "drivenTwo" : "driven";
  }

  private start(
    first: number,
    count: number,
    blockStride: number,
    { loop, trajectory }: { readonly loop: number; readonly trajectory: number },
  ): void {
    if (count > this.capacity) {
      this.columns = this.code.allocate(8 * this.doublesOf(count));
      this.capacity = count;
    }
    this.put({
      First: first,
      Count: count,
      BlockStride: blockStride,
      Loop: loop,
      RecordTrajectory: trajectory,
      Columns: this.columns,
    });
    const status = this.code.run(this.job);
    if (status === 0) return;
    const view = this.view();
    const i32 = (name: string): number => view.getInt32(this.job + this.offset(`jobFailed${name}`), true);
    const f64 = (name: string): number => view.getFloat64(this.job + this.offset(`jobFailed${name}`), true);
    if (status === OUT_OF_BOUNDS) {
      const bounds = [f64("Low"), f64("High")] as const;
      throw new RateOutOfBounds(i32("Trajectory"), f64("Time"), i32("Channel"), f64("Rate"), bounds);
    }
    if (status === OUT_OF_CHANNEL) throw new ReadingOutOfRange(i32("Trajectory"), f64("Time"), f64("Rate"));
    throw new JumpNotFinite(i32("Trajectory"), f64("Time"), i32("Channel"));
  }

  private recorded(length: number, count: number): JumpRecord {
    const last = (column: number): number =>
      this.view().getFloat64(this.columns + 8 * (column * count + count - 1), true);
    const size = this.offset("recordBytes");
    const control = this.controlled() === 0 ? -1 : this.width() - 1;
    return readRecord(
      new DataView(this.code.memory.buffer, this.records, size * length),
      size,
      control,
      last,
    );
  }

  /** Number of columns. */
  private width(): number {
    const kept = this.controlled();
    return (
      this.offset("columnSums") + this.plan.accumulators + this.plan.observers + (kept === 0 ? 0 : kept + 1)
    );
  }

  /** Columns and snapshots of so many trajectories. */
  private doublesOf(count: number): number {
    const { rounds, accumulators, observers } = this.plan;
    const each = this.offset("snapshotSums") + accumulators + observers + this.controlled();
    return count * (this.width() + rounds.snapshots.length * rounds.count * each);
  }

  private controlled(): number {
    return controlledOf(this.plan, (name) => this.offset(name));
  }

  /** By channel: codes of rate and bookings, address of their coefficients. */
  private placeCodes(tables: number): number {
    const { channels, rateCode, bookCode, constants } = this.plan;
    const at = this.allocate(16 * Math.max(1, channels));
    const codes = new Int32Array(this.code.memory.buffer, at, 4 * channels);
    for (let c = 0; c < channels; c++) {
      codes[4 * c] = rateCode[c] as number;
      codes[4 * c + 1] = bookCode[c] as number;
      codes[4 * c + 2] = tables + 8 * (constants[c] as number);
    }
    return at;
  }

  private put(fields: Readonly<Record<string, number>>): void {
    const view = this.view();
    for (const [name, value] of Object.entries(fields)) {
      view.setInt32(this.job + this.offset(`job${name}`), value, true);
    }
  }

  private doublesAt(values: Float64Array): number {
    const at = this.code.allocate(8 * Math.max(1, values.length));
    new Float64Array(this.code.memory.buffer, at, values.length).set(values);
    return at;
  }

  private allocate(bytes: number): number {
    const at = this.code.allocate(Math.max(16, bytes));
    new Uint8Array(this.code.memory.buffer, at, bytes).fill(0);
    return at;
  }

  private offset(name: string): number {
    return (this.code[name] as WebAssembly.Global).value as number;
  }

  private view(): DataView {
    return new DataView(this.code.memory.buffer);
  }
}

const slotFields = (arrays: SlotArrays): Record<string, number> => ({
  SlotBytes: arrays.bytes,
  FieldsAt: arrays.fields,
  ValuesAt: arrays.values,
  BeforeAt: arrays.before,
  ObserversAt: arrays.observers,
  PartsAt: arrays.parts,
  TotalsAt: arrays.totals,
  LostAt: arrays.lost,
  MemoryAt: arrays.memory,
});
