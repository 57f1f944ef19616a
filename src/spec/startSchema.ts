// Shapes of the laws that trajectories start from.
import { finite, numbers, positive, record, z } from "./shapes.js";

const laws = [
  z.strictObject({
    kind: z.literal("equilibrium"),
    kT: positive.optional(),
    fields: record(finite, "numbers").optional(),
  }),
  z.strictObject({ kind: z.literal("point"), at: record(finite, "numbers") }),
  z.strictObject({
    kind: z.literal("gaussian"),
    mean: record(finite, "numbers"),
    covariance: z.array(z.array(finite, { error: "a row of numbers is needed" }), {
      error: "a list of rows is needed",
    }),
  }),
  z.strictObject({
    kind: z.literal("table"),
    x: numbers.min(2, { error: "at least 2 places are needed" }),
    density: z.array(
      finite.refine((p) => p >= 0, { error: "a density of at least 0 is needed" }),
      { error: "a list of densities is needed" },
    ),
  }),
] as const;

const KINDS =
  '{ kind: "equilibrium" }, { kind: "point", at }, { kind: "gaussian", mean, covariance }, { kind: "table", x, density }';

export const startSchema = z.discriminatedUnion(
  "kind",
  [
    ...laws,
    z.strictObject({
      kind: z.literal("steady"),
      burnIn: positive.optional(),
      from: z.discriminatedUnion("kind", laws, { error: `a start ${KINDS} is needed` }).optional(),
    }),
  ],
  { error: `a start ${KINDS} or { kind: "steady", burnIn, from } is needed` },
);
