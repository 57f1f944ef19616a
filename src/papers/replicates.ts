// How an estimate scatters over independent samples of N rows each: N Var and N <v> over R samples, with
//   error^2 of the variance = (m_4 - s^4)/R,  error^2 of the mean = s^2/R
import type { Estimate } from "../estimate/estimate.js";
import type { Quantity } from "./claim.js";

type Replicates = Extract<Quantity, { kind: "replicates" }>;

/** Reads kept columns of any lengths; what does not fill a last sample is left out. */
export function scatterOf({ size, value, read }: Replicates, columns: readonly Float64Array[]): Estimate {
  const samples = Math.min(...columns.map(({ length }) => Math.floor(length / size)));
  const found = Array.from({ length: samples }, (_, r) =>
    value(columns.map((column) => column.subarray(r * size, (r + 1) * size))),
  );
  const mean = found.reduce((sum, v) => sum + v, 0) / samples;
  const squares = found.map((v) => (v - mean) * (v - mean));
  const variance = squares.reduce((sum, s) => sum + s, 0) / (samples - 1);
  const fourth = squares.reduce((sum, s) => sum + s * s, 0) / samples;
  const counts = { n: samples, effective: samples, bias: null };
  return read === "mean"
    ? { value: size * mean, error: size * Math.sqrt(variance / samples), ...counts }
    : {
        value: size * variance,
        error: size * Math.sqrt(Math.max(0, fourth - variance * variance) / samples),
        ...counts,
      };
}
