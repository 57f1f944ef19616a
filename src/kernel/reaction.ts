// The template of reactions at run time: places a plan in linear memory, runs jobs, and reads columns back. Every offset comes from the
// module's own exports.
import { instantiateSync } from "@assemblyscript/loader";
import { BLOCK, JobMemory, type JobModule } from "./jobMemory.js";
import { pairArrays } from "./reactionLayout.js";
import { placeLeap } from "./reactionLeap.js";
import type { ReactionColumns, ReactionPlan, ReactionRecord, ReactionSnapshot } from "./reactionPlan.js";
import { placeRace } from "./reactionRace.js";

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
  private readonly memory: JobMemory<JobModule>;

  constructor(
    module: WebAssembly.Module,
    private readonly plan: ReactionPlan,
  ) {
    const reaction = Object.fromEntries(WebAssembly.Module.imports(module).map(({ name }) => [name, door]));
    const memory = new JobMemory(instantiateSync(module, { reaction }).exports as unknown as JobModule);
    this.memory = memory;
    memory.splines(plan.splines);
    const arrays = pairArrays(memory.offset("pairBytes"), plan);
    const constants = memory.doubles(plan.constants);
    const windows = this.placeWindows();
    const startCounts = memory.doubles(plan.startCounts);
    const start = memory.doubles(plan.start);
    const pairs = memory.allocate(PAIRS * arrays.bytes);
    memory.open(plan);
    memory.put({
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
      ...placeRace(plan.race, arrays, memory),
      ...placeLeap(plan, arrays, memory),
    });
  }

  /**
   * Runs `count` trajectories from `first` (a multiple of 64), taking every `blockStride`-th block of 64.
   * @throws ReactionFailure
   */
  run(first: number, count: number, blockStride = 1): ReactionColumns {
    this.start(first, count, blockStride, -1);
    const { species, sums, observers, rounds } = this.plan;
    const all = this.memory.found(this.doublesOf(count));
    const column = (i: number): Float64Array => all.subarray(count * i, count * (i + 1));
    const many = (from: number, length: number): Float64Array[] =>
      Array.from({ length }, (_, i) => column(from + i));
    const counts = this.memory.offset("columnCounts");
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
    const { memory } = this;
    const size = 8 * (species + 1);
    const { count: events, bytes } = memory.recorded(size, () => this.start(first, count, 1, trajectory));
    const of = (k: number): Float64Array =>
      Float64Array.from({ length: events }, (_, i) => bytes.getFloat64(size * i + 8 * k, true));
    const last = (column: number): number => memory.last(column, count);
    return {
      starts: Array.from({ length: species }, (_, k) => last(memory.offset("columnCounts") + k)),
      times: of(0),
      counts: Array.from({ length: species }, (_, k) => of(k + 1)),
      endTime: last(END_TIME),
      stopped: last(STOPPED) === 1,
    };
  }

  /** How many trajectories, a multiple of 64 and at least 64, have their columns within so many bytes. */
  trajectoriesWithin(bytes: number): number {
    return BLOCK * Math.max(1, Math.floor(bytes / (8 * BLOCK * this.doublesOf(1))));
  }

  private start(first: number, count: number, blockStride: number, trajectory: number): void {
    const { memory } = this;
    const status = memory.run(count, this.doublesOf(count), {
      First: first,
      BlockStride: blockStride,
      RecordTrajectory: trajectory,
    });
    if (status === 0) return;
    throw new ReactionFailure(
      memory.whole("FailedTrajectory"),
      memory.double("FailedTime"),
      status === UNSOUND
        ? "a propensity is negative, not finite or above its bound, a count below 0 or beyond 2^53, or assignments without end"
        : "a sum over events is not finite (an entropy is not, where the way back has no rate)",
    );
  }

  private placeWindows(): number {
    const { memory } = this;
    const { windows } = this.plan;
    const size = memory.offset("windowBytes");
    const coefficients = windows.map((window) => memory.doubles(window.coefficients));
    const at = memory.allocate(size * windows.length);
    const view = memory.view();
    windows.forEach(({ time, length, snapshot, assignment, leaps }, i) => {
      const own = at + size * i;
      view.setFloat64(own + memory.offset("windowTime"), time, true);
      view.setFloat64(own + memory.offset("windowLength"), Math.min(length, FOREVER), true);
      view.setUint32(own + memory.offset("windowCoefficients"), coefficients[i] as number, true);
      view.setInt32(own + memory.offset("windowSnapshot"), snapshot, true);
      view.setInt32(own + memory.offset("windowAssignment"), assignment, true);
      view.setInt32(own + memory.offset("windowLeaps"), leaps, true);
    });
    return at;
  }

  /** Number of columns. */
  private width(): number {
    const { species, sums, observers } = this.plan;
    return this.memory.offset("columnCounts") + 2 * species + sums + observers;
  }

  /** Columns and snapshots of so many trajectories. */
  private doublesOf(count: number): number {
    const { rounds, species, sums, observers } = this.plan;
    return count * (this.width() + rounds.snapshots.length * rounds.count * (1 + species + sums + observers));
  }
}
