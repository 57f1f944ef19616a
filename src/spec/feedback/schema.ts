// The shape of a feedback, the same for Langevin motion and for networks.
import { schedule } from "../scheduleSchema.js";
import { finite, numbers, oneOf, positive, record, text, wholeFrom, z } from "../shapes.js";

const time = finite.refine((t) => t >= 0, { error: "a time of at least 0 is needed" });
const deviation = finite.refine((s) => s >= 0, { error: "a standard deviation of at least 0 is needed" });
const probability = (most: number) =>
  finite.refine((p) => p >= 0 && p <= most, { error: `a probability from 0 to ${most} is needed` });

const KINDS = '"exact", "binary", "symmetric", "matrix", "gaussian" or "camera"';

const channel = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("exact") }),
    z.strictObject({ kind: z.literal("binary"), error: probability(0.5) }),
    z.strictObject({
      kind: z.literal("symmetric"),
      outcomes: wholeFrom(2, 256, "a whole number of outcomes from 2 to 256"),
      error: probability(1),
    }),
    z.strictObject({
      kind: z.literal("matrix"),
      rows: z
        .array(numbers, { error: "a list of rows is needed" })
        .min(1, { error: "at least one row is needed" }),
    }),
    z.strictObject({ kind: z.literal("gaussian"), deviation: positive }),
    z.strictObject({ kind: z.literal("camera"), exposure: positive, deviation }),
  ],
  { error: `a channel whose kind is ${KINDS} is needed` },
);

const measurement = z.strictObject(
  {
    at: z
      .union(
        [
          time,
          z
            .array(time, { error: "a list of times is needed" })
            .min(1, { error: "at least one time is needed" }),
        ],
        { error: "a time of at least 0 is needed" },
      )
      .optional(),
    every: positive.optional(),
    from: time.optional(),
    of: text,
    channel,
    lag: time.optional(),
  },
  { error: "a measurement { at, of, channel } or { every, of, channel } is needed" },
);

const value = z.union([finite, text], { error: "a number, or a formula, is needed" });

const action = z.union(
  [
    finite,
    text,
    z
      .array(z.tuple([time, value], { error: "a point [age, value] is needed" }))
      .min(1, { error: "at least one point [age, value] is needed" }),
  ],
  { error: "a number, a formula, or points [age, value], are needed" },
);

export const feedbackSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("branch"),
      measurement,
      branches: record(schedule, "schedules"),
    }),
    z.strictObject({
      kind: z.literal("policy"),
      measurement,
      memory: record(
        z.strictObject({ start: finite, update: text }, { error: "an object { start, update } is needed" }),
        "memories",
      ).optional(),
      filter: z
        .discriminatedUnion(
          "kind",
          [
            z.strictObject({
              kind: z.literal("kalman"),
              prefix: text.optional(),
              from: oneOf(["start", "steady"]).optional(),
            }),
            z.strictObject({ kind: z.literal("bayes"), prefix: text.optional() }),
          ],
          { error: 'a filter whose kind is "kalman" or "bayes" is needed' },
        )
        .optional(),
      act: record(action, "actions"),
      delay: time.optional(),
      until: text.optional(),
      information: z
        .union([z.enum(["exact", "grid", "none"]), z.strictObject({ logPredictive: text })], {
          error: '"exact", "grid", "none" or { logPredictive } is needed',
        })
        .optional(),
    }),
  ],
  { error: 'a feedback whose kind is "branch" or "policy" is needed' },
);

/** Keys that there are, null at a path that is no part of a feedback. */
export const feedbackKeys = (path: string): readonly string[] | undefined =>
  path.startsWith("feedback.branches.") || path.startsWith("feedback.memory.")
    ? ["duration", "ramps", "start", "update"]
    : KNOWN_KEYS[path];

const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  feedback: ["kind", "measurement", "branches", "memory", "filter", "act", "delay", "until", "information"],
  "feedback.measurement": ["at", "every", "from", "of", "channel", "lag"],
  "feedback.measurement.channel": ["kind", "error", "outcomes", "rows", "deviation", "exposure"],
  "feedback.filter": ["kind", "prefix", "from"],
  "feedback.information": ["logPredictive"],
};
