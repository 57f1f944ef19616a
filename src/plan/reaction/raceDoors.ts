// The doors of the loop of the next reaction: what is recorded before and after an event, gains and propensities by formula. The numbers
// of the lane that is run are those of the pair; what the other lane's are is nobody's concern, but for masks.
import { type Builder, type Code, F64X2, type Slots } from "../../formula/code.js";
import type { Store } from "../../formula/emit.js";
import type { RaceDoors } from "../../formula/fillReaction.js";
import { type Node, name } from "../../formula/syntax.js";
import type { ReactionLayout } from "../../kernel/reactionLayout.js";
import { after, changing, type Recorded, updates } from "./observation.js";
import { builderOf, type StepMaterial } from "./step.js";

/** By code: what tables of numbers do not say. */
export interface RaceFormulas {
  readonly propensities: readonly Node[];
  /** What an event adds to sums. */
  readonly gains: readonly (readonly (readonly [sum: number, by: Node])[])[];
}

export function raceDoorsOf(
  slots: Slots,
  material: StepMaterial,
  { observed, stop, triggers }: Recorded,
  layout: ReactionLayout,
  { propensities, gains }: RaceFormulas,
): RaceDoors {
  // an event is over: names of the side after it are of what there is now
  const now = new Map<string, () => Code>(
    changing(material).map((key) => [after(key), () => builder.code(name(key))]),
  );
  const builder: Builder = builderOf(slots, material, layout, now, (own) => own.block(layout.s));
  const grown = (op: "+" | "-", offset: number, by: Code): Store => ({
    offset,
    code: builder.apply(F64X2[op], builder.block(offset), by),
  });
  const at = (i: number): number => layout.observers + 16 * i;
  const changes = observed.filter(({ kind }) => kind === "change");
  const { holds, updated, raised } = updates(builder, material, layout);
  const event = { fired: null, dwell: null, s: builder.block(layout.s) };
  const stops = stop === null ? null : holds(stop);
  const risen = raised(triggers);
  const chosen = builder.block(layout.chosen);
  const either = (a: Code, b: Code): Code => builder.apply(F64X2["||"], a, b);
  const masks = [stops, risen.any].filter((mask) => mask !== null);
  return {
    pass: observed.flatMap(({ kind, of, from }) =>
      kind !== "integral"
        ? []
        : [grown("+", at(from), builder.apply(F64X2["*"], builder.variable(0), builder.code(of)))],
    ),
    gain: gains.map((sums) => [
      ...sums.map(([sum, by]) => grown("+", layout.parts + 16 * sum, builder.code(by))),
      ...changes.map(({ of, from }) => grown("-", at(from), builder.code(of))),
    ]),
    see: {
      stores: [
        ...observed.flatMap((one) =>
          one.kind === "change" ? [grown("+", at(one.from), builder.code(one.of))] : updated(one, event),
        ),
        ...risen.stores,
        ...(stops === null ? [] : [{ offset: layout.stop, code: stops }]),
      ],
      wanted: masks.length === 0 ? null : builder.apply(F64X2["&&"], masks.reduce(either), chosen),
    },
    propensity: propensities.map((node) => builder.code(node)),
  };
}
