// The numbers that the kernel reads, as one block of doubles.
import { evaluateColumn, type Scope } from "../formula/evaluate.js";
import type { Node } from "../formula/syntax.js";

/** The values of all coefficients, row after row. */
export function interleave(nodes: readonly Node[], scope: Scope, rows: number): Float64Array {
  const out = new Float64Array(rows * nodes.length);
  nodes.forEach((node, j) => {
    const column = evaluateColumn(node, scope, rows);
    for (let k = 0; k < rows; k++) out[k * nodes.length + j] = column[k] as number;
  });
  return out;
}

/** Doubles one after the other; `add` says where they begin. */
export class Store {
  private readonly parts: ArrayLike<number>[] = [];
  private length = 0;

  add(values: ArrayLike<number>): number {
    const at = this.length;
    this.parts.push(values);
    this.length += values.length;
    return at;
  }

  whole(): Float64Array {
    const all = new Float64Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
