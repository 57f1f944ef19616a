// From what is recorded to instructions: doubles that are kept up in the step itself, for both lanes at once, and the mask that stops. A
// name is of the state before an event; with a ' it is of the one after.
import { BITSELECT, type Builder, type Code, F64X2, type Slots } from "../../formula/code.js";
import type { Store } from "../../formula/emit.js";
import type { ReactionDoors } from "../../formula/fillReaction.js";
import { FUNCTIONS } from "../../formula/functions.js";
import { type Node, number, rename } from "../../formula/syntax.js";
import type { ReactionLayout } from "../../kernel/reactionLayout.js";
import type { Observed } from "../jump/recording.js";
import { ANDNOT, builderOf, type Step, type StepMaterial, stepperOf } from "./step.js";

/** What is recorded, its names folded. */
export interface Recorded {
  readonly observed: readonly Observed[];
  readonly stop: Node | null;
}

const COMPARED = ["<", "<=", ">", ">=", "==", "!="];
const after = (text: string): string => `${text}'`;

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
  };
}

function steps(
  slots: Slots,
  material: StepMaterial,
  { observed, stop }: Recorded,
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
  const names = [...species, "jumps", ...Array.from({ length: sums }, (_, k) => `$c${k}`)];
  const { builder, live, way } = stepperOf(slots, material, layout, further);
  const conditions = conditionsOf(builder, (node) =>
    rename(node, (text) => (names.includes(text) ? after(text) : text)),
  );
  const { holds, at, flag, isSet } = conditions;
  const old = (i: number): Code => builder.block(layout.observers + 16 * i);
  const plus = (a: Code, b: Code): Code => builder.apply(F64X2["+"], a, b);
  const store = (code: Code, i: number): Store => ({ offset: layout.observers + 16 * i, code });
  const updated = ({ kind, of, from }: Observed, { dwell, fired, s }: Step): Store[] => {
    switch (kind) {
      case "integral":
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
  const made = (both: boolean): { stores: Store[]; calm: Code | null } => {
    const step = way(both);
    const stops = stop === null ? null : holds(stop);
    const stores = [
      ...step.stores,
      ...observed.flatMap((one) => updated(one, step)),
      ...(stops === null ? [] : [{ offset: layout.stop, code: stops }]),
    ];
    const asked = [...(step.sound === null ? [] : [step.sound]), ...(stops === null ? [] : [stops])];
    if (asked.length === 0) return { stores, calm: null };
    const sound = step.sound === null ? live : builder.apply(F64X2["&&"], live, step.sound);
    return { stores, calm: stops === null ? sound : builder.apply(ANDNOT, sound, stops) };
  };
  return { live, both: made(true), other: made(false) };
}

function opening(
  slots: Slots,
  material: StepMaterial,
  { observed, stop }: Recorded,
  layout: ReactionLayout,
): ReactionDoors["opened"] {
  const builder = builderOf(slots, material, layout, new Map(), (own) => own.block(layout.s));
  const { holds, flag } = conditionsOf(builder, (node) => node);
  const chosen = builder.block(layout.chosen);
  const store = (code: Code, i: number): Store => {
    const offset = layout.observers + 16 * i;
    return { offset, code: builder.apply(BITSELECT, code, builder.block(offset), chosen) };
  };
  const begun = ({ kind, of, from }: Observed): Store[] => {
    if (kind === "max" || kind === "min") return [store(builder.code(of), from)];
    if (kind === "count" || kind === "firstTime") return [store(flag(holds(of)), from + 1)];
    return [];
  };
  const kept = observed.flatMap(begun);
  if (stop === null) return { stores: kept, stops: null };
  // the other lane may be about to stop
  const held = builder.apply(BITSELECT, holds(stop), builder.block(layout.stop), chosen);
  return {
    stores: [...kept, { offset: layout.stop, code: held }],
    stops: builder.apply(F64X2["&&"], held, chosen),
  };
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
