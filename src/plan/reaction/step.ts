// One step of a pair of trajectories as instructions (the direct method of D. T. Gillespie, J. Phys. Chem. 81, 2340 (1977), without
// branches): with A_c = a_1 + … + a_c and R reactions,
//   s' = s + e/A_R, the lane lives where s' <= length;   M_c = (u A_R >= A_c);   reaction c fires where M_(c-1) and not M_c.
// Changes of a count are telescoped: n' = n + sum_c (v_(c+1) - v_c) M_c, so that neighbours that change a species alike cost nothing.
//
// Where propensities move within a window, candidates come at B = sum of bounds, and c fires where A_(c-1) <= u B < A_c at the time of the
// candidate (thinning; P. A. W. Lewis, G. S. Shedler, Nav. Res. Logist. Q. 26, 403 (1979)): u B >= A_R is a candidate that does not fire.
import { BITSELECT, Builder, type Code, F64X2, type Slots } from "../../formula/code.js";
import type { Store } from "../../formula/emit.js";
import { type Node, number } from "../../formula/syntax.js";
import type { ReactionLayout } from "../../kernel/reactionLayout.js";

/** A way for counts to change. */
export interface StepChannel {
  /** Of counts, coefficients $r and what moves. */
  readonly propensity: Node;
  /** What it is at most in the window; null where nothing moves. */
  readonly bound: Node | null;
  /** By species. */
  readonly change: readonly number[];
  /** By sum: what an event adds. */
  readonly gains: readonly Node[];
  /** A propensity by formula: that it is one is looked at in every step. */
  readonly guarded: boolean;
}

export interface StepMaterial {
  readonly species: readonly string[];
  readonly channels: readonly StepChannel[];
  /** Names of what moves: value and slope, as coefficients, by window. */
  readonly moving: ReadonlyMap<string, { readonly value: number; readonly slope: number }>;
  readonly coefficients: number;
  readonly sums: number;
  /** Whether steps count events; else what is no event is taken off. */
  readonly counted: boolean;
}

/** Codes of a step that what is recorded is made of. */
export interface Step {
  /** Lanes in which an event took place; null: all. */
  readonly fired: Code | null;
  /** Time within the window after the step, and what it took. */
  readonly s: Code;
  readonly dwell: Code;
  /** By species and sum, after the step. */
  readonly jumps: Code;
  readonly counts: readonly Code[];
  readonly parts: readonly Code[];
  readonly stores: readonly Store[];
  /** Lanes in which every number is one; null where nothing is asked. */
  readonly sound: Code | null;
}

export const ANDNOT = 0x4f; // v128.andnot(a, b) = a & ~b
const PMIN = 0xf6; // f64x2.pmin(a, b) = b < a ? b : a
/** Of a sum of bounds: a sum of propensities may lie above it by rounding. */
const SLACK = 1e-10;
const MOST = 1e300;

/** Names that codes of both sides of an event may use; a name with ' is of the side after it. */
export function builderOf(
  slots: Slots,
  { species, moving, coefficients, sums }: StepMaterial,
  layout: ReactionLayout,
  further: ReadonlyMap<string, () => Code>,
  time: (builder: Builder) => Code,
): Builder {
  const block =
    (offset: number): (() => Code) =>
    () =>
      builder.block(offset);
  const others = new Map<string, () => Code>([
    ...species.flatMap((key, k): [string, () => Code][] => [
      [key, block(layout.counts + 16 * k)],
      [`${key}Start`, block(layout.starts + 16 * k)],
    ]),
    ...Array.from({ length: coefficients }, (_, i): [string, () => Code] => [
      `$r${i}`,
      block(layout.coefficients + 16 * i),
    ]),
    ...Array.from({ length: sums }, (_, k): [string, () => Code] => [
      `$c${k}`,
      () =>
        builder.apply(
          F64X2["+"],
          builder.block(layout.totals + 16 * k),
          builder.apply(
            F64X2["+"],
            builder.block(layout.lost + 16 * k),
            builder.block(layout.parts + 16 * k),
          ),
        ),
    ]),
    ["jumps", block(layout.fired)],
    ...[...moving].map(([key, { value, slope }]): [string, () => Code] => [
      key,
      () =>
        builder.apply(
          F64X2["+"],
          builder.block(layout.coefficients + 16 * value),
          builder.apply(F64X2["*"], builder.block(layout.coefficients + 16 * slope), time(builder)),
        ),
    ]),
    ...further,
  ]);
  const builder: Builder = new Builder(slots, [], others);
  return builder;
}

/** A step as it is where both lanes live, and where one does not: nothing of the first waits to know which. */
export interface Stepper {
  readonly builder: Builder;
  readonly live: Code;
  readonly way: (both: boolean) => Step;
}

/** The step; `further` are names that what is recorded adds, of the way that was made last. */
export function stepperOf(
  slots: Slots,
  material: StepMaterial,
  layout: ReactionLayout,
  further: (step: () => Step) => ReadonlyMap<string, () => Code>,
): Stepper {
  const { channels, species, sums } = material;
  const thin = channels.some(({ bound }) => bound !== null);
  let made: Step | null = null;
  let after: Code | null = null;
  const builder = builderOf(
    slots,
    material,
    layout,
    further(() => made as Step),
    () => after as Code,
  );
  const masked = (mask: Code | null, value: Code): Code => (mask === null ? value : apply("&&", mask, value));
  const apply = (op: keyof typeof F64X2, a: Code, b: Code): Code => builder.apply(F64X2[op], a, b);
  const load = (value: number): Code => builder.load(number(value));
  const running = (of: readonly Code[]): Code[] => {
    const found: Code[] = [];
    for (const code of of) {
      const last = found[found.length - 1];
      found.push(last === undefined ? code : apply("+", last, code));
    }
    return found;
  };
  const most = thin
    ? running(channels.map(({ propensity, bound }) => builder.code(bound ?? propensity)))
    : null;
  const held = most ?? running(channels.map(({ propensity }) => builder.code(propensity)));
  const sum = held[held.length - 1] as Code;
  // 0 n (n - 1) is -0 where n is 0, and time divided by that is -Infinity
  const total = channels.some(({ propensity, bound }) => isUnsigned(bound ?? propensity))
    ? sum
    : apply("+", sum, load(0));
  const s = builder.block(layout.s);
  const length = builder.block(layout.length);
  const next = apply("+", s, apply("/", builder.variable(0), total));
  const live = apply("<=", next, length);
  const drawn = apply("*", builder.variable(1), total);
  const last = thin ? channels.length : channels.length - 1;
  const way = (both: boolean): Step => {
    after = both ? next : builder.apply(PMIN, length, next);
    const dwell = apply("-", after, s);
    const exact = channels.map(({ propensity }) => builder.code(propensity));
    const cumulative = thin ? running(exact) : held;
    // a lane that does not live is below every sum
    const target = both ? drawn : builder.apply(BITSELECT, drawn, load(-1), live);
    const passed = (c: number): Code | null =>
      c >= 0 ? apply(">=", target, cumulative[c] as Code) : both ? null : live;
    const chosen = (c: number): Code | null => {
      const reached = passed(c - 1);
      if (c === last) return reached;
      return reached === null
        ? apply("<", target, cumulative[c] as Code)
        : builder.apply(ANDNOT, reached, passed(c) as Code);
    };
    const rejected = passed(channels.length - 1) as Code;
    const living = both ? null : live;
    const fired = !thin
      ? living
      : living === null
        ? apply("<", target, cumulative[last - 1] as Code)
        : builder.apply(ANDNOT, living, rejected);
    const by = (c: number, k: number): number => channels[c]?.change[k] ?? 0;
    const counts = species.map((_, k) => {
      let count = builder.block(layout.counts + 16 * k);
      for (let c = -1; c < last; c++) {
        const d = by(c + 1, k) - (c < 0 ? 0 : by(c, k));
        if (d !== 0) count = apply("+", count, masked(passed(c), load(d)));
      }
      return count;
    });
    const parts = Array.from({ length: sums }, (_, k) => {
      const gains = channels.map(({ gains: own }) => own[k] as Node);
      let part = builder.block(layout.parts + 16 * k);
      const whole = gains.every((gain) => gain.kind === "number" && Number.isInteger(gain.value));
      const value = (c: number): number => {
        const gain = gains[c];
        return gain?.kind === "number" ? gain.value : 0;
      };
      if (whole) {
        for (let c = -1; c < last; c++) {
          const d = value(c + 1) - (c < 0 ? 0 : value(c));
          if (d !== 0) part = apply("+", part, masked(passed(c), load(d)));
        }
        return part;
      }
      gains.forEach((gain, c) => {
        if (gain.kind === "number" && gain.value === 0) return;
        part = apply("+", part, masked(chosen(c), builder.code(gain)));
      });
      return part;
    });
    const asked: Code[] = [];
    if (thin)
      asked.push(
        apply("<=", cumulative[cumulative.length - 1] as Code, builder.times(total, number(1 + SLACK))),
      );
    if (channels.some(({ guarded }) => guarded)) asked.push(apply("<", total, load(MOST)));
    channels.forEach(({ guarded, propensity }, c) => {
      if (!guarded) return;
      if (propensity.kind !== "number") asked.push(apply(">=", exact[c] as Code, load(0)));
    });
    species.forEach((_, k) => {
      if (channels.some(({ guarded, change }) => guarded && (change[k] as number) < 0)) {
        asked.push(apply(">=", counts[k] as Code, load(0)));
      }
    });
    const sound = asked.length === 0 ? null : asked.reduce((a, b) => apply("&&", a, b));
    const counter = builder.block(layout.fired);
    const jumps = material.counted
      ? apply("+", counter, masked(fired, load(1)))
      : fired === null
        ? counter
        : apply("-", counter, builder.apply(ANDNOT, load(1), fired));
    const stores: Store[] = [
      { offset: layout.s, code: after },
      ...(jumps === counter ? [] : [{ offset: layout.fired, code: jumps }]),
      ...counts.flatMap((code, k) =>
        code.kind === "block" ? [] : [{ offset: layout.counts + 16 * k, code }],
      ),
      ...parts.map((code, k) => ({ offset: layout.parts + 16 * k, code })),
      ...(sound === null ? [] : [{ offset: layout.sound, code: sound }]),
    ];
    made = { fired, jumps, s: after, dwell, counts, parts, stores, sound };
    return made;
  };
  return { builder, live, way };
}

/** Whether a propensity that is 0 is +0: sums and products of counts and coefficients alone. */
const isUnsigned = (node: Node): boolean =>
  node.kind === "name" ||
  (node.kind === "number" && node.value >= 0 && !Object.is(node.value, -0)) ||
  (node.kind === "binary" &&
    (node.op === "+" || node.op === "*") &&
    isUnsigned(node.left) &&
    isUnsigned(node.right));
