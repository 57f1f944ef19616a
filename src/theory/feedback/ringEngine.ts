// A particle on a ring that is looked at again and again: what is seen chooses how it is driven until the next look. Densities are Fourier series, which
// diffusion cuts off, so that a few dozen harmonics give all digits wherever exp(-D k^2 t) is small at the highest k and the shortest t between looks.
//   dp/dt = -d(f p)/du + D d^2 p/du^2,  f the force over friction;  the mean travel grows by <f>
import { LuDecomposition, Matrix } from "ml-matrix";
import { propagate } from "../linearStep.js";
import { against, derivation, multiplication, type Series, shifting } from "./series.js";

/** What happens between two looks, in order. */
export type Piece =
  /** Motion under a force over friction, the mean included. */
  | { readonly kind: "move"; readonly time: number; readonly force: Series }
  /** The coordinate is counted from elsewhere: no travel. */
  | { readonly kind: "shift"; readonly by: number }
  /** <value(u)> is booked. */
  | { readonly kind: "book"; readonly value: Series };

export interface RingEngine {
  /** kT/friction, on a ring of length 2 pi. */
  readonly diffusion: number;
  readonly harmonics: number;
  /** By state of the controller: what follows the look that led to it. */
  readonly states: readonly (readonly Piece[])[];
  /** P(next state | state, u) at a look. */
  readonly look: (from: number, to: number) => Series;
  /** What a look books that leads from one state to another; none unless given. */
  readonly cost?: (from: number, to: number) => Series | null;
}

export interface RingRound {
  /** P(state) after a look. */
  readonly probability: readonly number[];
  /** Mean travel, and what is booked, per round. */
  readonly travel: number;
  readonly booked: number;
}

const TERMS = 2; // travel and what is booked, beside the density

/** The stationary round. */
export function ringEngine({ diffusion, harmonics: M, states, look, cost }: RingEngine): RingRound {
  const n = 2 * M + 1;
  const passed = states.map((pieces) => passage(pieces, diffusion, M));
  const count = states.length;
  // p after the look, by state; the round takes it through its pieces and the next look
  const round = Matrix.zeros(count * n, count * n);
  const rows = states.map((_, from) => {
    const { map, travel, booked } = passed[from] as Passage;
    let row = Matrix.rowVector(booked);
    for (let to = 0; to < count; to++) {
      const seen = multiplication(look(from, to), M).mmul(map);
      round.setSubMatrix(seen, to * n, from * n);
      const own = cost?.(from, to) ?? null;
      if (own !== null) row = Matrix.add(row, Matrix.rowVector(against(own, M)).mmul(seen));
    }
    return { travel, booked: row.to1DArray() };
  });
  const system = Matrix.sub(round, Matrix.eye(count * n));
  // total probability is kept: its equation stands for that of one constant harmonic
  for (let j = 0; j < count * n; j++) system.set(0, j, j % n === 0 ? 2 * Math.PI : 0);
  const right = Matrix.zeros(count * n, 1);
  right.set(0, 0, 1);
  const p = new LuDecomposition(system).solve(right).to1DArray();
  const total = (of: (from: number) => readonly number[]): number =>
    states.reduce(
      (sum, _, from) =>
        sum + of(from).reduce((part, value, k) => part + value * (p[from * n + k] as number), 0),
      0,
    );
  return {
    probability: states.map((_, state) => 2 * Math.PI * (p[state * n] as number)),
    travel: total((from) => rows[from]?.travel ?? []),
    booked: total((from) => rows[from]?.booked ?? []),
  };
}

/** A linear map of densities, and rows that take the density at the beginning to what is gained on the way. */
interface Passage {
  readonly map: Matrix;
  readonly travel: number[];
  readonly booked: number[];
}

function passage(pieces: readonly Piece[], diffusion: number, M: number): Passage {
  const n = 2 * M + 1;
  // the density, and under it what is gained so far
  let map = Matrix.eye(n + TERMS);
  for (const piece of pieces) {
    const step = Matrix.eye(n + TERMS);
    if (piece.kind === "move") {
      const d = derivation(M);
      const flow = Matrix.sub(Matrix.mul(d.mmul(d), diffusion), d.mmul(multiplication(piece.force, M)));
      const wide = Matrix.zeros(n + TERMS, n + TERMS);
      wide.setSubMatrix(flow, 0, 0);
      wide.setSubMatrix(Matrix.rowVector(against(piece.force, M)), n, 0);
      step.setSubMatrix(propagate(wide, Matrix.zeros(n + TERMS, n + TERMS), piece.time).map, 0, 0);
    } else if (piece.kind === "shift") step.setSubMatrix(shifting(piece.by, M), 0, 0);
    else step.setSubMatrix(Matrix.rowVector(against(piece.value, M)), n + 1, 0);
    map = step.mmul(map);
  }
  return {
    map: map.subMatrix(0, n - 1, 0, n - 1),
    travel: map.subMatrix(n, n, 0, n - 1).to1DArray(),
    booked: map.subMatrix(n + 1, n + 1, 0, n - 1).to1DArray(),
  };
}
