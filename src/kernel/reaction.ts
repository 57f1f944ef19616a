// The template of reactions at run time: places a plan in linear memory, runs jobs, and reads columns back. Every offset comes from the
// module's own exports.
import { instantiateSync } from "@assemblyscript/loader";
import { pairArrays } from "./reactionLayout.js";
import { placeLeap } from "./reactionLeap.js";
import type { ReactionColumns, ReactionPlan, ReactionRecord, ReactionSnapshot } from "./reactionPlan.js";
import { placeRace } from "./reactionRace.js";

interface Template {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  useTable(index: number, address: number): void;
  run(job: number): number;
  readonly [offset: string]: unknown;
}

const BLOCK = 64;
const PAIRS = 4;
const UNSOUND = 1;
/** A length that is never reached, and finite, so that nothing fires where no propensity is above 0. */
const FOREVER = 2 ** 1000;
const [END_TIME, STOPPED, EVENTS] = [0, 1, 2];

/** A trajectory whose numbers are none: a propensity, a bound of one, a count below 0, a sum. */
export class ReactionFailure extends Error {
  override readonly name = "ReactionFailure";
  constructor(
    readonly trajectory: number,
    readonly time: number,
    what: string,
  ) {
    super(`trajectory ${trajectory}: ${what} by t = ${Number(time.toPrecision(6))}`);
  }
}

const door = (): never => {
  throw new Error("a door of the template was left empty");
};

/** One instance of a filled template with one plan; not shared between threads. */
export class ReactionKernel {
  private readonly code: Template;
  private readonly job: number;
  private columns = 0;
  private capacity = 0;
  private records = 0;
  private recordCapacity = 0;

  constructor(
    module: WebAssembly.Module,
    private readonly plan: ReactionPlan,
  ) {
    const reaction = Object.fromEntries(WebAssembly.Module.imports(module).map(({ name }) => [name, door]));
    this.code = instantiateSync(module, { reaction }).exports as unknown as Template;
    plan.splines.forEach((bytes, i) => {
      const at = this.allocate(bytes.length);
      new Uint8Array(this.code.memory.buffer, at, bytes.length).set(bytes);
      this.code.useTable(i, at);
    });
    const arrays = pairArrays(this.offset("pairBytes"), plan);
    const constants = this.doublesAt(plan.constants);
    const windows = this.placeWindows();
    const startCounts = this.doublesAt(plan.startCounts);
    const start = this.doublesAt(plan.start);
    const pairs = this.allocate(PAIRS * arrays.bytes);
    this.job = this.allocate(this.offset("jobBytes"));
    const view = this.view();
    view.setBigUint64(this.job + this.offset("jobSeed"), BigInt(plan.seed), true);
    view.setBigUint64(this.job + this.offset("jobStream"), BigInt(plan.stream), true);
    view.setFloat64(this.job + this.offset("jobPeriod"), plan.rounds.period, true);
    const place = { allocate: (bytes: number) => this.allocate(bytes), view: () => this.view() };
    this.put({
      Species: plan.species,
      Sums: plan.sums,
      Coefficients: plan.coefficients,
      Observers: plan.observers,
      Stops: plan.stops ? 1 : 0,
      Guarded: plan.guarded ? 1 : 0,
      Triggers: plan.triggers,
      TriggersAt: arrays.triggers,
      Counted: plan.counted ? 1 : 0,
      StartCounts: startCounts,
      Start: start,
      Starts: plan.start.length,
      Windows: windows,
      WindowCount: plan.windows.length,
      Lead: plan.rounds.lead,
      Discard: plan.rounds.discard,
      Rounds: plan.rounds.count,
      Snapshots: plan.rounds.snapshots.length,
      Pairs: pairs,
      PairBytes: arrays.bytes,
      StartsAt: arrays.starts,
      CountsAt: arrays.counts,
      PartsAt: arrays.parts,
      TotalsAt: arrays.totals,
      LostAt: arrays.lost,
      CoefficientsAt: arrays.coefficients,
      ObserversAt: arrays.observers,
      Constants: constants,
      ...placeRace(plan.race, arrays, place),
      ...placeLeap(plan, arrays, place),
    });
  }

  /**
   * Runs `count` trajectories from `first` (a multiple of 64), taking every `blockStride`-th block of 64.
   * @throws ReactionFailure
   */
  run(first: number, count: number, blockStride = 1): ReactionColumns {
    this.start(first, count, blockStride, -1);
    const { species, sums, observers, rounds } = this.plan;
    const all = new Float64Array(this.code.memory.buffer, this.columns, this.doublesOf(count)).slice();
    const column = (i: number): Float64Array => all.subarray(count * i, count * (i + 1));
    const many = (from: number, length: number): Float64Array[] =>
      Array.from({ length }, (_, i) => column(from + i));
    const counts = this.offset("columnCounts");
    const rows = rounds.count * count;
    const each = 1 + species + sums + observers;
    const behind = count * this.width();
    return {
      endTime: column(END_TIME),
      stopped: column(STOPPED),
      jumps: column(EVENTS),
      starts: many(counts, species),
      counts: many(counts + species, species),
      sums: many(counts + 2 * species, sums),
      observers: many(counts + 2 * species + sums, observers),
      snapshots: rounds.snapshots.map((_, i): ReactionSnapshot => {
        const quantity = (at: number): Float64Array =>
          all.subarray(behind + (i * each + at) * rows, behind + (i * each + at + 1) * rows);
        const some = (from: number, length: number): Float64Array[] =>
          Array.from({ length }, (_, k) => quantity(from + k));
        return {
          jumps: quantity(0),
          counts: some(1, species),
          sums: some(1 + species, sums),
          observers: some(1 + species + sums, observers),
        };
      }),
    };
  }

  /**
   * All events of one trajectory after the ledger began, those that came before it in its lane being run, too. The buffer grows by
   * running it again.
   * @throws ReactionFailure
   */
  record(trajectory: number): ReactionRecord {
    const first = trajectory - (trajectory % BLOCK);
    const count = trajectory - first + 1;
    const { species } = this.plan;
    for (;;) {
      this.put({ Record: this.records });
      this.view().setFloat64(this.job + this.offset("jobRecordCapacity"), this.recordCapacity, true);
      this.start(first, count, 1, trajectory);
      const found = this.view().getFloat64(this.job + this.offset("jobRecordCount"), true);
      if (found <= this.recordCapacity) {
        const all = new Float64Array(this.code.memory.buffer, this.records, found * (species + 1));
        const of = (k: number): Float64Array =>
          Float64Array.from({ length: found }, (_, i) => all[i * (species + 1) + k] as number);
        const last = (column: number): number =>
          this.view().getFloat64(this.columns + 8 * (column * count + count - 1), true);
        return {
          starts: Array.from({ length: species }, (_, k) => last(this.offset("columnCounts") + k)),
          times: of(0),
          counts: Array.from({ length: species }, (_, k) => of(k + 1)),
          endTime: last(END_TIME),
          stopped: last(STOPPED) === 1,
        };
      }
      this.recordCapacity = found;
      this.records = this.allocate(8 * (species + 1) * found);
    }
  }

  /** How many trajectories, a multiple of 64 and at least 64, have their columns within so many bytes. */
  trajectoriesWithin(bytes: number): number {
    return BLOCK * Math.max(1, Math.floor(bytes / (8 * BLOCK * this.doublesOf(1))));
  }

  private start(first: number, count: number, blockStride: number, trajectory: number): void {
    if (count > this.capacity) {
      this.columns = this.code.allocate(8 * this.doublesOf(count));
      this.capacity = count;
    }
    this.put({
      First: first,
      Count: count,
      BlockStride: blockStride,
      RecordTrajectory: trajectory,
      Columns: this.columns,
    });
    const status = this.code.run(this.job);
    if (status === 0) return;
    const view = this.view();
    throw new ReactionFailure(
      view.getInt32(this.job + this.offset("jobFailedTrajectory"), true),
      view.getFloat64(this.job + this.offset("jobFailedTime"), true),
      status === UNSOUND
        ? "a propensity is negative, not finite or above its bound, or a count below 0 or beyond 2^53,"
        : "a sum over events is not finite",
    );
  }

  private placeWindows(): number {
    const { windows } = this.plan;
    const size = this.offset("windowBytes");
    const coefficients = windows.map((window) => this.doublesAt(window.coefficients));
    const at = this.allocate(size * windows.length);
    const view = this.view();
    windows.forEach(({ time, length, snapshot, assignment, leaps }, i) => {
      const own = at + size * i;
      view.setFloat64(own + this.offset("windowTime"), time, true);
      view.setFloat64(own + this.offset("windowLength"), Math.min(length, FOREVER), true);
      view.setUint32(own + this.offset("windowCoefficients"), coefficients[i] as number, true);
      view.setInt32(own + this.offset("windowSnapshot"), snapshot, true);
      view.setInt32(own + this.offset("windowAssignment"), assignment, true);
      view.setInt32(own + this.offset("windowLeaps"), leaps, true);
    });
    return at;
  }

  /** Number of columns. */
  private width(): number {
    const { species, sums, observers } = this.plan;
    return this.offset("columnCounts") + 2 * species + sums + observers;
  }

  /** Columns and snapshots of so many trajectories. */
  private doublesOf(count: number): number {
    const { rounds, species, sums, observers } = this.plan;
    return count * (this.width() + rounds.snapshots.length * rounds.count * (1 + species + sums + observers));
  }

  private put(fields: Readonly<Record<string, number>>): void {
    const view = this.view();
    for (const [name, value] of Object.entries(fields)) {
      view.setInt32(this.job + this.offset(`job${name}`), value, true);
    }
  }

  private doublesAt(values: Float64Array): number {
    const at = this.allocate(8 * values.length);
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
