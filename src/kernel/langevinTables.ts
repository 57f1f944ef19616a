// A plan's laws, segments and controller as the Langevin kernel reads them; every offset comes from the module's own exports.
import type {
  FiniteTables,
  KernelChannel,
  KernelControl,
  KernelPlan,
  OwnLayout,
  StartTable,
} from "./kernelPlan.js";

/** What the tables are written into: the memory of an instance. */
export interface Place {
  /** Address of so many new bytes. */
  allocate(bytes: number): number;
  /** The memory as it is after the last allocation. */
  view(): DataView;
  /** An offset or size that the module exports. */
  offset(name: string): number;
}

export function placeDoubles(place: Place, values: Float64Array): number {
  const at = place.allocate(8 * Math.max(1, values.length));
  new Float64Array(place.view().buffer, at, values.length).set(values);
  return at;
}

export function placeIntegers(place: Place, values: Int32Array): number {
  const at = place.allocate(4 * Math.max(1, values.length));
  new Int32Array(place.view().buffer, at, values.length).set(values);
  return at;
}

/** Writes fields of a class of the module, by its prefix among the exports. */
function fieldsOf(place: Place, prefix: string, at: number) {
  const view = place.view();
  const offset = (field: string): number => at + place.offset(`${prefix}${field}`);
  return {
    i32: (field: string, value: number) => view.setInt32(offset(field), value, true),
    f64: (field: string, value: number) => view.setFloat64(offset(field), value, true),
  };
}

/** Addresses of the laws, one after the other. */
export function placeStarts(place: Place, { starts, inertial }: KernelPlan): number {
  const tables = new Map<StartTable, number>();
  const tableOf = (table: StartTable): number => {
    const at = tables.get(table) ?? placeTable(place, table);
    tables.set(table, at);
    return at;
  };
  const placed = starts.map(({ variables, velocities, mean, spread }) => ({
    Variables: tableOf(variables),
    Velocities: tableOf(inertial ? velocities : variables),
    Mean: placeDoubles(place, Float64Array.from(mean)),
    Spread: placeDoubles(place, Float64Array.from(spread)),
  }));
  const size = place.offset("startBytes");
  const at = place.allocate(size * starts.length);
  placed.forEach((law, i) => {
    const put = fieldsOf(place, "start", at + size * i);
    for (const [field, address] of Object.entries(law)) put.i32(field, address);
  });
  return at;
}

function placeTable(place: Place, { x, below, density, guide }: StartTable): number {
  const at = place.allocate(8 + 24 * x.length + 4 * guide.length);
  const view = place.view();
  view.setInt32(at, x.length, true);
  view.setInt32(at + 4, guide.length, true);
  [x, below, density].forEach((column, i) => {
    new Float64Array(view.buffer, at + 8 + 8 * x.length * i, x.length).set(column);
  });
  new Int32Array(view.buffer, at + 8 + 24 * x.length, guide.length).set(guide);
  return at;
}

/** Segments one after the other, each with the rows of every state of the controller. */
export function placeSegments(place: Place, { segments, branches }: KernelPlan, tables: number): number {
  const header = place.offset("segmentBytes");
  const size = header + 8 * branches;
  const first = place.allocate(size * segments.length);
  const view = place.view();
  segments.forEach((segment, i) => {
    const at = first + size * i;
    const put = fieldsOf(place, "segment", at);
    const { event, loop, age } = segment;
    put.f64("Time", segment.time);
    put.f64("H", segment.h);
    segment.scales.forEach((scale, v) => {
      view.setFloat64(at + place.offset("segmentScale") + 8 * v, scale, true);
    });
    segment.glides.forEach((glide, v) => {
      view.setFloat64(at + place.offset("segmentGlide") + 8 * v, glide, true);
      view.setFloat64(at + place.offset("segmentSpeed") + 8 * v, 1 / glide, true);
    });
    put.i32("Steps", segment.steps);
    put.i32("Driven", segment.driven ? 1 : 0);
    put.i32("Event", event === undefined ? 0 : 1);
    put.i32("Measure", event?.measure ? 1 : 0);
    put.i32("Act", event?.late ? 3 : event?.act ? 1 : age === undefined ? 0 : 2);
    put.i32("Write", segment.write ?? 0);
    put.i32("Expose", segment.expose ? 1 : 0);
    put.i32("Back", loop?.back ?? 0);
    put.i32("Times", loop?.times ?? 0);
    put.f64("Elapsed", event?.measure?.elapsed ?? 0);
    put.f64("Again", event?.measure?.again ?? 0);
    put.f64("Age", age ?? 0);
    put.f64("Loop", loop?.time ?? 0);
    put.i32("Snapshot", segment.snapshot);
    put.i32("Constants", tables + 8 * segment.constants);
    segment.branches.forEach(({ rows, stride }, b) => {
      view.setInt32(at + header + 8 * b, tables + 8 * rows, true);
      view.setInt32(at + header + 8 * b + 4, stride, true);
    });
  });
  return first;
}

/** What measures and acts; 0 where nothing does. */
export function placeControl(place: Place, control: KernelControl | null): number {
  if (control === null) return 0;
  const { channel, finite, own } = control;
  const numbers: Record<string, number> = {
    Channel: placeChannel(place, channel),
    ...(finite === null ? {} : finiteFields(place, finite)),
    ...(own === null ? {} : ownFields(place, own)),
  };
  const size = place.offset("controlBytes");
  const at = place.allocate(size);
  new Uint8Array(place.view().buffer, at, size).fill(0);
  const put = fieldsOf(place, "control", at);
  for (const [field, value] of Object.entries(numbers)) put.i32(field, value);
  return at;
}

/** Numbers of the kinds in assembly/control/channel.ts. */
const KINDS = { exact: 0, table: 1, gaussian: 2 } as const;

function placeChannel(place: Place, channel: KernelChannel): number {
  const table = channel.kind === "table" ? channel : null;
  const cumulative = table === null ? 0 : placeDoubles(place, table.cumulative);
  const logs = table === null ? 0 : placeDoubles(place, table.logs);
  const at = place.allocate(place.offset("channelBytes"));
  const put = fieldsOf(place, "channel", at);
  put.i32("Kind", KINDS[channel.kind]);
  put.i32("Outcomes", table?.outcomes ?? 0);
  put.i32("Readings", table === null ? 0 : table.logs.length / table.outcomes);
  put.i32("Cumulative", cumulative);
  put.i32("Logs", logs);
  put.f64("Deviation", channel.kind === "gaussian" ? channel.deviation : 0);
  put.f64("LogNorm", channel.kind === "gaussian" ? channel.logNorm : 0);
  return at;
}

const finiteFields = (place: Place, finite: FiniteTables): Record<string, number> => {
  const integers = (values: Int32Array | null): number =>
    values === null ? 0 : placeIntegers(place, values);
  const doubles = (values: Float64Array | null): number =>
    values === null ? 0 : placeDoubles(place, values);
  return {
    Outcomes: finite.outcomes,
    Levels: integers(finite.levels),
    Next: integers(finite.next),
    Predictive: doubles(finite.predictive),
    Expected: integers(finite.expected),
    Stops: integers(finite.stops),
    Wraps: integers(finite.wraps),
    Firsts: doubles(finite.firsts),
  };
};

const ownFields = (place: Place, own: OwnLayout): Record<string, number> => ({
  Own: 1,
  Starts: own.start.length,
  Start: placeDoubles(place, own.start),
  Now: own.now,
  Acted: own.acted,
  From: own.from,
  Booked: own.booked,
  Learned: own.learned,
  Latched: own.latched,
  Latches: own.latches,
  Coefficients: own.coefficients,
  Lag: own.lag,
  Ring: own.lag === 0 ? 0 : place.allocate(64 * (own.lag + 1)),
  Informed: own.informed ? 1 : 0,
  Until: own.until ? 1 : 0,
});
