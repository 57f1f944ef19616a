// From what is recorded to instructions: doubles that are kept up in the step itself, for both lanes at once, and the mask that stops. A
// name is of the state before an event; with a ' it is of the one after.
import { BITSELECT, type Builder, type Code, F64X2, type Slots } from "../../formula/code.js";
import type { Store } from "../../formula/emit.js";
import { NO_RACE, type ReactionDoors } from "../../formula/fillReaction.js";
import { FUNCTIONS } from "../../formula/functions.js";
import { type Node, name, number, rename } from "../../formula/syntax.js";
import type { ReactionLayout } from "../../kernel/reactionLayout.js";
import type { Observed } from "../jump/recording.js";
import { ANDNOT, builderOf, type Step, type StepMaterial, stepperOf } from "./step.js";

/** What is recorded, its names folded. */
export interface Recorded {
  readonly observed: readonly Observed[];
  readonly stop: Node | null;
  /** Conditions that assign where they become true, and the double that says whether they hold. */
  readonly triggers: readonly { readonly when: Node; readonly flag: number }[];
  /** By code, those of triggers first: counts by species. */
  readonly assignments: readonly (readonly (readonly [species: number, count: Node])[])[];
}

const COMPARED = ["<", "<=", ">", ">=", "==", "!="];
const FLOOR = 0x75; // f64x2.floor
/** Name of the side after an event. */
export const after = (text: string): string => `${text}'`;

/** The doors of the template. */
export function doorsOf(
  slots: Slots,
  material: StepMaterial,
  recorded: Recorded,
  layout: ReactionLayout,
): ReactionDoors {
  return {
    step: steps(slots, material, recorded, layout),
    opened: opening(slots, material, recorded, layout),
    assign: assignmentsOf(slots, material, recorded, layout),
    race: NO_RACE,
  };
}

/** The door that assigns counts. */
export const assignmentsOf = (
  slots: Slots,
  material: StepMaterial,
  recorded: Recorded,
  layout: ReactionLayout,
): ReactionDoors["assign"] =>
  recorded.assignments.map((counts) => assigning(slots, material, recorded, layout, counts));

/** What what is recorded needs to know of an event; dwell null: it takes no time. */
type Event = Pick<Step, "fired" | "s"> & { readonly dwell: Code | null };

/** Names that have another value after an event. */
export const changing = ({ species, sums }: StepMaterial): string[] => [
  ...species,
  "jumps",
  ...Array.from({ length: sums }, (_, k) => `$c${k}`),
];

/** What is recorded, brought up to the state after an event. */
export function updates(builder: Builder, material: StepMaterial, layout: ReactionLayout) {
  const names = changing(material);
  const conditions = conditionsOf(builder, (node) =>
    rename(node, (text) => (names.includes(text) ? after(text) : text)),
  );
  const { holds, at, flag, isSet } = conditions;
  const old = (i: number): Code => builder.block(layout.observers + 16 * i);
  const plus = (a: Code, b: Code): Code => builder.apply(F64X2["+"], a, b);
  const store = (code: Code, i: number): Store => ({ offset: layout.observers + 16 * i, code });
  const updated = ({ kind, of, from }: Observed, { dwell, fired, s }: Event): Store[] => {
    switch (kind) {
      case "integral":
        if (dwell === null) return [];
        return [store(plus(old(from), builder.apply(F64X2["*"], dwell, builder.code(of))), from)];
      case "change": {
        const grown = builder.apply(F64X2["-"], at(of), builder.code(of));
        return [
          store(plus(old(from), fired === null ? grown : builder.apply(F64X2["&&"], fired, grown)), from),
        ];
      }
      case "max":
      case "min":
        return [store(builder.apply(FUNCTIONS[kind]?.code as number, old(from), at(of)), from)];
      case "count": {
        const now = holds(of);
        const became = builder.apply(ANDNOT, now, isSet(old(from + 1)));
        return [store(plus(old(from), flag(became)), from), store(flag(now), from + 1)];
      }
      case "firstTime": {
        const now = holds(of);
        const was = isSet(old(from + 1));
        const first = builder.apply(ANDNOT, now, was);
        const time = plus(builder.block(layout.began), s);
        return [
          store(builder.apply(BITSELECT, time, old(from), first), from),
          store(flag(builder.apply(F64X2["||"], was, now)), from + 1),
        ];
      }
    }
  };
  /** Which triggers hold, and which have come to. */
  const raised = (triggers: Recorded["triggers"]): { stores: Store[]; any: Code | null } => {
    const found = triggers.map(({ when, flag: own }, i) => {
      const now = holds(when);
      const became = builder.apply(ANDNOT, now, isSet(old(own)));
      // whether it held is read before that is changed
      const risen = { offset: layout.triggers + 16 * i, code: flag(became) };
      return { became, stores: [risen, store(flag(now), own)] };
    });
    const masks = found.map(({ became }) => became);
    return {
      stores: found.flatMap(({ stores }) => stores),
      any: masks.length === 0 ? null : masks.reduce((a, b) => builder.apply(F64X2["||"], a, b)),
    };
  };
  return { holds, updated, raised };
}

function steps(
  slots: Slots,
  material: StepMaterial,
  { observed, stop, triggers }: Recorded,
  layout: ReactionLayout,
): ReactionDoors["step"] {
  const { species, sums } = material;
  const further = (step: () => Step): Map<string, () => Code> =>
    new Map<string, () => Code>([
      ...species.map((key, k): [string, () => Code] => [after(key), () => step().counts[k] as Code]),
      ...Array.from({ length: sums }, (_, k): [string, () => Code] => [
        after(`$c${k}`),
        () => {
          const { parts } = step();
          const block = (offset: number): Code => builder.block(offset + 16 * k);
          const small = builder.apply(F64X2["+"], block(layout.lost), parts[k] as Code);
          return builder.apply(F64X2["+"], block(layout.totals), small);
        },
      ]),
      [after("jumps"), () => step().jumps],
    ]);
  const { builder, live, way } = stepperOf(slots, material, layout, further);
  const { holds, updated, raised } = updates(builder, material, layout);
  const made = (both: boolean): { stores: Store[]; calm: Code | null } => {
    const step = way(both);
    const stops = stop === null ? null : holds(stop);
    const risen = raised(triggers);
    const stores = [
      ...step.stores,
      ...observed.flatMap((one) => updated(one, step)),
      ...risen.stores,
      ...(stops === null ? [] : [{ offset: layout.stop, code: stops }]),
    ];
    const asked = [stops, risen.any].filter((mask) => mask !== null);
    if (asked.length === 0 && step.sound === null) return { stores, calm: null };
    const sound = step.sound === null ? live : builder.apply(F64X2["&&"], live, step.sound);
    return { stores, calm: asked.reduce((calm, mask) => builder.apply(ANDNOT, calm, mask), sound) };
  };
  return { live, both: made(true), other: made(false) };
}

/** Counts set for chosen lanes, and what is recorded with them. */
function assigning(
  slots: Slots,
  material: StepMaterial,
  { observed, stop, triggers }: Recorded,
  layout: ReactionLayout,
  assigned: Recorded["assignments"][number],
): Store[] {
  const { species, sums } = material;
  let counts: Code[] = [];
  const further = new Map<string, () => Code>([
    ...species.map((key, k): [string, () => Code] => [after(key), () => counts[k] as Code]),
    ...changing({ ...material, species: [] }).map((key): [string, () => Code] => [
      after(key),
      () => builder.code(name(key)),
    ]),
  ]);
  const builder: Builder = builderOf(slots, { ...material, sums }, layout, further, (own) =>
    own.block(layout.s),
  );
  const chosen = builder.block(layout.chosen);
  const load = (value: number): Code => builder.load(number(value));
  const values = new Map(assigned.map(([k, node]) => [k, builder.code(node)]));
  counts = species.map((_, k) => values.get(k) ?? builder.block(layout.counts + 16 * k));
  const { holds, updated, raised } = updates(builder, material, layout);
  // whole, not negative and exact
  const sound = [...values.values()].reduce(
    (all, value) =>
      builder.apply(
        F64X2["&&"],
        builder.apply(F64X2["&&"], all, builder.apply(F64X2[">="], value, load(0))),
        builder.apply(
          F64X2["&&"],
          builder.apply(F64X2["<"], value, load(2 ** 53)),
          builder.apply(F64X2["=="], value, builder.apply(FLOOR, value)),
        ),
      ),
    builder.apply(F64X2[">="], load(0), load(0)),
  );
  const event = { fired: null, dwell: null, s: builder.block(layout.s) };
  const stores: Store[] = [
    ...[...values].map(([k, code]) => ({ offset: layout.counts + 16 * k, code })),
    ...observed.flatMap((one) => updated(one, event)),
    ...raised(triggers).stores,
    ...(stop === null ? [] : [{ offset: layout.stop, code: holds(stop) }]),
    { offset: layout.sound, code: sound },
  ];
  return stores.map(({ offset, code }) => ({
    offset,
    code: builder.apply(BITSELECT, code, builder.block(offset), chosen),
  }));
}

/** The door at which the ledger begins. */
export function opening(
  slots: Slots,
  material: StepMaterial,
  { observed, stop, triggers }: Recorded,
  layout: ReactionLayout,
): ReactionDoors["opened"] {
  const builder = builderOf(slots, material, layout, new Map(), (own) => own.block(layout.s));
  const { holds, flag } = conditionsOf(builder, (node) => node);
  const chosen = builder.block(layout.chosen);
  const put = (code: Code, offset: number): Store => ({
    offset,
    code: builder.apply(BITSELECT, code, builder.block(offset), chosen),
  });
  const store = (code: Code, i: number): Store => put(code, layout.observers + 16 * i);
  const begun = ({ kind, of, from }: Observed): Store[] => {
    if (kind === "max" || kind === "min") return [store(builder.code(of), from)];
    if (kind === "count" || kind === "firstTime") return [store(flag(holds(of)), from + 1)];
    return [];
  };
  const kept = [
    ...observed.flatMap(begun),
    ...triggers.flatMap(({ when, flag: own }, i) => [
      store(flag(holds(when)), own),
      put(builder.load(number(0)), layout.triggers + 16 * i),
    ]),
  ];
  if (stop === null) return { stores: kept, stops: null };
  // the other lane may be about to stop
  const held = put(holds(stop), layout.stop);
  return { stores: [...kept, held], stops: builder.apply(F64X2["&&"], held.code, chosen) };
}

/** Conditions as masks, and flags of them. */
function conditionsOf(builder: Builder, side: (node: Node) => Node) {
  const at = (node: Node): Code => builder.code(side(node));
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
  const flag = (mask: Code): Code => builder.apply(F64X2["&&"], mask, builder.load(number(1)));
  return { at, holds, isSet, flag };
}
