// What of a reaction network's formulas depends on driven fields and t alone: numbers by window, which every lane carries with it.
import { enclose } from "../../formula/course.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import { type Interval, isBounded } from "../../formula/interval.js";
import { mentions, type Node, name, names, print, rebuilt } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import type { Piece } from "../jump/pieces.js";
import type { Fields } from "../timeline.js";

/** Its value and slope where it is on a straight line, or what it is at least and at most in the window. */
export type Kind = "value" | "slope" | "low" | "high";

export class Coefficients {
  private readonly all: { readonly kind: Kind; readonly node: Node }[] = [];
  private readonly known = new Map<string, number>();

  /** A name for one of them in formulas. */
  name(kind: Kind, node: Node): Node {
    return name(`$r${this.index(kind, node)}`);
  }

  /** Its place among them. */
  index(kind: Kind, node: Node): number {
    const key = `${kind} ${print(node)}`;
    const found = this.known.get(key) ?? this.all.length;
    if (found === this.all.length) this.all.push({ kind, node });
    this.known.set(key, found);
    return found;
  }

  get count(): number {
    return this.all.length;
  }

  /** `node` with a coefficient in place of every part that no species occurs in, but a driven field or t. */
  hoisted(node: Node, kind: Kind, species: ReadonlySet<string>, moving: ReadonlySet<string>): Node {
    if (!mentions(node, moving)) return node;
    if (isFree(node, species)) return this.name(kind, node);
    return rebuilt(node, (part) => this.hoisted(part, kind, species, moving));
  }

  /** Their numbers in a window. @throws SpecError where nothing bounds one. */
  at(window: Pick<Piece, "from" | "to" | "length">): Float64Array {
    const { from, to, length } = window;
    return Float64Array.from(this.all, ({ kind, node }) => {
      if (kind === "value") return evaluateNumber(node, from);
      if (kind === "slope")
        return length > 0 ? (evaluateNumber(node, to) - evaluateNumber(node, from)) / length : 0;
      const [low, high] = spanOf(node, window);
      return kind === "low" ? low : high;
    });
  }

  /** How far the largest of them lies above what it is on average, in a window: 0 where nothing moves. */
  excess({ from, to }: Pick<Piece, "from" | "to">): number {
    return this.all.reduce((worst, { kind, node }) => {
      if (kind !== "high") return worst;
      const [, high] = spanOf(node, { from, to });
      const usual = (evaluateNumber(node, from) + evaluateNumber(node, to)) / 2;
      return Math.max(worst, high > 0 ? 1 - usual / high : 0);
    }, 0);
  }
}

function isFree(node: Node, of: ReadonlySet<string>): boolean {
  let free = true;
  names(node, (text) => {
    free &&= !of.has(text) && !text.startsWith("$");
  });
  return free;
}

/** All values of a formula in a window, and 1e-9 of the largest. @throws SpecError */
function spanOf(node: Node, { from, to }: { readonly from: Fields; readonly to: Fields }): Interval {
  const spans = Object.fromEntries(
    Object.keys(from).map((key) => {
      const [a, b] = [from[key] as number, to[key] as number];
      return [key, [Math.min(a, b), Math.max(a, b)] as const];
    }),
  );
  const [low, high] = enclose(node, spans);
  if (!isBounded([low, high])) {
    throw new SpecError(
      "system.reactions",
      `a rate with finite bounds is needed, none are found for ${print(node)} near t = ${from.t}`,
    );
  }
  const slack = 1e-9 * Math.max(-low, high);
  return [low - slack, high + slack];
}
