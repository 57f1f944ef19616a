// Shapes of stopping.js, for the test.
import type { judge } from "../../dist/check/verdict.js";
import type { exactly } from "../../dist/estimate/estimate.js";

export declare function falseAlarms(options: {
  readonly repeats: number;
  readonly leaves: number;
  readonly level: number;
  readonly seed: number;
  /** Leaves at which the sample is looked at. */
  readonly looks: readonly number[];
  /** Whether the looks share the level. */
  readonly shared: boolean;
  readonly judge: typeof judge;
  readonly exactly: typeof exactly;
}): { readonly alarms: number; readonly share: number };
