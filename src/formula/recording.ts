// What a recorded formula asks of the kernel and what it leaves to the host: every call of a recorded function becomes its value
// over accumulators, equal calls are one, inner calls come first.

import { type Gathered, RECORDED, recordedOf } from "./recorded.js";
import { difference, type Node, name, number, print, product, rebuilt } from "./syntax.js";

/** Names an accumulator. */
export const accumulator = (index: number): string => `$a${index}`;

/** A function that the kernel gathers, its arguments over states, fields and accumulators. */
export interface Gathering {
  readonly name: string;
  readonly args: readonly Node[];
  /** Its first accumulator. */
  readonly from: number;
}

/** A column as the host makes it, of accumulators and of what is there at the end. */
export interface RecordedColumn {
  readonly name: string;
  readonly value: Node;
  /** Accumulators that say whether what it waits for came to pass. */
  readonly reached: readonly number[];
}

/** What a formula is at a given time, under a name that stands for it elsewhere. */
export interface Moment {
  readonly name: string;
  readonly time: number;
  /** Over states, the ledger so far and accumulators. */
  readonly formula: Node;
}

export interface Recording {
  readonly moments: readonly Moment[];
  /** Formulas of states, at whatever times, over accumulators. */
  readonly states: readonly Node[];
  readonly gatherings: readonly Gathering[];
  readonly columns: readonly RecordedColumn[];
  /** The condition to stop, over states, fields and accumulators; and its own accumulator, after all others. */
  readonly stop: Node | null;
  readonly accumulators: number;
}

export const gatheredOf = ({ name }: Gathering): Gathered => RECORDED[name]?.gathered as Gathered;

export interface Read {
  readonly columns: Readonly<Record<string, Node>>;
  readonly stop: Node | null;
  /** Of states at the times of a grid. */
  readonly states?: readonly Node[];
}

/** Sorts out formulas that have been read: columns by name, and the condition to stop; `cycles` are those that are counted. */
export function recordingOf({ columns, stop, states = [] }: Read, cycles = 1): Recording {
  const moments = new Map<string, Moment>();
  const gatherings: Gathering[] = [];
  const known = new Map<string, Gathering>();
  let accumulators = 0;

  const gather = (fn: string, args: readonly Node[]): Gathering => {
    const key = `${fn}(${args.map(print).join(", ")})`;
    const ready = known.get(key);
    if (ready !== undefined) return ready;
    const gathering = { name: fn, args, from: accumulators };
    accumulators += gatheredOf(gathering).accumulators;
    gatherings.push(gathering);
    known.set(key, gathering);
    return gathering;
  };

  /** The formula over accumulators; `visit` sees what is gathered on the way. */
  const sort = (
    node: Node,
    where: "step" | "end",
    visit: (found: Gathering) => void = () => undefined,
  ): Node => {
    const inner = (part: Node): Node => sort(part, where, visit);
    const row = node.kind === "call" ? recordedOf(node) : null;
    if (node.kind !== "call" || row === null) return rebuilt(node, inner);
    if (node.name === "at") return momentOf(node.args[0] as Node, node.args[1] as Node);
    if (node.name === "leg") {
      const [from, to, f] = node.args as [Node, Node, Node];
      return product(number(cycles), difference(momentOf(to, f), momentOf(from, f)));
    }
    // the end is where the host evaluates a column
    if (row.gathered === null) return inner(node.args[0] as Node);
    const found = gather(
      node.name,
      node.args.map((arg) => sort(arg, "step")),
    );
    visit(found);
    const { gathered } = row;
    const places = Array.from({ length: gathered.accumulators }, (_, i) => name(accumulator(found.from + i)));
    return where === "end" && gathered.ended !== undefined ? gathered.ended(places) : gathered.value(places);
  };

  /** The name of a formula at a time. */
  const momentOf = (at: Node, f: Node): Node => {
    const formula = sort(f, "end");
    const time = (at as Node & { kind: "number" }).value;
    const key = `${time}: ${print(formula)}`;
    const known = moments.get(key) ?? { name: `$at${moments.size}`, time, formula };
    moments.set(key, known);
    return name(known.name);
  };

  const sorted = Object.entries(columns).map(([name, node]): RecordedColumn => {
    const reached: number[] = [];
    const value = sort(node, "end", (found) => {
      const { reached: which } = gatheredOf(found);
      if (which !== undefined) reached.push(found.from + which);
    });
    return { name, value, reached };
  });
  const halt = stop === null ? null : sort(stop, "step");
  const stated = states.map((node) => sort(node, "end"));
  return {
    gatherings,
    columns: sorted,
    moments: [...moments.values()],
    states: stated,
    stop: halt,
    accumulators: accumulators + (stop === null ? 0 : 1),
  };
}
