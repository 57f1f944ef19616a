// A policy with numbers of its own in each lane: where they stand in the block, and its formulas as doors of the template.
import { Builder, before, type Code, type Slots } from "../../formula/code.js";
import type { Store } from "../../formula/emit.js";
import type { Stores } from "../../formula/fill.js";
import { speedOf } from "../../formula/lower.js";
import { type Node, name, number, print, rename } from "../../formula/syntax.js";
import type { OwnLayout } from "../../kernel/kernelPlan.js";
import type { BlockLayout } from "../../kernel/template.js";
import { SpecError } from "../../spec/error.js";
import type { LangevinExperiment } from "../../spec/experiment.js";
import type { Policy } from "../../spec/feedback/feedback.js";
import type { FeedbackFormulas } from "../../spec/feedback/reading.js";
import { isInertial, namesOf, velocityOf } from "../../spec/variables.js";
import { followed } from "./followed.js";

export interface OwnDoors {
  readonly acted: ReadonlySet<string>;
  /** After all others: the tables have every coefficient then but for parts of the lanes' own. */
  readonly place: (step: Slots, boundary: Slots) => void;
  readonly doors: () => Readonly<Record<string, Code>>;
  readonly stores: () => Stores;
  readonly layout: () => OwnLayout;
  readonly energyOwn: () => number;
  /** What becomes columns: memory and acted fields. */
  readonly named: readonly { readonly name: string; readonly offset: number }[];
}

/** `exact`: velocities are variables like others. */
export function ownDoors(
  experiment: LangevinExperiment,
  policy: Policy,
  formulas: FeedbackFormulas,
  block: BlockLayout,
  exact: boolean,
): OwnDoors {
  const { system } = experiment;
  const { stride } = block;
  const memory = Object.entries(formulas.memory);
  const acts = Object.entries(formulas.act);
  const latches = (policy.delay ?? 0) > 0 ? 1 + memory.length : 0;
  let next = block.own;
  const take = (quantities: number): number => {
    const at = next;
    next += stride * quantities;
    return at;
  };
  // the outcome before the memory, as they are latched
  const learned = take(1 + memory.length);
  const remembered = learned + stride;
  const latched = take(latches);
  const now = take(acts.length);
  const from = take(acts.length);
  const booked = take(acts.length);
  const coefficients = next;
  const fields = system.potential.fields;
  const start = [
    0,
    ...memory.map(([, { start: value }]) => value),
    ...new Array<number>(latches).fill(0),
    ...[0, 1, 2].flatMap(() => acts.map(([field]) => fields[field] as number)),
  ];

  let built: { doors: Record<string, Code>; stores: Record<string, Store[]> } = { doors: {}, stores: {} };
  let energyOwn = 0;

  const place = (step: Slots, boundary: Slots): void => {
    const doors: Record<string, Code> = {};
    const stores: Record<string, Store[]> = {};
    type Names = readonly (readonly [name: string, offset: number])[];
    const each = (names: readonly string[], at: number): Names =>
      names.map((one, i) => [one, at + stride * i]);
    const memoryNames = memory.map(([one]) => one);
    const fieldNames = acts.map(([field]) => field);
    const builderOf = (
      places: ConstructorParameters<typeof Builder>[0],
      variables: readonly string[],
      names: Names,
      more: readonly (readonly [string, (b: Builder) => Code])[] = [],
    ): Builder => {
      const others = new Map<string, () => Code>([
        ...names.map(([one, offset]): [string, () => Code] => [one, () => builder.block(offset)]),
        ...more.map(([one, code]): [string, () => Code] => [one, () => code(builder)]),
      ]);
      const builder: Builder = new Builder(places, variables, others);
      return builder;
    };
    const velocities = isInertial(system)
      ? namesOf(system).map((variable, v): readonly [string, (b: Builder) => Code] => {
          const at = block.velocity + stride * v;
          return [
            velocityOf(variable),
            exact
              ? (b) => b.variable(namesOf(system).length + v)
              : (b) => b.times(b.block(at), name(speedOf(v))),
          ];
        })
      : [];
    const scope = [...each(memoryNames, remembered), ...each(fieldNames, now)];
    doors.read = builderOf(step, namesOf(system), scope, velocities).code(formulas.reading);

    const learn = builderOf(step, [], [["y", block.outcome], ["elapsed", block.elapsed], ...scope]);
    doors.learn = learn.code(formulas.logPredictive ?? number(0));
    stores.learn = [
      { offset: learned, code: learn.block(block.outcome) },
      ...memory.map(([, { update }], i) => ({ offset: remembered + stride * i, code: learn.code(update) })),
    ];
    doors.ended = builderOf(step, [], [["y", block.outcome], ...scope]).mask(formulas.until ?? number(0));
    const known = latches > 0 ? latched : learned;
    const act = builderOf(
      step,
      [],
      [["y", known], ...each(memoryNames, known + stride), ...each(fieldNames, from), ["age", block.age]],
    );
    doors.act = act.load(number(0));
    stores.act = acts.map(([, points], i) => ({
      offset: now + stride * i,
      code: act.code(followed(points)),
    }));

    const changed: Names = [...each(fieldNames, now), ...each(fieldNames.map(before), booked)];
    const own = step.tables().own;
    const steer = builderOf(step.shared, [], changed);
    doors.steer = steer.load(number(0));
    stores.steer = own.map((node, j) => ({ offset: coefficients + stride * j, code: steer.code(node) }));
    const settle = builderOf(step.shared, [], changed);
    doors.settle = settle.load(number(0));
    stores.settle = own.flatMap((node, j) => {
      const after = settled(node);
      if (print(after) === print(node)) return [];
      return [{ offset: coefficients + stride * j, code: settle.code(after) }];
    });
    energyOwn = coefficients + stride * own.length;
    const levels = boundary.tables().own;
    const weigh = builderOf(boundary.shared, [], changed);
    doors.weigh = weigh.load(number(0));
    stores.weigh = levels.map((node, j) => ({ offset: energyOwn + stride * j, code: weigh.code(node) }));
    const used = (energyOwn - block.own) / stride + levels.length;
    if (used > block.mostOwn) {
      throw new SpecError(
        "feedback.act",
        `fields are needed that take at most ${block.mostOwn} numbers of a trajectory's own, ${used} given (the potential mentions what is written in too many terms)`,
      );
    }
    built = { doors, stores };
  };

  const { measurement } = policy;
  return {
    acted: new Set(acts.map(([field]) => field)),
    place,
    doors: () => built.doors,
    stores: () => built.stores,
    energyOwn: () => energyOwn,
    layout: () => ({
      start: Float64Array.from(start),
      now,
      acted: acts.length,
      from,
      booked,
      learned,
      latched,
      latches,
      coefficients,
      lag: lagOf(measurement),
      informed: formulas.logPredictive !== null,
      until: formulas.until !== null,
    }),
    named: [
      ...memory.map(([one], i) => ({ name: one, offset: remembered + stride * i })),
      ...acts.map(([field], i) => ({ name: field, offset: now + stride * i })),
    ],
  };
}

const lagOf = ({ lag, every }: Policy["measurement"]): number =>
  lag === undefined || every === undefined ? 0 : Math.round(lag / every);

/** A coefficient once the work of a write is booked: nothing has changed. */
function settled(node: Node): Node {
  const same = rename(node, (text) => (text.startsWith("~") ? text.slice(1) : text));
  const still = (part: Node): Node => {
    if (part.kind === "binary") {
      if (part.op === "-" && print(part.left) === print(part.right)) return number(0);
      return { ...part, left: still(part.left), right: still(part.right) };
    }
    return part.kind === "negate" ? { ...part, of: still(part.of) } : part;
  };
  return print(same) === print(node) ? node : still(same);
}

/** What a policy's columns need of the block beside its own. */
export const controlNames = (layout: BlockLayout): { name: string; offset: number }[] => [
  { name: "outcome", offset: layout.outcome },
  { name: "logLikelihood", offset: layout.logLikelihood },
  { name: "information", offset: layout.information },
  { name: "measurements", offset: layout.measurements },
  { name: "repeated", offset: layout.repeated },
  { name: "state", offset: layout.state },
];
