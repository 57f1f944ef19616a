// What must not depend on how a run was made: estimates, verdicts and columns, as one text.
import type { Result } from "../../dist/index.js";

/** A column by the bits of its values. */
export const bits = (column: Float64Array | undefined): string =>
  Buffer.from(column?.buffer ?? new ArrayBuffer(0), column?.byteOffset, column?.byteLength).toString(
    "base64",
  );

/** Everything of a result but its experiment, timing and provenance. */
export const bytes = ({ trajectories, quenches, estimates, verdicts, columns }: Result): string =>
  JSON.stringify({
    trajectories,
    quenches,
    estimates,
    verdicts,
    columns: Object.entries(columns).map(([name, column]) => [name, bits(column)]),
  });
