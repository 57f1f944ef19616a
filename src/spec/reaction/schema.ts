// The shape of an experiment on reactions; every message says what is needed.
import { cyclesSchema, gridSchema } from "../recordSchema.js";
import { schedule } from "../scheduleSchema.js";
import { table, temperature } from "../schema.js";
import { finite, numbers, oneOf, positive, record, text, wholeFrom, z } from "../shapes.js";

const count = wholeFrom(0, Number.MAX_SAFE_INTEGER, "a whole number from 0 to 2^53 - 1");
const quantity = z.union([finite, text], { error: "a number, or a formula of the fields, is needed" });
const rate = z.union([finite, text], { error: "a number, or a formula, is needed" });

const share = finite.refine((p) => p >= 0 && p <= 1, { error: "a probability from 0 to 1 is needed" });
const trials = wholeFrom(1, 100_000, "a whole number of trials from 1 to 100000");
const start = z.union(
  [
    count,
    z.strictObject({
      poisson: positive.refine((x) => x <= 100_000, { error: "a mean of at most 100000 is needed" }),
    }),
    z.strictObject({ binomial: z.tuple([trials, share]) }),
  ],
  {
    error:
      "a whole number from 0 to 2^53 - 1, or a law { poisson: mean } or { binomial: [n, p] } (of at most 100000), is needed",
  },
);

const species = z.union(
  [count, z.strictObject({ start }), z.strictObject({ fixed: quantity, mu: quantity.optional() })],
  { error: "a whole number from 0 to 2^53 - 1, { start }, or of a chemostat { fixed, mu? }, is needed" },
);

const side = record(wholeFrom(0, 2 ** 20, "a whole number of particles from 0 to 2^20"), "whole numbers");
const counts = z.union([finite, z.tuple([finite, finite])], {
  error: "a number, or two [forward, backward], is needed",
});

const reaction = z.strictObject(
  {
    equation: text.optional(),
    from: side.optional(),
    to: side.optional(),
    name: text.optional(),
    rate: rate.optional(),
    forward: rate.optional(),
    backward: rate.optional(),
    propensity: z
      .union([rate, z.tuple([rate, rate])], {
        error: "a formula, or two [forward, backward], is needed",
      })
      .optional(),
    counts: record(counts, "numbers").optional(),
  },
  { error: 'a reaction { equation: "A -> B" } with a rate is needed' },
);

const START =
  '{ kind: "point" }, { kind: "table", rows, weights }, { kind: "steady", burnIn? } or { kind: "equilibrium" }';

const law = z.enum(["equilibrium", "steady", "solved"], {
  error: '"equilibrium", "steady" or "solved" is needed',
});
const entropy = z.union([z.literal(true), law, z.strictObject({ start: law, end: law })], {
  error: 'true, "solved", "steady", "equilibrium" or { start, end } of these is needed',
});

export const reactionSchema = z.strictObject(
  {
    system: z.strictObject(
      {
        dynamics: z.literal("reactions"),
        species: record(species, "counts"),
        reactions: z.array(reaction, { error: "a list of reactions is needed" }),
        volume: quantity.default(1),
        constants: oneOf(["rate", "stochastic"]).default("rate"),
        kT: temperature.default(1),
        fields: record(finite, "numbers").default({}),
        tables: record(table, "tables").optional(),
        events: z
          .array(
            z.strictObject(
              { at: positive.optional(), when: text.optional(), set: record(quantity, "counts") },
              { error: "an event { at or when, set } is needed" },
            ),
            { error: "a list of events is needed" },
          )
          .max(32, { error: "at most 32 events are needed" })
          .optional(),
        start: z
          .discriminatedUnion(
            "kind",
            [
              z.strictObject({ kind: z.literal("point") }),
              z.strictObject({
                kind: z.literal("table"),
                rows: z
                  .array(record(count, "counts"), { error: "a list of rows is needed" })
                  .min(1, { error: "at least one row is needed" })
                  .max(100_000, { error: "at most 100000 rows are needed" }),
                weights: z.array(
                  finite.refine((w) => w >= 0, { error: "a weight of at least 0 is needed" }),
                  { error: "a list of weights is needed" },
                ),
              }),
              z.strictObject({ kind: z.literal("steady"), burnIn: positive.optional() }),
              z.strictObject({ kind: z.literal("equilibrium") }),
            ],
            { error: `a start ${START} is needed` },
          )
          .default({ kind: "point" }),
      },
      { error: "a system { dynamics, species, reactions } is needed" },
    ),
    method: z
      .strictObject(
        {
          scheme: oneOf(["gillespie", "tauLeap"]).default("gillespie"),
          by: oneOf(["direct", "nextReaction"]).optional(),
          dt: positive.optional(),
          firings: oneOf(["poisson", "binomial"]).optional(),
        },
        { error: "a method { scheme, by } or { scheme, dt, firings } is needed" },
      )
      .default({ scheme: "gillespie" }),
    control: schedule,
    cycles: cyclesSchema.optional(),
    record: z
      .strictObject(
        {
          keep: z.array(text, { error: "a list of columns is needed" }).default([]),
          columns: record(text, "formulas").optional(),
          grid: gridSchema.optional(),
          systemEntropy: entropy.optional(),
          paths: z
            .strictObject(
              { trajectories: numbers.min(1, { error: "at least one trajectory is needed" }) },
              { error: "paths { trajectories } are needed" },
            )
            .optional(),
        },
        { error: "a recording { columns, keep, grid, systemEntropy, paths } is needed" },
      )
      .default({ keep: [] }),
    stop: text.optional(),
    ensemble: z.strictObject(
      {
        trajectories: wholeFrom(1, 2 ** 31 - 1024, "a whole number of trajectories from 1 to 2^31 - 1024"),
        seed: wholeFrom(0, Number.MAX_SAFE_INTEGER, "a whole number from 0 to 2^53 - 1").default(0),
        point: wholeFrom(0, 2 ** 40, "a whole number from 0 to 2^40").default(0),
      },
      { error: "an ensemble { trajectories, seed } is needed" },
    ),
  },
  { error: "an experiment { system, control, ensemble } is needed" },
);

/** Keys that there are, by path without indices and names. */
export function knownKeys(path: string): readonly string[] {
  if (path.startsWith("system.reactions[")) return Object.keys(reaction.shape);
  if (path.startsWith("system.events[")) return ["at", "when", "set"];
  if (path.startsWith("system.species.")) return ["start", "fixed", "mu"];
  if (path.startsWith("system.tables.")) return ["x", "y", "outside", "deviation"];
  return KNOWN_KEYS[path] ?? Object.values(KNOWN_KEYS).flat();
}

const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  "": ["system", "method", "control", "cycles", "stop", "record", "ensemble"],
  system: [
    "dynamics",
    "species",
    "reactions",
    "volume",
    "constants",
    "kT",
    "fields",
    "tables",
    "start",
    "events",
  ],
  "system.start": ["kind", "burnIn", "rows", "weights"],
  method: ["scheme", "by", "dt", "firings"],
  control: ["duration", "ramps"],
  cycles: ["count", "discard"],
  record: ["keep", "columns", "grid", "systemEntropy", "paths"],
  "record.systemEntropy": ["start", "end"],
  "record.grid": ["times", "of", "histograms"],
  "record.paths": ["trajectories"],
  ensemble: ["trajectories", "seed", "point"],
};
