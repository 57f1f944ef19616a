// What recorded formulas of a network ask of the kernel, and what they leave to the host: every call of a recorded function becomes
// its value over observers, equal calls are one. Between jumps what they take stands still, so all of them are exact.
//
//   integral(f)   sum of f times the time spent            max(f), min(f)  over all states that are passed
//   count(c)      how often c becomes true                 firstTime(c)    time of the jump that makes it so
//   change(f)     sum over jumps of f(after) - f(before), in the fields at the time of the jump
//   final(f)      f at the end     at(t, f)  f at time t    leg(s, t, f)    how much f grows, summed over the counted cycles
import { DURATION } from "../../formula/recorded.js";
import { accumulator, type Moment, type RecordedColumn } from "../../formula/recording.js";
import { difference, type Node, name, number, print, product, rebuilt } from "../../formula/syntax.js";
import type { NetworkRecord } from "../../spec/network/record.js";
import { isRecorded } from "../../spec/network/record.js";

export type Observing = "integral" | "max" | "min" | "count" | "firstTime" | "change";

/** Observers of each, the first one holding its value; the second one says whether the condition has held (firstTime) or holds. */
const OBSERVERS: Readonly<Record<Observing, number>> = {
  integral: 1,
  max: 1,
  min: 1,
  count: 2,
  firstTime: 2,
  change: 1,
};

/** Something that the kernel keeps up with. */
export interface Observed {
  readonly kind: Observing;
  readonly of: Node;
  /** Its first observer. */
  readonly from: number;
}

export interface JumpRecording {
  readonly observed: readonly Observed[];
  readonly columns: readonly RecordedColumn[];
  readonly moments: readonly Moment[];
  /** Formulas of the grid, then those of its histograms. */
  readonly states: readonly Node[];
  readonly stop: Node | null;
  readonly observers: number;
}

const isObserving = (text: string): text is Observing => Object.hasOwn(OBSERVERS, text);

/** Sorts out what has been read at the door; `cycles` are those that are counted. */
export function recordingOf({ columns, stop, states }: NetworkRecord, cycles: number): JumpRecording {
  const observed = new Map<string, Observed>();
  const moments = new Map<string, Moment>();
  let observers = 0;

  const observe = (kind: Observing, of: Node): Observed => {
    const key = `${kind}(${print(of)})`;
    const known = observed.get(key);
    if (known !== undefined) return known;
    const made = { kind, of, from: observers };
    observers += OBSERVERS[kind];
    observed.set(key, made);
    return made;
  };
  const momentOf = (at: Node, formula: Node): Node => {
    const time = (at as Node & { kind: "number" }).value;
    const key = `${time}: ${print(formula)}`;
    const known = moments.get(key) ?? { name: `$at${moments.size}`, time, formula };
    moments.set(key, known);
    return name(known.name);
  };
  const sorted = (node: Node, reached: number[]): Node => {
    if (node.kind !== "call" || !isRecorded(node)) return rebuilt(node, (part) => sorted(part, reached));
    const [first, second, third] = node.args as [Node, Node, Node];
    if (node.name === "final") return first;
    if (node.name === "at") return momentOf(first, second);
    if (node.name === "leg") {
      return product(number(cycles), difference(momentOf(second, third), momentOf(first, third)));
    }
    if (!isObserving(node.name)) throw new Error(`${node.name} is no recorded function`);
    const { kind, from } = observe(node.name, first);
    const value = name(accumulator(from));
    if (kind !== "firstTime") return value;
    reached.push(from + 1);
    // what never came to pass took all the time
    return { kind: "choose", when: name(accumulator(from + 1)), yes: value, no: name(DURATION) };
  };
  const made = Object.entries(columns).map(([column, node]): RecordedColumn => {
    const reached: number[] = [];
    return { name: column, value: sorted(node, reached), reached };
  });
  return {
    columns: made,
    moments: [...moments.values()],
    states,
    stop,
    observed: [...observed.values()],
    observers,
  };
}
