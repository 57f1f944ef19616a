// Measurements in the kernel of networks: what a plan says of them, and how it lies in linear memory (assembly/jump/decision.ts, entry.ts).
import type { Place } from "./place.js";

/** What makes an outcome y of a reading r (assembly/control/channel.ts). */
export type KernelChannel =
  | { readonly kind: "exact" }
  /** p(y|r): rows by reading, columns by outcome. */
  | {
      readonly kind: "table";
      readonly rows: readonly (readonly number[])[];
      readonly logs: readonly (readonly number[])[];
    }
  | { readonly kind: "gaussian"; readonly deviation: number; readonly logNorm: number };

/** Windows as a graph, by window: -1 is none. */
export interface JumpControl {
  readonly channel: KernelChannel;
  /** The window after it; -1 at the end of a round, or where a decision is. */
  readonly next: Int32Array;
  /** Of a window at the end of a round: where the next round begins. */
  readonly wrap: Int32Array;
  /** The decision at its end. */
  readonly decision: Int32Array;
  /** 1 where a round begins. */
  readonly opens: Int32Array;
  /** State of the controller. */
  readonly state: Int32Array;
  readonly decisions: readonly JumpDecision[];
  readonly entries: readonly JumpEntry[];
  /** What is remembered at the start, where the door `learn` keeps up with it. */
  readonly memory: readonly number[];
  /** Index of the coefficients that `learn` reads; -1 without that door. */
  readonly learn: number;
}

export interface JumpDecision {
  /** Index: a reading for each state of the network. */
  readonly readings: number;
  /** The outcome that a backward run has to repeat, or -1. */
  readonly expected: number;
  /** By outcome; a single one where all go the same way. Window -1: the trajectory stops. */
  readonly ways: readonly { readonly window: number; readonly control: number }[];
  /** ln p(y|past), as many as `ways`. */
  readonly predictive: readonly number[];
}

/** Where trajectories begin. */
export interface JumpEntry {
  readonly probability: number;
  /** Cumulative probabilities of the states, the last one 1. */
  readonly start: Float64Array;
  readonly window: number;
}

/** Writes i32 fields of a structure. */
type Put = (at: number, of: string, fields: Readonly<Record<string, number>>) => void;

const putter =
  (to: Place): Put =>
  (at, of, fields) => {
    const view = to.view();
    for (const [name, value] of Object.entries(fields)) {
      view.setInt32(at + to.offset(`${of}${name}`), value, true);
    }
  };

/** Address of the entries; windows lie at `windows`. */
export function placeEntries(entries: readonly JumpEntry[], windows: number, to: Place): number {
  const size = to.offset("entryBytes");
  const all = to.allocate(size * entries.length);
  const put = putter(to);
  let sum = 0;
  entries.forEach(({ probability, start, window }, i) => {
    const own = all + size * i;
    sum += probability;
    put(own, "entry", {
      Start: doublesAt(start, to),
      StartPoint: onlyState(start),
      Window: windows + to.offset("windowBytes") * window,
    });
    to.view().setFloat64(own + to.offset("entryCumulative"), sum, true);
  });
  return all;
}

/** Places the decisions and points the windows at them; returns what the job has to know. */
export function placeControl(
  { channel, decision, state, decisions, memory, learn }: JumpControl,
  windows: number,
  tables: number,
  to: Place,
): Readonly<Record<string, number>> {
  const put = putter(to);
  const windowBytes = to.offset("windowBytes");
  const decisionBytes = to.offset("decisionBytes");
  const addressOf = (window: number): number => (window < 0 ? 0 : windows + windowBytes * window);
  const all = to.allocate(decisionBytes * decisions.length);
  decisions.forEach(({ readings, expected, ways, predictive }, i) => {
    const at = to.allocate(8 * ways.length);
    const view = to.view();
    ways.forEach(({ window, control }, y) => {
      view.setUint32(at + 8 * y, addressOf(window), true);
      view.setInt32(at + 8 * y + 4, control, true);
    });
    put(all + decisionBytes * i, "decision", {
      Readings: tables + 8 * readings,
      Single: ways.length === 1 ? 1 : 0,
      Expected: expected,
      Ways: at,
      Predictive: doublesAt(Float64Array.from(predictive), to),
    });
  });
  decision.forEach((index, i) => {
    put(addressOf(i), "window", {
      Decision: index < 0 ? 0 : all + decisionBytes * index,
      Control: state[i] as number,
    });
  });
  return {
    Controlled: to.offset("controlled") + memory.length,
    Remembered: memory.length,
    MemoryStart: doublesAt(Float64Array.from(memory), to),
    LearnConstants: tables + 8 * Math.max(0, learn),
    Learns: learn < 0 ? 0 : 1,
    Measuring: placeChannel(channel, put, to),
  };
}

const KINDS = { exact: 0, table: 1, gaussian: 2 } as const;

function placeChannel(channel: KernelChannel, put: Put, to: Place): number {
  const at = to.allocate(to.offset("channelBytes"));
  put(at, "channel", { Kind: KINDS[channel.kind] });
  if (channel.kind === "gaussian") {
    const view = to.view();
    view.setFloat64(at + to.offset("channelDeviation"), channel.deviation, true);
    view.setFloat64(at + to.offset("channelLogNorm"), channel.logNorm, true);
  }
  if (channel.kind !== "table") return at;
  const { rows, logs } = channel;
  put(at, "channel", {
    Readings: rows.length,
    Outcomes: (rows[0] as readonly number[]).length,
    Cumulative: doublesAt(Float64Array.from(rows.flatMap(cumulated)), to),
    Logs: doublesAt(Float64Array.from(logs.flat()), to),
  });
  return at;
}

/** P(outcome <= y), 1 from the last outcome on that can come. */
function cumulated(row: readonly number[]): number[] {
  let last = row.length - 1;
  while (last > 0 && row[last] === 0) last -= 1;
  let sum = 0;
  return row.map((p, y) => {
    sum += p;
    return y >= last ? 1 : sum;
  });
}

function doublesAt(values: Float64Array, to: Place): number {
  const at = to.allocate(8 * values.length);
  new Float64Array(to.view().buffer, at, values.length).set(values);
  return at;
}

/** The only state in which trajectories start, or -1. */
function onlyState(start: Float64Array): number {
  const first = start.findIndex((p) => p > 0);
  return (start[first] as number) >= 1 ? first : -1;
}
