// Works of forward and reversed runs side by side, and the line that Crooks' relation draws through them:
//   ln [P_F(W)/P_R(-W)] = slope (W - dF),   slope = 1/kT
// G. E. Crooks, PRE 60, 2721 (1999), eq. 10. The bins are for the eye; slope and dF are those of estimate/crossing.ts, whose free
// slope makes it a test of sign and unit.
import {
  crooksSlope,
  crossing,
  type EstimateRequest,
  estimateFrom,
  statisticsFor,
} from "../estimate/request.js";
import type { Histogram } from "../stats/histogram.js";
import type { Values } from "../stats/request.js";
import { gathered } from "./judge.js";
import type { Sample } from "./sample.js";

/** Both directions in equal bins of [low, high), and how they cross. */
export interface Works {
  readonly low: number;
  readonly high: number;
  readonly forward: readonly number[];
  readonly backward: readonly number[];
  /** All rows, inside the bins or not. */
  readonly n: readonly [forward: number, backward: number];
  /** Null where the two do not overlap enough to tell. */
  readonly fit: Crossing | null;
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
/** Rows of each direction among those of the other, bin by bin, below which nothing is fitted. */
const FEWEST = 20;
/** Range of the bins in the unit in which the works are fitted: buckets of a spectrum, 1/64 wide, are then bins. */
const UNITS = BINS / 64;

/** W and, of reversed runs, `sign` W (-1 is Crooks' relation); null without reversed runs or without a spread. */
export async function works(sample: Sample, sign: -1 | 1 = -1): Promise<Works | null> {
  if (sample.reverse === null || !("work" in sample.forward.columns)) return null;
  const turned = sign === -1 ? "-work" : "work";
  const sides = [{ of: "work" }, { of: turned, run: "reverse" }] as const;
  const moments = sides.map((side) => ({ kind: "moments", ...side }) as const);
  const spread = await gathered(sample, moments);
  const ends = moments.map((request) => {
    const { mean, variance, min, max } = spread.values(request);
    const reach = REACH * Math.sqrt(variance);
    return [Math.max(min, mean - reach), Math.min(max, mean + reach)] as const;
  });
  const low = Math.min(...ends.map(([least]) => least));
  const span = Math.max(...ends.map(([, most]) => most)) - low;
  if (!(span > 0)) return null;
  const high = low + span * (1 + 1e-9); // the largest value is inside
  const histograms = sides.map((side) => ({ kind: "histogram", low, high, bins: BINS, ...side }) as const);
  // the unit and the origin of the data themselves: kT may be wrong, and dF far from 0
  const [middle, unit] = [low + span / 2, span / UNITS];
  const line = [`work - (${middle})`, `(${middle}) - (${turned})`, unit] as const;
  const asked = { slope: crooksSlope(...line), freeEnergyChange: crossing(...line) };
  const statistics = Object.values(asked).flatMap(statisticsFor);
  const { values } = await gathered(sample, [...histograms, ...statistics]);
  const [there, back] = histograms.map((request) => values(request)) as [Histogram, Histogram];
  const shared = there.counts.reduce((sum, count, i) => sum + Math.min(count, back.counts[i] as number), 0);
  const slope = fitted(asked.slope, values, 1 / unit);
  const freeEnergyChange = fitted(asked.freeEnergyChange, values, 1, middle);
  return {
    low,
    high,
    forward: there.counts,
    backward: back.counts,
    n: [there.n, back.n],
    fit: shared < FEWEST || slope === null || freeEnergyChange === null ? null : { slope, freeEnergyChange },
  };
}

/** factor a + shift of an estimate a. */
function fitted(request: EstimateRequest, values: Values, factor: number, shift = 0): Fitted | null {
  const { value, error } = estimateFrom(request, values);
  return value === null || error === null ? null : { value: factor * value + shift, error: factor * error };
}
