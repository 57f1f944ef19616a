// Shapes of the laws at both ends of a trajectory.
import { finite, numbers, record, z } from "./shapes.js";

const normal = z.strictObject({
  mean: record(finite, "numbers"),
  covariance: z.array(numbers, { error: "a list of rows is needed" }),
});

const table = z.strictObject({
  x: numbers.min(4, { error: "at least 4 places are needed" }),
  density: numbers,
});

const LAWS = '"equilibrium", "steady", { mean, covariance } or { x, density }';
const start = z.union([z.enum(["equilibrium", "steady"]), normal, table], { error: `${LAWS} is needed` });
const end = z.union([z.enum(["equilibrium", "steady", "solved"]), normal, table], {
  error: `"solved", ${LAWS} is needed`,
});

export const systemEntropySchema = z.strictObject(
  { start: start.optional(), end },
  { error: "an object { start?, end } is needed" },
);
