// A plan's windows as the loops of the kernel read them (assembly/jump/network.ts): per state a row with the total bound of its rates and
// cells that choose among its channels. Windows in which the same holds share their rows.
import { aliasCells, cellsLog2 } from "./alias.js";
import { pairsOf } from "./jumpLayout.js";
import type { JumpPlan, JumpWindow } from "./jumpPlan.js";
import type { Place } from "./place.js";

export interface PlacedWindows {
  readonly windows: number;
  readonly idleRow: number;
  readonly thin: boolean;
  /** Whether no state has more than one cell. */
  readonly two: boolean;
}

const MOST_BYTES = 2 ** 30;
const STILL_CELL = 32;
const PIECE = 64;
const WHOLE = 0xffffffffffffffffn;
/** What the tables need of the module's offsets, read once: there may be a million cells. */
const OFFSETS = [
  "rowBytes",
  "rowPerRate",
  "rowRate",
  "rowState",
  "rowDown",
  "rowShift",
  "stillNext",
  "stillGains",
  "pieceFrom",
  "pieceUnit",
  "pieceA",
  "pieceB",
  "pieceD",
  "pieceNext",
  "pieceGains",
  "pieceSplit",
  "pieceChannel",
] as const;
/** What never ends for the kernel. */
export const FOREVER = Number.MAX_VALUE;

/** Whether every loop may take its draws without asking how its channels move. */
export const isStill = ({ windows, discrete }: JumpPlan): boolean =>
  !discrete && windows.every(({ exact }) => exact);

interface Entry {
  readonly a: number;
  readonly b: number;
  readonly d: number;
  readonly channel: number;
  /** No rate of it exceeds this in the window. */
  readonly most: number;
}

/** Of discrete time: that nothing happens. */
const NOTHING = -1;

/** Lays the windows out. @throws Error when they need more than 1 GB. */
export class JumpTables {
  private readonly thin: boolean;
  private readonly gainBytes: number;
  private readonly rowsOf = new Map<string, number>();
  private readonly gainsOf = new Map<number, number>();
  private readonly o: Readonly<Record<(typeof OFFSETS)[number], number>>;
  private used = 0;
  private two = true;

  constructor(
    private readonly plan: JumpPlan,
    private readonly to: Place,
    /** Address of the plan's tables. */
    private readonly tables: number,
  ) {
    this.o = Object.fromEntries(OFFSETS.map((name) => [name, to.offset(name)])) as typeof this.o;
    this.thin = !isStill(plan);
    this.gainBytes = (this.thin ? 32 : 16) * pairsOf(plan.accumulators);
  }

  place(): PlacedWindows {
    const { plan, to } = this;
    const idleRow = this.idleRow();
    const size = to.offset("windowBytes");
    const at = this.allocate(size * plan.windows.length);
    const { control, rounds } = plan;
    plan.windows.forEach((window, i) => {
      const gains = this.gains(window);
      const rows = this.rows(window, gains);
      const view = to.view();
      const own = at + size * i;
      const i32 = (name: string, value: number): void =>
        view.setInt32(own + to.offset(`window${name}`), value, true);
      view.setFloat64(own + to.offset("windowTime"), window.time, true);
      view.setFloat64(own + to.offset("windowLength"), Math.min(window.length, FOREVER), true);
      i32("Fields", this.tables + 8 * window.fields);
      i32("Rows", rows);
      i32("Rates", this.tables + 8 * window.rates);
      i32("Tables", this.tables);
      i32("Gains", gains);
      i32("GainBytes", this.gainBytes);
      i32("Exact", window.exact ? 1 : 0);
      i32("Booked", window.booked ? 1 : 0);
      i32("Snapshot", window.snapshot);
      const opens = (window: number): boolean =>
        control ? control.opens[window] === 1 : window === rounds.lead;
      const next = control?.next[i] ?? (i + 1 < plan.windows.length ? i + 1 : -1);
      const after = next < 0 ? 0 : at + size * next;
      i32("After", plan.observed || window.snapshot > 0 || opens(next) ? 0 : after);
      i32("Next", after);
      i32("Wrap", at + size * (control?.wrap[i] ?? rounds.lead));
      i32("Opens", opens(i) ? 1 : 0);
    });
    return { windows: at, idleRow, thin: this.thin, two: this.two };
  }

  private allocate(bytes: number): number {
    this.used += bytes;
    if (this.used > MOST_BYTES) {
      const needed = Math.ceil(this.used / 2 ** 20);
      throw new Error(
        `the network's rates need more than ${needed} MB, at most ${MOST_BYTES / 2 ** 20} are taken: fewer states, channels or breakpoints are needed`,
      );
    }
    return this.to.allocate(bytes);
  }

  /** p and q of all channels, by pairs of accumulators. */
  private gains({ increments }: JumpWindow): number {
    const known = this.gainsOf.get(increments);
    if (known !== undefined) return known;
    const { channels, accumulators, tables } = this.plan;
    const at = this.allocate(this.gainBytes * Math.max(1, channels));
    const values = new Float64Array(this.to.view().buffer, at, (this.gainBytes / 8) * channels);
    const [stride, pair] = [this.gainBytes / 8, this.thin ? 4 : 2];
    for (let c = 0; c < channels; c++) {
      for (let k = 0; k < accumulators; k++) {
        const from = increments + 2 * (accumulators * c + k);
        const put = stride * c + pair * Math.floor(k / 2) + (k % 2);
        values[put] = tables[from] as number;
        if (this.thin) values[put + 2] = tables[from + 1] as number;
      }
    }
    this.gainsOf.set(increments, at);
    return at;
  }

  private entriesOf({ rates, length }: JumpWindow, state: number): Entry[] {
    const { tables } = this.plan;
    const first = tables[rates + 2 * state] as number;
    const number = tables[rates + 2 * state + 1] as number;
    const entries: Entry[] = [];
    for (let at = first; at < first + 4 * number; at += 4) {
      const a = tables[at] as number;
      const b = tables[at + 1] as number;
      const d = tables[at + 2] as number;
      const most = (b === 0 ? a : Math.max(a, a + b * length)) + d;
      entries.push({ a, b, d, channel: tables[at + 3] as number, most: Math.max(0, most) });
    }
    return entries;
  }

  /** What a candidate may be in a state, with weights, and the rate of candidates. */
  private itemsOf(window: JumpWindow, state: number): { items: Entry[]; total: number } {
    const items = this.entriesOf(window, state);
    const sum = items.reduce((total, { most }) => total + most, 0);
    if (!Number.isFinite(sum)) {
      throw new Error(`the rates out of state ${state} have no finite bound at t = ${window.time}`);
    }
    if (!this.plan.discrete) return { items, total: sum };
    if (!window.exact) return { items: [], total: 1 };
    if (sum > 1 + 1e-10) {
      throw new Error(`the probabilities of leaving state ${state} sum to ${sum} at t = ${window.time}`);
    }
    return {
      items: [...items, { a: 0, b: 0, d: 0, channel: NOTHING, most: Math.max(0, 1 - sum) }],
      total: 1,
    };
  }

  /** How many items that are. */
  private countOf(window: JumpWindow, state: number): number {
    const number = this.plan.tables[window.rates + 2 * state + 1] as number;
    if (!this.plan.discrete) return number;
    return window.exact ? number + 1 : 0;
  }

  private rows(window: JumpWindow, gains: number): number {
    const moving = window.exact ? "" : window.length;
    const key = `${window.rates} ${window.increments} ${moving}`;
    const known = this.rowsOf.get(key);
    if (known !== undefined) return known;
    const { states } = this.plan;
    const row = this.o.rowBytes;
    const cell = this.thin ? 2 * PIECE : STILL_CELL;
    const pointers = this.allocate(4 * states);
    const sizes = new Float64Array(states);
    let bytes = 0;
    for (let state = 0; state < states; state++) {
      const size = row + cell * 2 ** cellsLog2(this.countOf(window, state));
      sizes[state] = size;
      bytes += size;
    }
    let at = this.allocate(bytes);
    const view = this.to.view();
    for (let state = 0; state < states; state++) {
      view.setUint32(pointers + 4 * state, at, true);
      at += sizes[state] as number;
    }
    for (let state = 0; state < states; state++) this.row(view, window, state, pointers, gains);
    this.rowsOf.set(key, pointers);
    return pointers;
  }

  private row(view: DataView, window: JumpWindow, state: number, pointers: number, gains: number): void {
    const { o } = this;
    const at = view.getUint32(pointers + 4 * state, true);
    const { items, total } = this.itemsOf(window, state);
    const log2 = cellsLog2(items.length);
    if (log2 > 0) this.two = false;
    view.setFloat64(at + o.rowPerRate, 1 / total, true);
    view.setFloat64(at + o.rowRate, total, true);
    view.setInt32(at + o.rowState, state, true);
    view.setBigUint64(at + o.rowShift, BigInt(log2), true);
    view.setBigUint64(at + o.rowDown, BigInt(63 - log2), true);
    const nextOf = (channel: number): number =>
      channel < 0 ? at : view.getUint32(pointers + 4 * (this.plan.targets[channel] as number), true);
    const gainsOf = (channel: number): number => gains + this.gainBytes * Math.max(0, channel);
    const sum = items.reduce((all, { most }) => all + most, 0);
    if (sum === 0) return;
    let cell = at + o.rowBytes;
    for (const { first, second, share } of aliasCells(items.map(({ most }) => most))) {
      const split = share >= 1 ? WHOLE : bits(share);
      const pieces = [first, share >= 1 ? first : second].map((i) => items[i] ?? (items[0] as Entry));
      if (this.thin) {
        view.setBigUint64(cell + o.pieceSplit, split, true);
        pieces.forEach((entry, i) => {
          const [from, width] = i === 0 ? [0n, split] : [split, WHOLE - split];
          const own = cell + PIECE * i;
          view.setBigUint64(own + o.pieceFrom, from, true);
          view.setUint32(own + o.pieceNext, nextOf(entry.channel), true);
          view.setUint32(own + o.pieceGains, gainsOf(entry.channel), true);
          this.bounds(view, own, entry, Number(width));
        });
        cell += 2 * PIECE;
      } else {
        view.setBigUint64(cell, split, true);
        pieces.forEach(({ channel }, i) => {
          view.setUint32(cell + o.stillNext + 8 * i, nextOf(channel), true);
          view.setUint32(cell + o.stillGains + 8 * i, gainsOf(channel), true);
        });
        cell += STILL_CELL;
      }
    }
  }

  /** Of a thin piece: what a candidate is compared with. What does not move always fires, nothing never does. */
  private bounds(view: DataView, at: number, { a, b, d, channel, most }: Entry, width: number): void {
    const put = (name: "Unit" | "A" | "B" | "D", value: number): void =>
      view.setFloat64(at + this.o[`piece${name}`], value, true);
    const moves = width > 0 && most > 0 && channel >= 0 && !(b === 0 && d === 0);
    const unit = moves ? (2 * most) / width : 1;
    put("Unit", unit);
    put("A", channel < 0 ? Number.NEGATIVE_INFINITY : moves ? a / unit : Number.POSITIVE_INFINITY);
    put("B", moves ? b / unit : 0);
    put("D", moves ? d / unit : 0);
    view.setInt32(at + this.o.pieceChannel, channel, true);
  }

  /** Candidates that go nowhere at once, over and over: 1/R = 0, no gains. */
  private idleRow(): number {
    const { to, o } = this;
    const cell = o.rowBytes;
    const at = this.allocate(cell + 2 * PIECE + this.gainBytes);
    const view = to.view();
    const nothing = at + cell + 2 * PIECE;
    view.setFloat64(at + o.rowRate, 1, true);
    view.setBigUint64(at + o.rowDown, 63n, true);
    for (let i = 0; i < 2; i++) {
      const own = at + cell + (this.thin ? PIECE : 8) * i;
      view.setUint32(own + (this.thin ? o.pieceNext : o.stillNext), at, true);
      view.setUint32(own + (this.thin ? o.pieceGains : o.stillGains), nothing, true);
      if (this.thin) view.setFloat64(own + o.pieceA, Number.POSITIVE_INFINITY, true);
    }
    return at;
  }
}

/** A share below 1 as 64 bits. */
function bits(share: number): bigint {
  const whole = BigInt(Math.floor(share * 2 ** 64));
  return whole > WHOLE ? WHOLE : whole;
}
