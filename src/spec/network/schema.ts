// The shape of an experiment on a network; every message says what is needed.
import { feedbackKeys, feedbackSchema } from "../feedback/schema.js";
import { cyclesSchema, gridSchema, informationFlowSchema } from "../recordSchema.js";
import { leadSchedule } from "../scheduleSchema.js";
import { table, temperature } from "../schema.js";
import { finite, numbers, oneOf, positive, record, text, wholeFrom, z } from "../shapes.js";

const energy = z.union([finite, text], { error: "a number, or a formula of the fields, is needed" });
const whole = finite.refine(Number.isInteger, { error: "a whole number is needed" });
const share = finite.refine((p) => p >= 0 && p <= 1, { error: "a probability from 0 to 1 is needed" });

const state = z.union(
  [
    finite,
    text,
    z.object({ energy, particles: finite.optional() }, { error: "an object is needed" }).catchall(finite),
  ],
  { error: "an energy, or an object { energy, particles?, … } whose further keys are numbers, is needed" },
);

const lattice = z.strictObject(
  {
    coordinates: record(
      z
        .tuple([whole, whole], { error: "a range [low, high] of two whole numbers is needed" })
        .refine(([low, high]) => low <= high, {
          error: "a range [low, high] with low up to high is needed",
        }),
      "ranges",
    ),
    energy,
    particles: energy.optional(),
    inside: text.optional(),
  },
  { error: "a lattice { coordinates, energy } is needed" },
);

const counts = z.union([finite, z.tuple([finite, finite])], {
  error: "a number, or two [forward, backward], is needed",
});

const rate = z.union([finite, text], { error: "a number, or a formula, is needed" });

const edge = z.strictObject(
  {
    from: text.optional(),
    to: text.optional(),
    step: record(whole, "whole numbers").optional(),
    where: text.optional(),
    bath: text.optional(),
    name: text.optional(),
    counts: record(counts, "numbers").optional(),
    drive: rate.optional(),
    rate: rate.optional(),
    prefactor: rate.optional(),
    split: finite.optional(),
    barrier: rate.optional(),
    fermi: rate.optional(),
    bose: rate.optional(),
    ohmic: rate.optional(),
    forward: rate.optional(),
    backward: rate.optional(),
  },
  { error: "an edge { from, to } or { step } with a law of its rates is needed" },
);

const place = z.union([text, record(whole, "whole numbers")], {
  error: "a state, or a point of the lattice such as { n: 3 }, is needed",
});

const laws = [
  z.strictObject({ kind: z.literal("point"), at: place }),
  z.strictObject({ kind: z.literal("probabilities"), of: record(share, "probabilities") }),
  z.strictObject({ kind: z.literal("law"), weight: text }),
  z.strictObject({ kind: z.literal("equilibrium") }),
] as const;

const KINDS =
  '{ kind: "point", at }, { kind: "probabilities", of }, { kind: "law", weight }, { kind: "equilibrium" }';

const start = z.discriminatedUnion(
  "kind",
  [
    ...laws,
    z.strictObject({
      kind: z.literal("steady"),
      burnIn: positive.optional(),
      from: z.discriminatedUnion("kind", laws, { error: `a start ${KINDS} is needed` }).optional(),
    }),
  ],
  { error: `a start ${KINDS} or { kind: "steady", burnIn?, from? } is needed` },
);

const LAW_NAMES = '"equilibrium", "steady", "solved" or { probabilities }';
const lawName = z.union(
  [
    z.enum(["equilibrium", "steady", "solved"]),
    z.strictObject({ probabilities: record(share, "probabilities") }),
  ],
  { error: `${LAW_NAMES} is needed` },
);

const SYSTEM = "a system { dynamics, kT or baths, states or lattice, edges, start } is needed";

export const networkSchema = z.strictObject(
  {
    system: z.strictObject(
      {
        dynamics: z.literal("network"),
        kT: temperature.optional(),
        baths: record(
          z.strictObject(
            { kT: temperature, mu: energy.optional() },
            { error: "a bath { kT, mu? } is needed" },
          ),
          "baths",
        ).optional(),
        fields: record(finite, "numbers").default({}),
        tables: record(table, "tables").optional(),
        states: record(state, "energies").optional(),
        lattice: lattice.optional(),
        edges: z.array(edge, { error: "a list of edges is needed" }),
        start,
      },
      { error: SYSTEM },
    ),
    method: z
      .strictObject(
        { scheme: oneOf(["gillespie", "chain"]).default("gillespie") },
        { error: "a method { scheme } is needed" },
      )
      .default({ scheme: "gillespie" }),
    control: leadSchedule,
    cycles: cyclesSchema.optional(),
    feedback: feedbackSchema.optional(),
    record: z
      .strictObject(
        {
          keep: z.array(text, { error: "a list of columns is needed" }).default([]),
          columns: record(text, "formulas").optional(),
          grid: gridSchema.optional(),
          paths: z
            .strictObject(
              { trajectories: numbers.min(1, { error: "at least one trajectory is needed" }) },
              { error: "paths { trajectories } are needed" },
            )
            .optional(),
          waiting: z
            .strictObject(
              {
                edges: z
                  .array(text, { error: "a list of names of edges is needed" })
                  .min(1, { error: "at least one edge is needed" }),
                trajectories: numbers.min(1, { error: "at least one trajectory is needed" }),
              },
              { error: "an object { edges, trajectories } is needed" },
            )
            .optional(),
          systemEntropy: z
            .union([lawName, z.strictObject({ start: lawName, end: lawName })], {
              error: `${LAW_NAMES}, or two of them as { start, end }, is needed`,
            })
            .optional(),
          housekeeping: z.boolean({ error: "true or false is needed" }).optional(),
          informationFlow: informationFlowSchema.optional(),
        },
        { error: "a recording { columns, keep, grid, paths, waiting } is needed" },
      )
      .default({ keep: [] }),
    stop: text.optional(),
    ensemble: z.strictObject(
      {
        trajectories: wholeFrom(1, 2 ** 31 - 1024, "a whole number of trajectories from 1 to 2^31 - 1024"),
        seed: wholeFrom(0, Number.MAX_SAFE_INTEGER, "a whole number from 0 to 2^53 - 1").default(0),
        point: wholeFrom(0, 2 ** 40, "a whole number from 0 to 2^40").default(0),
        direction: z.literal("reverse", { error: '"reverse" or nothing is needed' }).optional(),
      },
      { error: "an ensemble { trajectories, seed } is needed" },
    ),
  },
  { error: "an experiment { system, control, ensemble } is needed" },
);

const LAW = ["kind", "at", "of", "weight"];

/** Keys that there are, by path without indices and names. */
export function knownKeys(path: string): readonly string[] {
  if (path.startsWith("system.edges[")) return EDGE_KEYS;
  if (path.startsWith("system.baths.")) return ["kT", "mu"];
  if (path.startsWith("system.tables.")) return ["x", "y", "outside", "deviation"];
  return KNOWN_KEYS[path] ?? feedbackKeys(path) ?? Object.values(KNOWN_KEYS).flat();
}

const EDGE_KEYS = Object.keys(edge.shape);

const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  "": ["system", "method", "control", "cycles", "feedback", "stop", "record", "ensemble"],
  system: ["dynamics", "kT", "baths", "fields", "tables", "states", "lattice", "edges", "start"],
  "system.lattice": ["coordinates", "energy", "particles", "inside"],
  "system.start": [...LAW, "burnIn", "from"],
  "system.start.from": LAW,
  method: ["scheme"],
  control: ["duration", "ramps"],
  cycles: ["count", "discard"],
  record: ["keep", "columns", "grid", "paths", "waiting", "systemEntropy", "housekeeping", "informationFlow"],
  "record.grid": ["times", "of", "histograms"],
  "record.paths": ["trajectories"],
  "record.waiting": ["edges", "trajectories"],
  "record.systemEntropy": ["start", "end", "probabilities"],
  "record.informationFlow": ["of", "and"],
  ensemble: ["trajectories", "seed", "point", "direction"],
};
