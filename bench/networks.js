// The networks of the jump cases as plans of the kernel, the same as in native/jumps.h:
//   ring     six states, rate 2 to the next, 1 to the one before; the entropy production +- ln 2 of every jump is summed
//   two      two states, rates 1/(1 + exp(+-1)); the energy +-1 of every jump is summed
//   driven   the same with the energy e(t) = -1 + 2 t/T in place of 1
import { Builder, Slots } from "../dist/formula/code.js";
import { fillJump } from "../dist/formula/fillJump.js";
import { parse } from "../dist/formula/parse.js";
import { jumpLayout, jumpTemplate } from "../dist/kernel/jumpLayout.js";

const UP = "1/(1 + exp(e))";
const DOWN = "1/(1 + exp(-e))";
const fermi = (e) => 1 / (1 + Math.exp(e));

/** Doubles one after the other. */
class Tables {
  values = [];
  add(values) {
    const at = this.values.length;
    this.values.push(...values);
    return at;
  }
  /** Entries [a, b, d, channel] by state. */
  rates(entries) {
    let next = this.values.length + 2 * entries.length;
    const heads = entries.flatMap((own) => {
      next += 4 * own.length;
      return [next - 4 * own.length, own.length];
    });
    return this.add([...heads, ...entries.flat(2)]);
  }
}

const planOf = (tables, { targets, states, windows, duration, codes, fields }) => ({
  seed: 1,
  stream: 0,
  discrete: false,
  states,
  channels: targets.length,
  start: new Float64Array(states).fill(1),
  targets: Int32Array.from(targets),
  accumulators: 1,
  observers: 0,
  observed: false,
  stops: false,
  fields,
  tables: Float64Array.from(tables.values),
  splines: [],
  windows,
  rounds: { lead: 0, discard: 0, count: 1, period: duration, snapshots: [] },
  rateCode: Int32Array.from(codes),
  bookCode: new Int32Array(targets.length).fill(-1),
  constants: new Int32Array(targets.length),
  observeConstants: 0,
  attributes: { at: 0, count: 0 },
  control: null,
});

const EMPTY = { rate: null, book: null, opened: null, observe: null, passed: null, learn: null };
const COUNTS = { fields: 2, accumulators: 1, observers: 0, remembered: 0 };

function still(states, channels, duration) {
  const tables = new Tables();
  const entries = Array.from({ length: states }, (_, state) =>
    channels.flatMap(({ from, rate }, c) => (from === state ? [[rate, 0, 0, c]] : [])),
  );
  const window = {
    time: 0,
    length: duration,
    fields: tables.add([0, 1]),
    rates: tables.rates(entries),
    increments: tables.add(channels.flatMap(({ gain }) => [gain, 0])),
    exact: true,
    booked: false,
    snapshot: 0,
  };
  const targets = channels.map(({ to }) => to);
  const codes = channels.map(() => -1);
  const plan = planOf(tables, { targets, states, windows: [window], duration, codes, fields: 1 });
  const module = new WebAssembly.Module(
    fillJump(jumpTemplate(), EMPTY, jumpLayout({ ...COUNTS, fields: 1 })),
  );
  return { plan, module };
}

/** Chord and largest distance of a function that bends one way. */
function squeeze(f, length) {
  const slope = (f(length) - f(0)) / length;
  let [low, high] = [0, 0];
  for (let i = 0; i <= 64; i++) {
    const away = f((i * length) / 64) - f(0) - (slope * i * length) / 64;
    low = Math.min(low, away * 1.01);
    high = Math.max(high, away * 1.01);
  }
  return [f(0) + low - 1e-12, slope, high - low + 2e-12];
}

function driven(duration, count) {
  const tables = new Tables();
  const length = duration / count;
  const v = 2 / duration;
  const windows = Array.from({ length: count }, (_, w) => {
    const e = -1 + v * w * length;
    const [up, down] = [1, -1].map((sign) => squeeze((s) => fermi(sign * (e + v * s)), length));
    return {
      time: w * length,
      length,
      fields: tables.add([w * length, 1, e, v]),
      rates: tables.rates([[[...up, 0]], [[...down, 1]]]),
      increments: tables.add([e, v, -e, -v]),
      exact: false,
      booked: false,
      snapshot: 0,
    };
  });
  const slots = new Slots(new Set());
  const layout = jumpLayout(COUNTS);
  const builder = new Builder(slots, [], new Map([["e", () => builder.block(layout.field(1))]]));
  const rate = [UP, DOWN].map((text) => builder.code(parse(text)));
  const constants = tables.add(slots.tables().constants.map(({ value }) => value));
  const plan = {
    ...planOf(tables, { targets: [1, 0], states: 2, windows, duration, codes: [0, 1], fields: 2 }),
    constants: Int32Array.of(constants, constants),
  };
  return { plan, module: new WebAssembly.Module(fillJump(jumpTemplate(), { ...EMPTY, rate }, layout)) };
}

const ring = Array.from({ length: 6 }, (_, i) => [
  { from: i, to: (i + 1) % 6, rate: 2, gain: Math.log(2) },
  { from: i, to: (i + 5) % 6, rate: 1, gain: -Math.log(2) },
]).flat();
const two = [
  { from: 0, to: 1, rate: fermi(1), gain: 1 },
  { from: 1, to: 0, rate: fermi(-1), gain: -1 },
];

/** Plan and filled module by the name of a network; `windows` of the driven one. */
export function networkPlan(name, duration, windows) {
  if (name === "driven") return driven(duration, windows);
  return name === "ring" ? still(6, ring, duration) : still(2, two, duration);
}
