// The shape of an experiment; every message says what is needed.
import { nearest } from "./error.js";
import { feedbackSchema } from "./feedback/schema.js";
import { NAMED_POTENTIALS } from "./potentials.js";
import { cyclesSchema, gridSchema, informationFlowSchema, pathsSchema } from "./recordSchema.js";
import { schedule } from "./scheduleSchema.js";
import { finite, numbers, oneOf, positive, record, text, wholeFrom, z } from "./shapes.js";
import { startSchema } from "./startSchema.js";
import { systemEntropySchema } from "./systemEntropySchema.js";

const deviations = "a standard deviation of at least 0, or a list with one for each point, is needed";

export const table = z.strictObject(
  {
    x: numbers.min(4, { error: "at least 4 places are needed" }),
    y: numbers,
    outside: oneOf(["linear", "constant", "periodic"]).default("linear"),
    deviation: z
      .union([finite.refine((s) => s >= 0, { error: deviations }), numbers], { error: deviations })
      .default(0),
  },
  { error: "a table { x, y } is needed" },
);

const formula = z.strictObject(
  { energy: text, fields: record(finite, "numbers"), tables: record(table, "tables").optional() },
  { error: "a potential { energy, fields } or { named, … } is needed" },
);

/** { named: "doubleWell", depth: 8 } stands for its formula, fields that are not given at their defaults. */
export const temperature = z.union([positive, text], {
  error: "a number above 0, or a formula of the fields, is needed",
});
const friction = finite.refine((g) => g >= 0, { error: "a number of at least 0 is needed" });

const force = z.union([text, z.record(z.string(), text)], {
  error: "a text, or an object of texts by variable, is needed",
});

const potential = z.preprocess((value, context) => {
  if (typeof value !== "object" || value === null || !("named" in value)) return value;
  const { named, ...fields } = value;
  const names = Object.keys(NAMED_POTENTIALS);
  const model = typeof named === "string" && names.includes(named) ? NAMED_POTENTIALS[named] : undefined;
  const complain = (key: string, message: string, input: unknown): typeof z.NEVER => {
    context.issues.push({ code: "custom", message, input, path: [key] });
    return z.NEVER;
  };
  if (model === undefined) {
    return complain("named", `one of ${names.map((name) => `"${name}"`).join(", ")} is needed`, named);
  }
  const known = Object.keys(model.fields);
  const wrong = Object.keys(fields).find((field) => !known.includes(field));
  if (wrong !== undefined) {
    return complain(
      wrong,
      `a field of ${named} (${known.join(", ")}) is needed${nearest(wrong, known)}`,
      (fields as Record<string, unknown>)[wrong],
    );
  }
  return { energy: model.energy, fields: { ...model.fields, ...fields } };
}, formula);

const wall = z.union([finite, text, z.strictObject({ absorbing: finite })], {
  error: "a place, a formula of the fields, or { absorbing: place }, is needed",
});

export const experimentSchema = z.strictObject(
  {
    // read by units/base.ts before the schema looks
    units: z
      .strictObject({
        temperature: text,
        length: text,
        time: text,
        variables: record(text, "units").optional(),
      })
      .optional(),
    system: z.strictObject(
      {
        dynamics: oneOf(["overdamped", "underdamped"]),
        potential,
        variables: record(
          z.strictObject(
            { kT: temperature.optional(), friction: friction.optional(), mass: positive.optional() },
            { error: "an object { kT?, friction?, mass? } is needed" },
          ),
          "variables",
        ).optional(),
        force: force.optional(),
        period: positive.optional(),
        walls: z
          .strictObject(
            { low: wall.optional(), high: wall.optional() },
            { error: "an object { low, high } is needed" },
          )
          .optional(),
        kT: temperature,
        friction,
        mass: positive.optional(),
        start: startSchema,
        allowEscape: z.boolean({ error: "true or false is needed" }).default(false),
      },
      { error: "a system { dynamics, potential, kT, friction, start } is needed" },
    ),
    method: z.strictObject(
      {
        scheme: text,
        rescaled: z.boolean({ error: "true or false is needed" }).optional(),
        dt: positive,
        heat: oneOf(["closed", "stepwise"]).default("closed"),
        noise: oneOf(["float32", "reference"]).default("float32"),
        bias: oneOf(["none", "measure", "closely"]).default("none"),
      },
      { error: "a method { scheme, dt } is needed" },
    ),
    control: schedule.optional(),
    cycles: cyclesSchema.optional(),
    feedback: feedbackSchema.optional(),
    record: z
      .strictObject(
        {
          keep: z.array(text, { error: "a list of columns is needed" }).default([]),
          columns: record(text, "formulas").optional(),
          grid: gridSchema.optional(),
          paths: pathsSchema.optional(),
          systemEntropy: systemEntropySchema.optional(),
          housekeeping: z.boolean({ error: "true or false is needed" }).optional(),
          informationFlow: informationFlowSchema.optional(),
        },
        { error: "a recording { columns, keep, grid, paths } is needed" },
      )
      .default({ keep: [] }),
    stop: text.optional(),
    ensemble: z.strictObject(
      {
        trajectories: wholeFrom(1, 2 ** 31 - 1024, "a whole number of trajectories from 1 to 2^31 - 1024"),
        seed: wholeFrom(0, Number.MAX_SAFE_INTEGER, "a whole number from 0 to 2^53 - 1").default(0),
        point: wholeFrom(0, 2 ** 40, "a whole number from 0 to 2^40").default(0),
        direction: z.literal("reverse", { error: '"reverse" or nothing is needed' }).optional(),
        bias: z.strictObject({ force }, { error: "a bias { force } is needed" }).optional(),
      },
      { error: "an ensemble { trajectories, seed } is needed" },
    ),
  },
  { error: "an experiment { system, method, control, ensemble } is needed" },
);
