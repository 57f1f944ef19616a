// The template of finite networks at run time: places a plan in linear memory, runs jobs, and reads columns back. Every offset comes from
// the module's own exports.
import { instantiateSync } from "@assemblyscript/loader";
import { BLOCK, JobMemory, type JobModule } from "./jobMemory.js";
import { controlledOf, readColumns, readRecord } from "./jumpColumns.js";
import { placeControl, placeEntries } from "./jumpControl.js";
import { JumpNotFinite, RateOutOfBounds, ReadingOutOfRange } from "./jumpFailure.js";
import { pairsOf, type SlotArrays, slotArrays } from "./jumpLayout.js";
import type { JumpColumns, JumpPlan, JumpRecord } from "./jumpPlan.js";
import { isStill, JumpTables } from "./jumpTables.js";

export type { JumpControl, JumpDecision, JumpEntry, KernelChannel } from "./jumpControl.js";
export { JumpNotFinite, RateOutOfBounds, ReadingOutOfRange } from "./jumpFailure.js";
export type { JumpColumns, JumpPlan, JumpRecord, JumpSnapshot, JumpWindow } from "./jumpPlan.js";

interface Template extends JobModule {
  draws(seed: bigint, stream: bigint, block: bigint, out: number, fills: number): void;
}

/** Numbers of the loops in assembly/jump/job.ts. */
export const LOOPS = { watched: 0, stillTwo: 1, still: 2, drivenTwo: 3, driven: 4 } as const;
const SLOTS = 4;
const [OUT_OF_BOUNDS, OUT_OF_CHANNEL] = [1, 3];

const door = (): never => {
  throw new Error("a door of the template was left empty");
};

/** One instance of a filled template with one plan; not shared between threads. */
export class JumpKernel {
  private readonly memory: JobMemory<Template>;
  private readonly loop: number;

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
    const memory = new JobMemory(instantiateSync(module, { network }).exports as unknown as Template);
    this.memory = memory;
    const tables = memory.doubles(plan.tables);
    memory.splines(plan.splines);
    const targets = memory.allocate(4 * plan.channels);
    new Int32Array(memory.code.memory.buffer, targets, plan.channels).set(plan.targets);
    const codes = this.placeCodes(tables);
    const placed = new JumpTables(plan, memory, tables).place();
    const { control } = plan;
    const entries = control?.entries ?? [{ probability: 1, start: plan.start, window: 0 }];
    const arrays = slotArrays(memory.offset("slotBytes"), {
      ...plan,
      remembered: control?.memory.length ?? 0,
    });
    const slots = memory.allocate(SLOTS * arrays.bytes);
    this.loop = LOOPS[loop ?? this.fastest(placed.two)];
    memory.open(plan);
    memory.put({
      ...slotFields(arrays),
      Discrete: plan.discrete ? 1 : 0,
      Thin: placed.thin ? 1 : 0,
      Fields: plan.fields,
      Accumulators: plan.accumulators,
      Pairs: pairsOf(plan.accumulators),
      Observers: plan.observers,
      Observed: plan.observed ? 1 : 0,
      States: plan.states,
      Entries: placeEntries(entries, placed.windows, memory),
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
      ...(control === null ? {} : placeControl(control, placed.windows, tables, memory)),
    });
  }

  /**
   * Runs `count` trajectories from `first` (a multiple of 64), taking every `blockStride`-th block of 64.
   * @throws RateOutOfBounds, JumpNotFinite, ReadingOutOfRange
   */
  run(first: number, count: number, blockStride = 1): JumpColumns {
    this.start(first, count, blockStride, { loop: this.loop, trajectory: -1 });
    const all = this.memory.found(this.doublesOf(count));
    return readColumns(all, count, this.plan, (name) => this.memory.offset(name));
  }

  /**
   * All jumps of one trajectory after the ledger began, those that came before it in its slot being run, too. The buffer grows by
   * running it again.
   * @throws RateOutOfBounds, JumpNotFinite, ReadingOutOfRange
   */
  record(trajectory: number): JumpRecord {
    const first = trajectory - (trajectory % BLOCK);
    const count = trajectory - first + 1;
    const { memory } = this;
    const size = memory.offset("recordBytes");
    const { bytes } = memory.recorded(size, () =>
      this.start(first, count, 1, { loop: LOOPS.watched, trajectory }),
    );
    const control = this.controlled() === 0 ? -1 : this.width() - 1;
    return readRecord(bytes, size, control, (column) => memory.last(column, count));
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
    const { code } = this.memory;
    const out = code.allocate(4096 * fills);
    code.draws(BigInt(seed), BigInt(stream), BigInt(block), out, fills);
    const exponentials = new Float64Array(256 * fills);
    const words = new BigUint64Array(256 * fills);
    for (let i = 0; i < fills; i++) {
      const { buffer } = code.memory;
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
    const { memory } = this;
    const status = memory.run(count, this.doublesOf(count), {
      First: first,
      BlockStride: blockStride,
      Loop: loop,
      RecordTrajectory: trajectory,
    });
    if (status === 0) return;
    const whole = (name: string): number => memory.whole(`Failed${name}`);
    const double = (name: string): number => memory.double(`Failed${name}`);
    if (status === OUT_OF_BOUNDS) {
      const bounds = [double("Low"), double("High")] as const;
      throw new RateOutOfBounds(
        whole("Trajectory"),
        double("Time"),
        whole("Channel"),
        double("Rate"),
        bounds,
      );
    }
    if (status === OUT_OF_CHANNEL)
      throw new ReadingOutOfRange(whole("Trajectory"), double("Time"), double("Rate"));
    throw new JumpNotFinite(whole("Trajectory"), double("Time"), whole("Channel"));
  }

  /** Number of columns. */
  private width(): number {
    const kept = this.controlled();
    return (
      this.memory.offset("columnSums") +
      this.plan.accumulators +
      this.plan.observers +
      (kept === 0 ? 0 : kept + 1)
    );
  }

  /** Columns and snapshots of so many trajectories. */
  private doublesOf(count: number): number {
    const { rounds, accumulators, observers } = this.plan;
    const each = this.memory.offset("snapshotSums") + accumulators + observers + this.controlled();
    return count * (this.width() + rounds.snapshots.length * rounds.count * each);
  }

  private controlled(): number {
    return controlledOf(this.plan, (name) => this.memory.offset(name));
  }

  /** By channel: codes of rate and bookings, address of their coefficients. */
  private placeCodes(tables: number): number {
    const { channels, rateCode, bookCode, constants } = this.plan;
    const at = this.memory.allocate(16 * Math.max(1, channels));
    const codes = new Int32Array(this.memory.code.memory.buffer, at, 4 * channels);
    for (let c = 0; c < channels; c++) {
      codes[4 * c] = rateCode[c] as number;
      codes[4 * c + 1] = bookCode[c] as number;
      codes[4 * c + 2] = tables + 8 * (constants[c] as number);
    }
    return at;
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
