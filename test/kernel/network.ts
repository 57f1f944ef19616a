// Networks for tests of the kernel, straight from rates as texts: plans with bounds that are proven by sampling, exact rates behind
// the door, and statistics of columns.
import { Builder, type Code, Slots } from "../../dist/formula/code.js";
import { evaluateNumber } from "../../dist/formula/evaluate.js";
import {
  fillJump,
  type JumpDoors,
  type JumpObservation,
  type JumpStore,
} from "../../dist/formula/fillJump.js";
import { parse } from "../../dist/formula/parse.js";
import { type JumpControl, JumpKernel, type JumpPlan, type JumpWindow } from "../../dist/kernel/jump.js";
import { type JumpLayout, jumpLayout, jumpTemplate } from "../../dist/kernel/jumpLayout.js";

export interface TestChannel {
  readonly from: number;
  readonly to: number;
  /** A number, or a formula of t and the fields. */
  readonly rate: number | string;
  /** What a jump adds to each sum: numbers, or formulas, which are booked through the door. */
  readonly gains?: readonly (number | string)[];
}

export interface TestNetwork {
  readonly states: number;
  readonly channels: readonly TestChannel[];
  /** Ends of the windows; the first one begins at `lead` or 0. */
  readonly times: readonly number[];
  /** Begin and length of each window, where they are a graph. */
  readonly spans?: readonly (readonly [number, number])[];
  /** Measurements; `add` puts numbers into the tables. */
  readonly control?: (add: (values: readonly number[]) => number) => JumpControl;
  /** What is remembered: formulas of `y`, `elapsed`, `m0`, …; the last one is ln p(y|past). */
  readonly learn?: readonly string[];
  /** Fields beside t: value at the window's start and slope, by window. */
  readonly fields?: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  readonly start?: readonly number[];
  readonly discrete?: boolean;
  readonly attributes?: readonly (readonly number[])[];
  readonly recorded?: (make: Recorder) => Partial<Pick<JumpDoors, "opened" | "observe" | "passed">> & {
    readonly observers: number;
  };
  readonly rounds?: Partial<JumpPlan["rounds"]>;
  readonly snapshots?: readonly number[];
  readonly seed?: number;
  /** Bounds as they are proven, changed. */
  readonly mutated?: (entry: readonly [number, number, number]) => [number, number, number];
}

export interface Recorder {
  readonly layout: JumpLayout;
  readonly builder: Builder;
  /** The code of a formula of fields, `state`, `before`, `time`, `dwell`, `waited`, `jumps`, `channel`, `o0`, `a0`, `c0` (attribute after). */
  readonly code: (text: string) => Code;
  readonly mask: (op: 0x47 | 0x4a | 0x4c, left: string, right: string) => Code;
}

const BETWEEN = 512;

/** a + b s <= f(s) <= a + b s + d on [0, length], from samples and their second differences. */
export function squeeze(f: (s: number) => number, length: number): [number, number, number] {
  const step = length / BETWEEN;
  const values = Array.from({ length: BETWEEN + 1 }, (_, i) => f(i * step));
  const [first, last] = [values[0] as number, values[BETWEEN] as number];
  const slope = length > 0 ? (last - first) / length : 0;
  const away = values.map((value, i) => value - (first + slope * i * step));
  let bend = 0;
  for (let i = 1; i < BETWEEN; i++) {
    const second = (values[i - 1] as number) - 2 * (values[i] as number) + (values[i + 1] as number);
    bend = Math.max(bend, Math.abs(second));
  }
  const low = Math.min(...away) - bend;
  return [first + low, slope, Math.max(...away) + bend - low];
}

export interface Made {
  readonly plan: JumpPlan;
  readonly module: WebAssembly.Module;
  readonly kernel: (loop?: "watched" | "still" | "driven" | "stillTwo" | "drivenTwo") => JumpKernel;
}

export function make(network: TestNetwork): Made {
  const { states, channels, times, fields = {}, attributes = [], snapshots = [] } = network;
  const names = ["t", ...Object.keys(fields)];
  const sums = channels[0]?.gains?.length ?? 0;
  const observers = network.recorded === undefined ? 0 : countOf(network.recorded);
  const remembered = Math.max(0, (network.learn?.length ?? 0) - 1);
  const counts = { fields: names.length, accumulators: sums, observers, remembered };
  const layout = jumpLayout(counts);
  const slots = new Slots(new Set());
  const moves = (text: number | string): boolean => typeof text === "string";
  const places = new Map<string, () => Code>();
  names.forEach((name, i) => {
    places.set(name, () => own.block(layout.field(i)));
  });
  for (const [name, offset] of Object.entries({
    state: layout.stateAfter,
    before: layout.stateBefore,
    time: layout.time,
    dwell: layout.dwell,
    waited: layout.waited,
    jumps: layout.jumps,
    channel: layout.channel,
    y: layout.outcome,
    elapsed: layout.elapsed,
  })) {
    places.set(name, () => own.block(offset));
  }
  for (let m = 0; m < remembered; m++) places.set(`m${m}`, () => own.block(layout.memory(m)));
  for (let m = 0; m < observers; m++) places.set(`o${m}`, () => own.block(layout.observer(m)));
  for (let k = 0; k < sums; k++) {
    places.set(`a${k}`, () => own.block(layout.accumulator(k)));
    places.set(`b${k}`, () => own.block(layout.accumulatorBefore(k)));
  }
  for (let i = 0; i < (attributes[0]?.length ?? 0); i++) {
    places.set(`c${i}`, () => own.attribute("after", i));
    places.set(`d${i}`, () => own.attribute("before", i));
  }
  // the builder knows which names are states when it is made
  const own = new Builder(slots, [], places);
  const code = (text: string): Code => own.code(parse(text));
  const recorded = network.recorded?.({
    layout,
    builder: own,
    code,
    mask: (op, left, right) => own.apply(op, code(left), code(right)),
  });

  const learn = network.learn?.map((text, index) => ({ index, code: code(text) })) ?? null;
  const rateCode: number[] = [];
  const bookCode: number[] = [];
  const rates: Code[] = [];
  const books: JumpStore[][] = [];
  for (const { rate, gains = [] } of channels) {
    rateCode.push(moves(rate) ? rates.push(code(rate as string)) - 1 : -1);
    const formula = gains.some(moves);
    bookCode.push(
      formula ? books.push(gains.map((gain, index) => ({ index, code: code(`0*t + ${gain}`) }))) - 1 : -1,
    );
  }

  const tables: number[] = [];
  const add = (values: readonly number[]): number => {
    const at = tables.length;
    tables.push(...values);
    return at;
  };
  const increments = add(
    channels.flatMap(({ gains = [] }) => gains.flatMap((g) => [typeof g === "number" ? g : 0, 0])),
  );
  const attributesAt = add(attributes.flat());
  const spans =
    network.spans ?? times.map((end, w) => [times[w - 1] ?? 0, end - (times[w - 1] ?? 0)] as const);
  const windows: JumpWindow[] = spans.map(([time, length], w) => {
    const lines = Object.entries(fields).map(([, byWindow]) => byWindow[w] as readonly [number, number]);
    const at = (s: number): Record<string, number> =>
      Object.fromEntries([
        ["t", time + s],
        ...Object.keys(fields).map((f, i) => [f, (lines[i]?.[0] ?? 0) + (lines[i]?.[1] ?? 0) * s]),
      ]);
    const entries = Array.from({ length: states }, (_, state) =>
      channels.flatMap((channel, c) => {
        if (channel.from !== state) return [];
        const { rate } = channel;
        const node = typeof rate === "string" ? parse(rate) : null;
        const [a, b, d] =
          node === null ? [rate as number, 0, 0] : squeeze((s) => evaluateNumber(node, at(s)), length);
        const bounds = node !== null && network.mutated ? network.mutated([a, b, d]) : [a, b, d];
        return [[...bounds, c]];
      }),
    );
    const still = entries.flat().every(([, b, d]) => b === 0 && d === 0);
    const first = tables.length + 2 * states;
    let next = first;
    const heads = entries.flatMap((own) => {
      const head = [next, own.length];
      next += 4 * own.length;
      return head;
    });
    const window: JumpWindow = {
      time,
      length,
      rates: add([...heads, ...entries.flat(2)]),
      fields: add([time, 1, ...lines.flat()]),
      exact: still && books.length === 0,
      increments,
      booked: books.length > 0,
      snapshot: snapshots[w] ?? 0,
    };
    return window;
  });
  const { constants } = slots.tables();
  const constantsAt = add(constants.map((node) => evaluateNumber(node, {})));
  const made = network.control?.(add) ?? null;
  const control = made === null ? null : { ...made, learn: learn === null ? -1 : constantsAt };
  let total = 0;
  const start = (network.start ?? Array.from({ length: states }, (_, i) => (i === 0 ? 1 : 0))).map((p) => {
    total += p;
    return total;
  });
  const last = Math.max(0, ...snapshots);
  const plan: JumpPlan = {
    seed: network.seed ?? 1,
    stream: 0,
    discrete: network.discrete ?? false,
    states,
    channels: channels.length,
    start: Float64Array.from(start.map((p) => p / total)),
    targets: Int32Array.from(channels, ({ to }) => to),
    accumulators: sums,
    observers,
    observed: recorded !== undefined,
    stops: false,
    fields: names.length,
    tables: Float64Array.from(tables),
    splines: [],
    windows,
    rounds: {
      lead: 0,
      discard: 0,
      count: 1,
      period: times[times.length - 1] as number,
      snapshots: last > 0 ? Array.from({ length: last + 1 }, () => []) : [],
      ...network.rounds,
    },
    rateCode: Int32Array.from(rateCode),
    bookCode: Int32Array.from(bookCode),
    constants: new Int32Array(channels.length).fill(constantsAt),
    observeConstants: constantsAt,
    attributes: { at: attributesAt, count: attributes[0]?.length ?? 0 },
    control,
  };
  const doors: JumpDoors = {
    rate: rates.length > 0 ? rates : null,
    book: books.length > 0 ? books : null,
    opened: recorded?.opened ?? null,
    observe: recorded?.observe ?? null,
    passed: recorded?.passed ?? null,
    learn,
  };
  const module = new WebAssembly.Module(fillJump(jumpTemplate(), doors, layout));
  return { plan, module, kernel: (loop) => new JumpKernel(module, plan, loop) };
}

function countOf(recorded: NonNullable<TestNetwork["recorded"]>): number {
  const anything = { kind: "base" } as unknown as Code;
  const layout = jumpLayout({ fields: 1, accumulators: 0, observers: 0, remembered: 0 });
  const builder = new Builder(new Slots(new Set()), []);
  return recorded({ layout, builder, code: () => anything, mask: () => anything }).observers;
}

export const observation = (stores: readonly Code[], stop: Code | null = null): JumpObservation => ({
  stores: stores.map((code, index) => ({ index, code })),
  stop,
});

export const meanOf = (x: Float64Array): number => x.reduce((a, b) => a + b, 0) / x.length;

export function varianceOf(x: Float64Array): number {
  const mean = meanOf(x);
  return x.reduce((a, b) => a + (b - mean) * (b - mean), 0) / (x.length - 1);
}

/** (mean - expected) in standard errors of the mean. */
export const deviation = (x: Float64Array, expected: number): number =>
  (meanOf(x) - expected) / Math.sqrt(varianceOf(x) / x.length);

/** sup |F_n - F| sqrt n; beyond 2.47 in 1e-5 of the seeds. */
export function kolmogorov(values: Float64Array, below: (x: number) => number): number {
  const sorted = values.slice().sort();
  let largest = 0;
  sorted.forEach((x, i) => {
    const f = below(x);
    largest = Math.max(largest, (i + 1) / sorted.length - f, f - i / sorted.length);
  });
  return largest * Math.sqrt(sorted.length);
}
