// Shapes of what is looked at on the way: the time grid, kept paths, cycles. The schema validator is schema.ts's.
import { finite, numbers, positive, text, wholeFrom, z } from "./shapes.js";

const range = z.tuple([finite, finite, wholeFrom(1, 10_000, "a whole number of bins from 1 to 10000")], {
  error: "a range [low, high, bins] is needed",
});

export const gridSchema = z.strictObject(
  {
    times: z.union(
      [
        numbers.min(1, { error: "at least one time is needed" }),
        z.strictObject({ every: positive }, { error: "{ every } with a time above 0 is needed" }),
      ],
      { error: "a list of times, or { every }, is needed" },
    ),
    of: z.array(text, { error: "a list of formulas is needed" }).default([]),
    histograms: z
      .record(z.string(), range, { error: "an object of ranges [low, high, bins] by formula is needed" })
      .default({}),
  },
  { error: "a grid { times, of } is needed" },
);

export const pathsSchema = z.strictObject(
  {
    trajectories: z
      .array(finite, { error: "a list of indices is needed" })
      .min(1, { error: "at least one trajectory is needed" }),
    every: wholeFrom(1, 2 ** 31 - 1, "a whole number of steps of at least 1"),
  },
  { error: "paths { trajectories, every } are needed" },
);

export const cyclesSchema = z.strictObject(
  {
    count: wholeFrom(1, 2 ** 31 - 1, "a whole number of cycles of at least 1"),
    discard: wholeFrom(0, 2 ** 31 - 1, "a whole number of cycles of at least 0").default(0),
  },
  { error: "cycles { count, discard } are needed" },
);

export const informationFlowSchema = z.strictObject(
  { of: text, and: text },
  { error: "an object { of, and } of two parts is needed" },
);
