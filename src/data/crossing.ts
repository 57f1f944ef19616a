// Works of forward and reversed runs side by side, and the line that Crooks' relation draws through them:
//   ln [P_F(W)/P_R(-W)] = slope (W - dF),   slope = 1/kT
// G. E. Crooks, PRE 60, 2721 (1999), eq. 10. Both numbers by logistic regression on the bins' counts: of the runs whose work
// (forward) or minus work (reversed) is W, the share of forward ones is 1/(1 + exp(-ln(n_F/n_R) - slope (W - dF))).
// M. R. Shirts, E. Bair, G. Hooker, V. S. Pande, PRL 91, 140601 (2003), eqs. 5-7; a free slope makes it a test of sign and unit.
import * as math from "../kernel/math.js";
import { type Request, valuesOf } from "../stats/request.js";
import { pushed } from "./judge.js";
import type { Sample } from "./sample.js";

/** Counts of both directions in equal bins of [low, high). */
export interface Works {
  readonly low: number;
  readonly high: number;
  readonly forward: readonly number[];
  readonly backward: readonly number[];
  /** All rows, inside the bins or not. */
  readonly n: readonly [forward: number, backward: number];
}

/** A number with its standard error. */
export interface Fitted {
  readonly value: number;
  readonly error: number;
}

export interface Crossing {
  readonly slope: Fitted;
  readonly freeEnergyChange: Fitted;
}

const BINS = 512;
const REACH = 6; // standard deviations on either side; what lies outside says nothing about where the two cross

/** Counts of W and, of reversed runs, of `sign` W (-1 is Crooks' relation); null without reversed runs or without a spread. */
export async function works(sample: Sample, sign: -1 | 1 = -1): Promise<Works | null> {
  const { forward, reverse } = sample;
  if (reverse === null || !("work" in forward.columns)) return null;
  const turned = sign === -1 ? "-work" : "work";
  const wide = async (side: typeof forward, of: string): Promise<readonly [number, number]> => {
    const request: Request = { kind: "moments", of };
    const { mean, variance, min, max } = valuesOf([request], (await pushed(side, [request])).states)(request);
    const reach = REACH * Math.sqrt(variance);
    return [Math.max(min, mean - reach), Math.min(max, mean + reach)];
  };
  const [a, b] = [await wide(forward, "work"), await wide(reverse, turned)];
  const low = Math.min(a[0], b[0]);
  const span = Math.max(a[1], b[1]) - low;
  if (!(span > 0)) return null;
  const high = low + span * (1 + 1e-9); // the largest value is inside
  const counted = async (side: typeof forward, of: string): Promise<readonly [readonly number[], number]> => {
    const request: Request = { kind: "histogram", of, low, high, bins: BINS };
    const { counts, n } = valuesOf([request], (await pushed(side, [request])).states)(request);
    return [counts, n];
  };
  const [there, n] = await counted(forward, "work");
  const [back, m] = await counted(reverse, turned);
  return { low, high, forward: there, backward: back, n: [n, m] };
}

const ROUNDS = 60;
const FEWEST = 20;

/** Slope and dF, or null where the two do not overlap enough to tell. */
export function crossing({ low, high, forward, backward, n }: Works): Crossing | null {
  const width = (high - low) / forward.length;
  const centre = (low + high) / 2;
  const scale = (high - low) / 2;
  const offset = math.log(n[0] / n[1]);
  // in u = (W - centre)/scale the share of forward runs is 1/(1 + exp(-offset - a - b u))
  let [a, b] = [0, 0];
  let information: readonly [number, number, number] = [0, 0, 0];
  const chance = (u: number): number => 1 / (1 + math.exp(-offset - a - b * u));
  for (let round = 0; round < ROUNDS; round++) {
    let [ga, gb, aa, ab, bb] = [0, 0, 0, 0, 0];
    for (const [i, f] of forward.entries()) {
      const total = f + (backward[i] as number);
      if (total === 0) continue;
      const u = (low + (i + 0.5) * width - centre) / scale;
      const p = chance(u);
      const weight = total * p * (1 - p);
      ga += f - total * p;
      gb += (f - total * p) * u;
      aa += weight;
      ab += weight * u;
      bb += weight * u * u;
    }
    const determinant = aa * bb - ab * ab;
    if (!(determinant > 0)) return null;
    information = [bb / determinant, -ab / determinant, aa / determinant];
    // far from the maximum a whole step may jump over it
    const [da, db] = [(bb * ga - ab * gb) / determinant, (aa * gb - ab * ga) / determinant];
    const damp = Math.min(1, 4 / Math.max(Math.abs(da), Math.abs(db), 1e-300));
    a += damp * da;
    b += damp * db;
    if (Math.abs(da) + Math.abs(db) < 1e-10 * (1 + Math.abs(a) + Math.abs(b))) break;
  }
  const shared = forward.reduce((sum, f, i) => sum + Math.min(f, backward[i] as number), 0);
  if (shared < FEWEST || b === 0) return null;
  const [va, vab, vb] = information;
  const at = -a / b;
  const spread = (va + 2 * at * vab + at * at * vb) / (b * b);
  return {
    slope: { value: b / scale, error: Math.sqrt(vb) / scale },
    freeEnergyChange: { value: centre + scale * at, error: scale * Math.sqrt(Math.max(0, spread)) },
  };
}
