// From recorded functions to the doors `observe` and `opened` of the template: the accumulators after a step as instructions, and
// the mask of the lanes that stop. A state x is called x before a move and x' after it; where nothing moves, at t = 0, both are one.
//
// s of a quantity g is sqrt(sum over overdamped variables of (dg/dv)^2 2 kT_v h/friction_v), the derivative taken through what
// is gathered along v; the velocities of underdamped variables have none of order sqrt h at once.
import type { BlockLayout } from "../kernel/template.js";
import { Builder, type Code, F64X2, type Slots } from "./code.js";
import { differentiate } from "./differentiate.js";
import type { Store } from "./emit.js";
import { collected, factored, gathered, rateOf, speedOf } from "./lower.js";
import { halt, OVERSHOOT, type Step } from "./recorded.js";
import { accumulator, type Gathering, gatheredOf, type Recording } from "./recording.js";
import { call, difference, mentions, type Node, name, number, product, rename, sum } from "./syntax.js";

/** States beside the accumulators. */
export interface States {
  /** Variables in the order of the door's arguments; those that the noise of a step moves at once. */
  readonly variables: readonly string[];
  readonly diffusing: readonly boolean[];
  /** Velocities of the variables, where they have some, and the temperatures of their baths. */
  readonly velocities: readonly string[];
  readonly temperatures: readonly Node[];
  readonly driven: ReadonlySet<string>;
  readonly layout: BlockLayout;
}

export interface Observation {
  readonly doors: Readonly<Record<"observe" | "opened", Code>>;
  readonly stores: Readonly<Record<"observe" | "opened", readonly Store[]>>;
}

const MOST_VARIABLES = 4;
const after = (state: string): string => `${state}'`;
export const startOf = (variable: string): string => `${variable}Start`;

/** Lowers a recording; its coefficients take places among those of the step. */
export const observation = (slots: Slots, recording: Recording, states: States): Observation => {
  const observe = lowered(slots, recording, states, "observe");
  const opened = lowered(slots, recording, states, "opened");
  return {
    doors: { observe: observe.mask, opened: opened.mask },
    stores: { observe: observe.stores, opened: opened.stores },
  };
};

function lowered(
  slots: Slots,
  { gatherings, stop, accumulators }: Recording,
  { variables, diffusing, velocities, temperatures, driven, layout }: States,
  door: "observe" | "opened",
): { stores: Store[]; mask: Code } {
  const moves = door === "observe";
  const now: Code[] = [];
  const offset = (index: number): number => layout.accumulators + layout.stride * index;
  const indices = Array.from({ length: accumulators }, (_, i) => i);
  // work and starts are the same on both sides of a move
  const both = (state: string, code: () => Code): [string, () => Code][] => [
    [state, code],
    [after(state), code],
  ];
  const others = new Map<string, () => Code>([
    ...variables.map((variable, v): [string, () => Code] => [
      after(variable),
      () => builder.variable(moves ? MOST_VARIABLES + v : v),
    ]),
    ...variables.flatMap((variable, v) =>
      both(startOf(variable), () => builder.block(layout.started + layout.stride * v)),
    ),
    ...velocities.flatMap((velocity, v): [string, () => Code][] => {
      const own = layout.stride * v;
      const before = moves ? layout.last : layout.velocity;
      return [
        [velocity, () => builder.times(builder.block(before + own), name(speedOf(v)))],
        [after(velocity), () => builder.times(builder.block(layout.velocity + own), name(speedOf(v)))],
        ...both(startOf(velocity), () =>
          builder.block(layout.started + layout.stride * variables.length + own),
        ),
      ];
    }),
    ...both("work", () => builder.block(layout.work)),
    ...indices.flatMap((i): [string, () => Code][] => [
      [accumulator(i), () => builder.block(offset(i))],
      [after(accumulator(i)), () => now[i] ?? builder.block(offset(i))],
    ]),
  ]);
  const builder = new Builder(slots, variables, others);
  const names = [...variables, ...others.keys()];
  const states = new Set(names);
  const written = new Set([...driven, "work"]);

  const primed = (node: Node): Node => rename(node, (text) => (states.has(after(text)) ? after(text) : text));
  const at = (side: "before" | "after", node: Node): Node => (side === "after" ? primed(node) : node);
  const codeOf = (node: Node): Code => builder.code(gathered(collected(node, names), names));
  const add = (a: Code, b: Code): Code => builder.apply(F64X2["+"], a, b);

  /** dg/dv over a step, what is gathered along v included. */
  const slope = (node: Node, variable: string): Node =>
    gatherings.reduce(
      (total, gathering) => {
        const own = gatheredOf(gathering).slope?.(gathering.args, variable) ?? number(0);
        if (own.kind === "number" && own.value === 0) return total;
        const by = differentiate(node, accumulator(gathering.from));
        return sum(total, product(by, own));
      },
      differentiate(node, variable),
    );

  const spread = (node: Node): Node | null => {
    const parts = variables.flatMap((variable, v) => {
      if (!diffusing[v]) return [];
      const by = slope(node, variable);
      if (by.kind === "number" && by.value === 0) return [];
      return [{ by, width: product(product(number(2), temperatures[v] as Node), name(rateOf(v))) }];
    });
    const [only] = parts;
    if (only === undefined) return null;
    if (parts.length === 1) return product(call("abs", only.by), call("sqrt", only.width));
    const square = parts.map(({ by, width }) => product(product(by, by), width)).reduce(sum);
    return call("sqrt", square);
  };

  const compare = (node: Node & { kind: "binary" }, corrected: boolean): Code => {
    let { left, right } = node;
    const s = corrected ? spread(difference(left, right)) : null;
    if (s !== null) {
      const shift = product(number(OVERSHOOT), s);
      const above = node.op === ">" || node.op === ">=";
      // the side that holds no state takes the shift into its coefficient
      if (mentions(left, states) || !mentions(right, states)) {
        right = above ? difference(right, shift) : sum(right, shift);
      } else left = above ? sum(left, shift) : difference(left, shift);
    }
    return builder.apply(F64X2[node.op as keyof typeof F64X2], codeOf(primed(left)), codeOf(primed(right)));
  };
  const condition = (node: Node, corrected: boolean): Code => {
    if (node.kind !== "binary") throw new Error("a condition is made of comparisons");
    if (node.op !== "&&" && node.op !== "||") return compare(node, corrected);
    return builder.apply(F64X2[node.op], condition(node.left, corrected), condition(node.right, corrected));
  };
  const smooth = (node: Node): boolean =>
    node.kind !== "binary" ||
    (node.op === "&&" || node.op === "||"
      ? smooth(node.left) && smooth(node.right)
      : spread(difference(node.left, node.right)) === null);

  const stepOf = ({ args, from }: Pick<Gathering, "args" | "from">, count: number): Step => ({
    args,
    old: indices.slice(from, from + count).map((i) => builder.block(offset(i))),
    before: (node) => codeOf(node),
    after: (node) => codeOf(primed(node)),
    holds: (node) => condition(node, true),
    seen: (node) => condition(node, false),
    spread(node, side) {
      const s = spread(node);
      return s === null ? null : codeOf(at(side, s));
    },
    smooth,
    driven: (node) => mentions(node, written),
    add(acc, by, node, sides, factor) {
      const { coefficient, rest } = factored(collected(node, names), names);
      const whole = product(by, coefficient);
      const mean = (weight: Node): Code | null =>
        weight.kind === "number" && weight.value === 1 ? null : builder.load(weight);
      // what holds no state is the same at both ends
      const free = rest.kind === "number";
      const total = free ? null : sides.map((side) => builder.code(at(side, rest))).reduce(add);
      const weight = mean(product(whole, free ? rest : number(1 / sides.length)));
      const factors = [factor, weight, total].filter((code) => code !== undefined && code !== null);
      const term = factors.reduceRight((product, code) => builder.apply(F64X2["*"], product, code));
      return add(acc, term);
    },
    moved: (node) => builder.apply(F64X2["-"], codeOf(primed(node)), codeOf(node)),
    load: (node) => builder.load(node),
    apply: (code, ...codes) => builder.apply(code, ...codes),
  });

  for (const gathering of gatherings) {
    const row = gatheredOf(gathering);
    const step = stepOf(gathering, row.accumulators);
    now.push(...(moves ? row.update(step) : (row.opened?.(step) ?? step.old)));
  }
  let mask = builder.load(number(0));
  if (stop !== null) {
    const halted = halt(stepOf({ args: [stop], from: now.length }, 1));
    now.push(halted.accumulator);
    mask = halted.mask;
  }
  const stores = now.flatMap((code, i) => {
    const unchanged = code.kind === "block" && code.offset === offset(i);
    return unchanged ? [] : [{ offset: offset(i), code }];
  });
  return { stores, mask };
}
