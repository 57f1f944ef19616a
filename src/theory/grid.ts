// The cells of a mesh, with walls: an absorbing wall is one more cell, of no width, that holds what comes. Its mass is kept as
// mass/width, so that every sum over cells is a sum times the width.
import type { Mesh } from "./mesh.js";

/** A face that lets nothing back: the wall is on its right or on its left. */
export interface OneWay {
  readonly face: number;
  readonly holds: "right" | "left";
}

export interface Grid {
  /** Middles of the cells, walls that absorb included. */
  readonly x: Float64Array;
  readonly width: number;
  readonly ring: boolean;
  /** From cell i to the next, per face. */
  readonly distances: Float64Array;
  readonly oneWay: readonly OneWay[];
  /** The cells that are no wall: from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
}

/** Lays out a mesh. */
export function gridOf({ low, width, cells, ring, absorbing }: Mesh): Grid {
  const first = absorbing.low ? 1 : 0;
  const end = first + cells;
  const count = end + (absorbing.high ? 1 : 0);
  const x = Float64Array.from({ length: count }, (_, i) => low + (i - first + 0.5) * width);
  const distances = new Float64Array(count).fill(width);
  const oneWay: OneWay[] = [];
  if (absorbing.low) {
    x[0] = low;
    distances[0] = width / 2;
    oneWay.push({ face: 0, holds: "left" });
  }
  if (absorbing.high) {
    x[end] = low + cells * width;
    distances[end - 1] = width / 2;
    oneWay.push({ face: end - 1, holds: "right" });
  }
  return { x, width, ring, distances, oneWay, first, end };
}
