import type { Check } from "../../dist/check/index.js";
import type { Verdict } from "../../dist/check/verdict.js";
import type { Estimate } from "../../dist/estimate/estimate.js";
import type { EstimateRequest } from "../../dist/estimate/request.js";
import type { Experiment } from "../../dist/index.js";

export type Columns = Readonly<Record<string, Float64Array>>;

export interface Sample {
  readonly columns: Columns;
  readonly reverse?: Columns;
  readonly kT?: number;
  readonly experiment?: Experiment | null;
}

export function estimateOf(sample: Sample, request: EstimateRequest): Estimate;
export function verdictsOf(sample: Sample, check: Check, levels: readonly number[]): Verdict[];
