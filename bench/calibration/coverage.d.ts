import type { EstimateRequest } from "../../dist/estimate/request.js";
import type { Sample } from "./judged.js";

type Draws = { uniform: () => number; normal: () => number };

export type Covered = readonly [
  name: string,
  request: EstimateRequest,
  truth: number,
  draw: (draws: Draws) => Sample,
  after?: (sample: Sample) => Sample,
];

export const COVERAGE: readonly Covered[];

export interface Coverage {
  readonly name: string;
  readonly repeats: number;
  readonly within1: number;
  readonly within2: number;
  readonly mean: number;
  readonly spread: number;
}

export function coverage(covered: Covered, repeats: number): Coverage;
