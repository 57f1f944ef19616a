// The compiled template of networks, its doors still empty, and where a slot keeps what its doors read and change.
import { base64 } from "../../wasm/jump.js";
import { decode } from "./bytes.js";

let decoded: Uint8Array<ArrayBuffer> | null = null;

/** The template of networks; always the same array. */
export function jumpTemplate(): Uint8Array<ArrayBuffer> {
  decoded ??= decode(base64);
  return decoded;
}

/** How many of each a plan has. */
export interface SlotCounts {
  readonly fields: number;
  readonly accumulators: number;
  readonly observers: number;
  /** Numbers that are remembered of measurements. */
  readonly remembered: number;
}

/** Where the arrays of a slot begin, in bytes, and how long it is with them. */
export interface SlotArrays {
  readonly fields: number;
  readonly values: number;
  readonly before: number;
  readonly observers: number;
  readonly parts: number;
  readonly totals: number;
  readonly lost: number;
  /** Behind what is remembered: ln p(y|past). */
  readonly memory: number;
  readonly bytes: number;
}

/** Pairs of sums; the loops add at least one. */
export const pairsOf = (accumulators: number): number => Math.max(1, Math.ceil(accumulators / 2));

/** The arrays of a slot behind its `header` bytes. */
export function slotArrays(
  header: number,
  { fields, accumulators, observers, remembered }: SlotCounts,
): SlotArrays {
  const values = header + 8 * fields;
  const before = values + 8 * accumulators;
  const observed = before + 8 * accumulators;
  const parts = 16 * Math.ceil((observed + 8 * observers) / 16);
  const sums = 16 * pairsOf(accumulators);
  return {
    fields: header,
    values,
    before,
    observers: observed,
    parts,
    totals: parts + sums,
    lost: parts + 2 * sums,
    memory: parts + 3 * sums,
    // a line of the cache between slots
    bytes: parts + 3 * sums + 16 * Math.ceil((remembered + 1) / 2) + 64,
  };
}

/** Offsets of what doors find in a slot, in bytes. */
export interface JumpLayout {
  /** Moving quantities at the time; 0 is t. */
  readonly field: (index: number) => number;
  readonly observer: (index: number) => number;
  /** Sums with this jump, and without it. */
  readonly accumulator: (index: number) => number;
  readonly accumulatorBefore: (index: number) => number;
  /** Numbers of the states before and after the jump. */
  readonly stateBefore: number;
  readonly stateAfter: number;
  readonly startState: number;
  readonly channel: number;
  /** Jumps since the ledger began, this one included. */
  readonly jumps: number;
  /** Time since the ledger began, over all rounds. */
  readonly time: number;
  /** Time since one of the doors of what is recorded was last called. */
  readonly dwell: number;
  /** Time since the last jump, or since the ledger began. */
  readonly waited: number;
  /** Where a jump's bookings are added. */
  readonly part: (index: number) => number;
  /** What is remembered; the one after the last is ln p(y|past). */
  readonly memory: (index: number) => number;
  /** The outcome of the measurement, and the time since the one before. */
  readonly outcome: number;
  readonly elapsed: number;
}

let offsets: ((name: string) => number) | null = null;

/** What the template exports: offsets and sizes. */
function exported(name: string): number {
  if (offsets === null) {
    const module = new WebAssembly.Module(jumpTemplate());
    const network = Object.fromEntries(
      WebAssembly.Module.imports(module).map((door) => [door.name, () => undefined]),
    );
    const { exports } = new WebAssembly.Instance(module, { network });
    offsets = (of) => (exports[of] as WebAssembly.Global).value as number;
  }
  return offsets(name);
}

/** The layout of the template's slot, for so many fields, accumulators and observers. */
export function jumpLayout(counts: SlotCounts): JumpLayout {
  const arrays = slotArrays(exported("slotBytes"), counts);
  return {
    field: (i) => arrays.fields + 8 * i,
    observer: (i) => arrays.observers + 8 * i,
    accumulator: (i) => arrays.values + 8 * i,
    accumulatorBefore: (i) => arrays.before + 8 * i,
    part: (i) => arrays.parts + 8 * i,
    memory: (i) => arrays.memory + 8 * i,
    outcome: exported("slotOutcome"),
    elapsed: exported("slotElapsed"),
    stateBefore: exported("slotStateBefore"),
    stateAfter: exported("slotStateAfter"),
    startState: exported("slotStartState"),
    channel: exported("slotChannel"),
    jumps: exported("slotJumps"),
    time: exported("slotTime"),
    dwell: exported("slotDwell"),
    waited: exported("slotWaited"),
  };
}
