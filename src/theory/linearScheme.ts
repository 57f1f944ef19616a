// What a scheme does to a linear system at a finite step h, exactly: each of its moves is z' = M z + m + L n in the fields of its row,
// so that normal laws stay normal. From the maps follow stationary covariances (linearSteady.ts, C = M C M^T + Q) and means of work
// and heat along a protocol of rows.
//   euler                z' = z + h f(z) + B                      <B B^T> = N h, f = A z + b   (underdamped: explicit in both)
//   heun                 z' = z + h [f(z) + f(z + h f(z) + B)]/2 + B
//   leimkuhlerMatthews   z' = z + h f(z) + (B_n + B_(n+1))/2      B. Leimkuhler, C. Matthews, AMRX 2013, 34, eq. (1.3)
//   baoab, obabo, …      A: x += b h v/a,  B: v += b h F/(mass a),  O: v' = e v + sqrt((1 - e^2) kT/mass) n, e = exp(-friction h/(mass a))
//                        with a the times that the letter occurs, and b = 1 or, rescaled, sqrt(tanh(c)/c), c = friction h/(2 mass):
//                        D. A. Sivak, J. D. Chodera, G. E. Crooks, J. Phys. Chem. B 118, 6466 (2014), eq. (8)
//   exactLinear          the exact step
import { Matrix } from "ml-matrix";
import * as math from "../kernel/math.js";
import { type AffineMap, exactStep } from "./linearStep.js";
import type { LinearSystem } from "./linearSystem.js";

export type LinearScheme =
  | "euler"
  | "heun"
  | "leimkuhlerMatthews"
  | "exactLinear"
  | "baoab"
  | "obabo"
  | "aboba"
  | "oabao";

/** A part of a step; `bath` where all that it does to the energy is heat. */
export interface Move extends AffineMap {
  readonly bath: boolean;
}

/**
 * The moves of one step in order. The state of `leimkuhlerMatthews` is (z, B_n/sqrt(N h)), which starts standard normal: it has
 * twice the components.
 */
export function movesOf(system: LinearSystem, scheme: LinearScheme, h: number, rescaled = false): Move[] {
  switch (scheme) {
    case "euler":
      return [{ ...eulerMap(system, h), bath: false }];
    case "heun":
      return [{ ...heunMap(system, h), bath: false }];
    case "leimkuhlerMatthews":
      return [{ ...delayedMap(system, h), bath: false }];
    case "exactLinear":
      return [{ ...exactStep(system.drift, system.offset, system.noise, h), bath: false }];
    default:
      return [...scheme].map((letter) => {
        const times = [...scheme].filter((other) => other === letter).length;
        return { ...letterMap(system, letter, h / times, h, rescaled), bath: letter === "o" };
      });
  }
}

const one = (n: number): Matrix => Matrix.eye(n);

function eulerMap({ drift, offset, noise }: LinearSystem, h: number): AffineMap {
  return {
    map: Matrix.add(one(drift.rows), Matrix.mul(drift, h)),
    shift: Matrix.mul(offset, h),
    noise: Matrix.mul(noise, h),
  };
}

function heunMap({ drift, offset, noise }: LinearSystem, h: number): AffineMap {
  const M = Matrix.mul(drift, h);
  const half = Matrix.add(one(M.rows), Matrix.mul(M, 0.5)); // 1 + M/2
  return {
    map: Matrix.add(one(M.rows), half.mmul(M)),
    shift: half.mmul(Matrix.mul(offset, h)),
    noise: half.mmul(Matrix.mul(noise, h)).mmul(half.transpose()),
  };
}

function delayedMap({ drift, offset, noise }: LinearSystem, h: number): AffineMap {
  const n = drift.rows;
  const [map, shift, spread] = [
    Matrix.zeros(2 * n, 2 * n),
    Matrix.zeros(2 * n, 1),
    Matrix.zeros(2 * n, 2 * n),
  ];
  map.setSubMatrix(Matrix.add(one(n), Matrix.mul(drift, h)), 0, 0);
  shift.setSubMatrix(Matrix.mul(offset, h), 0, 0);
  for (let v = 0; v < n; v++) {
    const half = Math.sqrt(noise.get(v, v) * h) / 2;
    map.set(v, n + v, half);
    spread.set(v, v, half * half);
    spread.set(v, n + v, half);
    spread.set(n + v, v, half);
    spread.set(n + v, n + v, 1);
  }
  return { map, shift, noise: spread };
}

/** One letter of a splitting over the time `part` of a step h. */
function letterMap(
  { places, drift, offset, kT, frictions, masses }: LinearSystem,
  letter: string,
  part: number,
  h: number,
  rescaled: boolean,
): AffineMap {
  const map = one(2 * places);
  const shift = Matrix.zeros(2 * places, 1);
  const noise = Matrix.zeros(2 * places, 2 * places);
  for (let v = 0; v < places; v++) {
    const rate = (frictions[v] as number) / (masses[v] as number);
    const time = part * (rescaled ? timeScale(rate * h) : 1);
    const row = places + v;
    if (letter === "a") map.set(v, row, time);
    if (letter === "b") {
      for (let w = 0; w < places; w++) map.set(row, w, time * drift.get(row, w));
      shift.set(row, 0, time * offset.get(row, 0));
    }
    if (letter === "o") {
      map.set(row, row, math.exp(-rate * part));
      noise.set(row, row, (-math.expm1(-2 * rate * part) * (kT[v] as number)) / (masses[v] as number));
    }
  }
  return { map, shift, noise };
}

/** sqrt((2/y) tanh(y/2)), y = friction h/mass. */
export function timeScale(y: number): number {
  if (y < 1e-4) return 1 - (y * y) / 24;
  return Math.sqrt((2 / y) * math.tanh(y / 2));
}

/** The moves of a step one after the other, as one. */
export function together(moves: readonly AffineMap[]): AffineMap {
  return moves.reduce((first, second) => ({
    map: second.map.mmul(first.map),
    shift: Matrix.add(second.map.mmul(first.shift), second.shift),
    noise: Matrix.add(second.map.mmul(first.noise).mmul(second.map.transpose()), second.noise),
  }));
}
