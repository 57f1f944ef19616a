// The shape of a schedule.
import { finite, positive, record, z } from "./shapes.js";

const points = z.tuple([finite, finite], { error: "a point [fraction, value] of two numbers is needed" });

const ramps = record(
  z
    .array(points, { error: "a list of points [fraction, value] is needed" })
    .min(1, { error: "at least one point [fraction, value] is needed" }),
  "ramps",
).default({});

const A_SCHEDULE = { error: "a schedule { duration, ramps } is needed" };

export const schedule = z.strictObject({ duration: positive, ramps }, A_SCHEDULE);

/** What precedes branches that are taken at t = 0 has no duration. */
export const leadSchedule = z.strictObject(
  { duration: finite.refine((t) => t >= 0, { error: "a number above 0 is needed" }), ramps },
  A_SCHEDULE,
);
