// From what is recorded to the doors of the template: observers and the mask that stops, as codes. A name is of the state before the
// jump; with a ' it is of the one after. Parts of formulas that depend on the state alone are attributes, computed here for every state.
import { BITSELECT, Builder, type Code, F64X2, Slots } from "../../formula/code.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import type { JumpObservation, JumpStore } from "../../formula/fillJump.js";
import { fold } from "../../formula/fold.js";
import { FUNCTIONS } from "../../formula/functions.js";
import {
  mentions,
  type Node,
  name,
  number,
  print,
  product,
  rebuilt,
  rename,
  substitute,
  sum,
} from "../../formula/syntax.js";
import type { JumpLayout } from "../../kernel/jumpLayout.js";
import { SpecError } from "../../spec/error.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import type { JumpRecording, Observed } from "./recording.js";
import type { Sums, Use } from "./sums.js";

export interface Observation {
  readonly opened: JumpObservation | null;
  readonly observe: JumpObservation | null;
  readonly passed: JumpObservation | null;
  /** Doubles that are kept: those of the recording, then states at the start. */
  readonly observers: number;
  /** What `observeConstants` points at. */
  readonly constants: readonly number[];
  /** By state. */
  readonly attributes: readonly (readonly number[])[];
}

export interface Watched {
  readonly network: LoweredNetwork;
  readonly sums: Sums;
  /** Names of what moves, t first. */
  readonly fields: readonly string[];
  /** Values of the fields that nothing drives. */
  readonly still: Readonly<Record<string, number>>;
}

const ANDNOT = 0x4f; // v128.andnot(a, b) = a & ~b
const after = (text: string): string => `${text}'`;
const COMPARED = ["<", "<=", ">", ">=", "==", "!="];

/** What the formulas become before they are codes. */
interface Prepared {
  readonly observed: readonly Observed[];
  readonly stop: Node | null;
  readonly observers: number;
  /** Formulas of the state alone, and those of it that are kept from the start in observers. */
  readonly attributes: readonly Node[];
  readonly started: readonly { readonly attribute: number; readonly observer: number }[];
}

/** @throws SpecError for a formula with bathEntropy where there is none */
export function prepared(recording: JumpRecording, { network, sums, still }: Watched): Prepared {
  const { states, attributes: names } = network;
  const numbers = new Map(states.map(({ name: state }, i) => [state, i]));
  const places = new Map<string, { node: Node; index: number }>();
  const started = new Map<string, { attribute: number; observer: number }>();
  let { observers } = recording;
  const attribute = (node: Node): number => {
    const key = print(node);
    const known = places.get(key) ?? { node, index: places.size };
    places.set(key, known);
    return known.index;
  };
  const own = new Set(["state", ...names]);
  const kept = (of: string): Node => {
    const found = started.get(of) ?? { attribute: attribute(name(of)), observer: observers };
    if (!started.has(of)) observers += 1;
    started.set(of, found);
    return name(`$o${found.observer}`);
  };
  const useOf = (use: Use): Node =>
    use.map(({ sum: index, factor }) => product(number(factor), name(`$c${index}`))).reduce(sum, number(0));
  const known = (text: string): number | Node | undefined => {
    if (own.has(text) || text === "jumps") return undefined;
    if (Object.hasOwn(sums.counters, text)) return useOf(sums.counters[text] as Use);
    if (text === "bathEntropy") {
      if (sums.bathEntropy !== null) return useOf(sums.bathEntropy);
      throw new SpecError(
        "record.columns",
        'edges with a way back are needed for "bathEntropy", one-way edges given',
      );
    }
    const of = text.endsWith("Start") ? text.slice(0, -"Start".length) : "";
    if (own.has(of)) return kept(of);
    return still[text] ?? numbers.get(text);
  };
  /** Parts of the state alone become attributes. */
  const split = (node: Node): Node => {
    if (!mentions(node, own)) return node;
    let alone = true;
    substitute(node, (found) => {
      alone &&= own.has(found.name);
      return found;
    });
    if (alone) return name(`$s${attribute(node)}`);
    return rebuilt(node, split);
  };
  /** Conditions stay conditions: their sides are split. */
  const condition = (node: Node): Node =>
    node.kind === "binary" && (node.op === "&&" || node.op === "||")
      ? { ...node, left: condition(node.left), right: condition(node.right) }
      : node.kind === "binary" && COMPARED.includes(node.op)
        ? { ...node, left: split(fold(node.left, known)), right: split(fold(node.right, known)) }
        : split(fold(node, known));
  const observed = recording.observed.map((one) => ({ ...one, of: condition(one.of) }));
  const stop = recording.stop === null ? null : condition(recording.stop);
  return {
    observed,
    stop,
    attributes: [...places.values()].map(({ node }) => node),
    started: [...started.values()],
    observers,
  };
}

/** The doors; `layout` for as many observers as are prepared. */
export function observationOf(
  { observed, stop, observers, attributes, started }: Prepared,
  { network, fields, sums }: Watched,
  layout: JumpLayout,
): Observation {
  const slots = new Slots(new Set());
  const shared = { observers, constants: [] as number[], attributes: attributesOf(attributes, network) };
  if (observed.length === 0 && stop === null && started.length === 0) {
    return { ...shared, opened: null, observe: null, passed: null };
  }

  const door = (
    jumped: boolean,
    opening: boolean,
  ): { builder: Builder; at: (node: Node) => Code; before: (node: Node) => Code } => {
    const sides = (text: string, code: () => Code, now: () => Code): [string, () => Code][] => [
      [text, code],
      [after(text), now],
    ];
    const same = (text: string, code: () => Code) => sides(text, code, code);
    const others = new Map<string, () => Code>([
      ...attributes.flatMap((_, k) =>
        sides(
          `$s${k}`,
          () => builder.attribute("before", k),
          () => builder.attribute("after", k),
        ),
      ),
      ...sums.increments.flatMap((_, k) =>
        sides(
          `$c${k}`,
          () => builder.block(layout.accumulatorBefore(k)),
          () => builder.block(layout.accumulator(k)),
        ),
      ),
      ...sides(
        "jumps",
        () =>
          jumped
            ? builder.apply(F64X2["-"], builder.block(layout.jumps), builder.load(number(1)))
            : builder.block(layout.jumps),
        () => builder.block(layout.jumps),
      ),
      ...fields.flatMap((field, i) => same(field, () => builder.block(layout.field(i)))),
      ...Array.from({ length: observers }, (_, i) =>
        same(`$o${i}`, () => builder.block(layout.observer(i))),
      ).flat(),
      // at the start nothing is stored yet: what is kept of it is what is there
      ...(opening ? started : []).flatMap(({ attribute, observer }) =>
        same(`$o${observer}`, () => builder.attribute("after", attribute)),
      ),
    ]);
    const builder: Builder = new Builder(slots, [], others);
    const primed = (node: Node): Node =>
      rename(node, (text) => (others.has(after(text)) ? after(text) : text));
    return { builder, before: (node) => builder.code(node), at: (node) => builder.code(primed(node)) };
  };

  const made = (kind: "opened" | "observe" | "passed"): JumpObservation | null => {
    const { builder, at, before } = door(kind === "observe", kind === "opened");
    const one = (): Code => builder.load(number(1));
    const flag = (mask: Code): Code => builder.apply(F64X2["&&"], mask, one());
    const isSet = (code: Code): Code => builder.apply(F64X2["!="], code, builder.load(number(0)));
    const holds = (node: Node): Code => {
      if (node.kind === "binary" && (node.op === "&&" || node.op === "||")) {
        return builder.apply(F64X2[node.op], holds(node.left), holds(node.right));
      }
      if (node.kind === "binary" && COMPARED.includes(node.op)) {
        return builder.apply(F64X2[node.op as "<"], at(node.left), at(node.right));
      }
      return isSet(at(node));
    };
    const old = (i: number): Code => builder.block(layout.observer(i));
    const plus = (a: Code, b: Code): Code => builder.apply(F64X2["+"], a, b);
    const updated = ({ kind: what, of, from }: Observed): JumpStore[] => {
      const store = (code: Code, index = from): JumpStore => ({ index, code });
      const opens = kind === "opened";
      if (what === "integral") {
        if (opens) return [];
        return [store(plus(old(from), builder.apply(F64X2["*"], builder.block(layout.dwell), before(of))))];
      }
      if (kind === "passed") return [];
      switch (what) {
        case "change":
          return opens ? [] : [store(plus(old(from), builder.apply(F64X2["-"], at(of), before(of))))];
        case "max":
        case "min":
          return [store(opens ? at(of) : builder.apply(FUNCTIONS[what]?.code as number, old(from), at(of)))];
        case "count": {
          const now = holds(of);
          if (opens) return [store(flag(now), from + 1)];
          const became = builder.apply(ANDNOT, now, isSet(old(from + 1)));
          return [store(plus(old(from), flag(became))), store(flag(now), from + 1)];
        }
        case "firstTime": {
          const now = holds(of);
          if (opens) return [store(flag(now), from + 1)];
          const was = isSet(old(from + 1));
          const first = builder.apply(ANDNOT, now, was);
          return [
            store(builder.apply(BITSELECT, builder.block(layout.time), old(from), first)),
            store(flag(builder.apply(F64X2["||"], was, now)), from + 1),
          ];
        }
      }
    };
    const starts =
      kind === "opened"
        ? started.map(
            ({ attribute, observer }): JumpStore => ({
              index: observer,
              code: builder.attribute("after", attribute),
            }),
          )
        : [];
    const stores = [...starts, ...observed.flatMap(updated)];
    const halts = stop === null || kind === "passed" ? null : holds(stop);
    return stores.length === 0 && halts === null ? null : { stores, stop: halts };
  };
  const [opened, observe, passed] = [made("opened"), made("observe"), made("passed")];
  const constants = slots.tables().constants.map((node) => evaluateNumber(node, {}));
  return { ...shared, constants, opened, observe, passed };
}

/** The values of formulas of the state alone. */
const attributesOf = (nodes: readonly Node[], { states, attributes }: LoweredNetwork): number[][] =>
  states.map((state, i) => {
    const scope = {
      state: i,
      ...Object.fromEntries(attributes.map((text, k) => [text, state.attributes[k] as number])),
    };
    return nodes.map((node) => evaluateNumber(node, scope));
  });
