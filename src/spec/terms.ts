// What experiments of all kinds are made of: protocols, tables, ensembles.
import type { Wall } from "../formula/walls.js";

/** A point of a ramp: [fraction of the schedule's duration, value of the field]. Two points at one fraction are a jump. */
export type RampPoint = readonly [fraction: number, value: number];

/** A function through measured points, called by its name in formulas. See docs/formulas.md for the spline. */
export interface Table {
  /** At least 4 places in ascending order, in the unit of the function's argument. */
  readonly x: readonly number[];
  /** The function there. */
  readonly y: readonly number[];
  /** Beyond the points: on with the end's slope ("linear", the default), flat, or around (the last y is the first). */
  readonly outside?: "linear" | "constant" | "periodic" | undefined;
  /** Standard deviation of y, one for all or one for each: the spline is smoothed by it. 0, the default: through the points. */
  readonly deviation?: number | readonly number[] | undefined;
}

/** A temperature, an energy: a number, or a formula of the potential's fields, which a schedule may drive. */
export type Temperature = number | string;

/** Piecewise linear driving of named fields. A ramp holds its end values outside its points. */
export interface Schedule {
  readonly duration: number;
  readonly ramps: Readonly<Record<string, readonly RampPoint[]>>;
}

/** A force that is no part of the system: formula text over variables and fields, on the only variable, or by name. */
export interface Biased {
  readonly force: string | Readonly<Record<string, string>>;
}

export interface Ensemble {
  readonly trajectories: number;
  /** 0 … 2^53 - 1; the bytes of the result are a function of it. */
  readonly seed: number;
  /** Index in a sweep: enters the key of the noise, so that points are independent. */
  readonly point: number;
  /** "reverse" in what `reverse()` made: enters the key of the noise, so that both directions are independent. */
  readonly direction?: "reverse" | undefined;
  /** Euler's scheme: paths are drawn with a further force, and the column logWeight says what each counts. */
  readonly bias?: Biased | undefined;
}

/** The control is repeated `discard` + `count` times; the ledger is that of the last `count`. */
export interface Cycles {
  readonly count: number;
  readonly discard: number;
}

/** Two parts that learn of each other: attributes or coordinates of a network, or variables. */
export interface InformationFlow {
  readonly of: string;
  readonly and: string;
}

/** What the two parts book, and the information that is there; none where nothing is asked for. */
export function flowColumns({
  informationFlow,
}: {
  readonly informationFlow?: InformationFlow | undefined;
}): string[] {
  if (informationFlow === undefined) return [];
  const parts = [informationFlow.of, informationFlow.and];
  return [
    "mutualInformationStart",
    "mutualInformation",
    ...parts.map((part) => `informationFlow_${part}`),
    ...parts.map((part) => `bathEntropy_${part}`),
  ];
}

/** Around one variable. A formula of the fields is a hard wall that reflects and may move; its push is work. */
export interface Walls {
  readonly low?: Wall | string | undefined;
  readonly high?: Wall | string | undefined;
}
