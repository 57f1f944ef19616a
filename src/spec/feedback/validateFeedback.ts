// A feedback as far as the schema cannot check it: channels that sum to one, names, formulas, schedules for every outcome.
import { nearest, SpecError, shown } from "../error.js";
import { checkNames, FEEDBACK_COLUMNS } from "../formulas.js";
import type { Cycles, Schedule } from "../terms.js";
import type { Branch, Feedback, Policy } from "./feedback.js";
import { branchesOf, canCome, outcomeKeys } from "./outcomes.js";
import { type FeedbackFormulas, readFeedback, type Site } from "./reading.js";
import { checkTiming } from "./timing.js";

/** Returns its formulas. @throws SpecError */
export function checkFeedback(
  feedback: Feedback,
  site: Site,
  { control, cycles }: { readonly control?: Schedule | undefined; readonly cycles?: Cycles | undefined },
): FeedbackFormulas {
  checkNames(
    Object.keys(site.fields).filter((name) => ["y", "age", "elapsed", ...FEEDBACK_COLUMNS].includes(name)),
    site.network ? "system.fields" : "system.potential.fields",
    ["y", "age", "elapsed", ...FEEDBACK_COLUMNS],
  );
  checkChannel(feedback, site);
  const formulas = readFeedback(feedback, site);
  if (feedback.kind === "branch") {
    checkBranches(feedback, formulas, site, control);
    return formulas;
  }
  if (control === undefined) {
    throw new SpecError("control", "a schedule { duration, ramps } is needed beside a policy, nothing given");
  }
  checkTiming(feedback, control.duration, cycles);
  checkActed(feedback, site, control);
  checkInformation(feedback, formulas, site, cycles);
  return formulas;
}

function checkChannel(feedback: Feedback, { network }: Site): void {
  const path = "feedback.measurement.channel";
  const { channel } = feedback.measurement;
  // what is only remembered may be any number
  const acts =
    feedback.kind === "branch" || feedback.until !== undefined || Object.keys(feedback.act).length > 0;
  if (network && (channel.kind === "camera" || (channel.kind === "gaussian" && acts))) {
    throw new SpecError(
      `${path}.kind`,
      `"exact", "binary", "symmetric" or "matrix" is needed for a network${channel.kind === "gaussian" ? " that is acted on" : ""}, "${channel.kind}" given`,
    );
  }
  if (channel.kind !== "matrix") return;
  const [first] = channel.rows;
  channel.rows.forEach((row, r) => {
    if (row.length !== first?.length || row.length === 0) {
      throw new SpecError(
        `${path}.rows[${r}]`,
        `rows of one length, ${first?.length}, are needed, ${row.length} probabilities given`,
      );
    }
    row.forEach((p, y) => {
      if (p >= 0 && p <= 1) return;
      throw new SpecError(`${path}.rows[${r}][${y}]`, `a probability from 0 to 1 is needed, ${p} given`);
    });
    const sum = row.reduce((total, p) => total + p, 0);
    if (Math.abs(sum - 1) <= 1e-12) return;
    throw new SpecError(`${path}.rows[${r}]`, `probabilities that sum to 1 are needed, ${sum} given`);
  });
}

function checkBranches(
  feedback: Branch,
  { reading, rows }: FeedbackFormulas,
  site: Site,
  control: Schedule | undefined,
): void {
  const { measurement, branches } = feedback;
  const path = "feedback.branches";
  if (rows === null) {
    throw new SpecError(
      "feedback.measurement.channel",
      `a channel with finitely many outcomes is needed for a branch (a policy takes real ones), "${measurement.channel.kind}" given`,
    );
  }
  const keys = outcomeKeys(measurement, reading, rows[0]?.length ?? 0);
  const come = keys.filter((_, y) => canCome(rows, y));
  const list = keys.map((key) => `"${key}"`).join(", ");
  for (const key of Object.keys(branches)) {
    if (come.includes(key)) continue;
    throw new SpecError(
      `${path}.${key}`,
      keys.includes(key)
        ? `nothing is needed for an outcome that cannot come (its column of the channel is 0), ${shown(branches[key])} given`
        : `an outcome that can come (${list}) is needed, "${key}" given${nearest(key, keys)}`,
    );
  }
  const lacking = come.find((key) => branches[key] === undefined);
  if (lacking !== undefined) {
    throw new SpecError(`${path}.${lacking}`, "a schedule for every outcome is needed, nothing given");
  }
  const entries = branchesOf(feedback);
  for (const [key, schedule] of entries) site.schedule(schedule, `${path}.${key}`);
  const [first, ...others] = entries as [(typeof entries)[number], ...typeof entries];
  for (const [key, { duration }] of others) {
    if (duration === first[1].duration) continue;
    throw new SpecError(
      `${path}.${key}.duration`,
      `${others.length === 1 ? "both" : "all"} branches need the same duration, ${duration} and ${first[1].duration} given`,
    );
  }
  checkTiming(feedback, control?.duration ?? 0);
  if (control === undefined || control.duration === measurement.at) return;
  throw new SpecError(
    "feedback.measurement.at",
    `the end of the control, ${control.duration}, is needed (the branches take over there), ${measurement.at} given`,
  );
}

function checkActed({ act, measurement }: Policy, site: Site, { ramps }: Schedule): void {
  const fields = Object.keys(site.fields);
  for (const field of Object.keys(act)) {
    const path = `feedback.act.${field}`;
    if (!fields.includes(field)) {
      throw new SpecError(
        path,
        `${site.field} is needed (${fields.join(", ")}), "${field}" given${nearest(field, fields)}`,
      );
    }
    if (!Object.hasOwn(ramps, field)) continue;
    throw new SpecError(
      path,
      `a field that the control leaves alone is needed, "${field}" has a ramp in control.ramps`,
    );
  }
  if (!site.network || measurement.lag === undefined) return;
  throw new SpecError(
    "feedback.measurement.lag",
    `nothing is needed for a network, ${measurement.lag} given`,
  );
}

function checkInformation(
  { information, filter, measurement }: Policy,
  { rows }: FeedbackFormulas,
  { network }: Site,
  cycles: Cycles | undefined,
): void {
  const path = "feedback.information";
  const { channel } = measurement;
  if (filter?.kind === "bayes") {
    if (!network) {
      throw new SpecError(
        "feedback.filter",
        'a network is needed for the filter "bayes", Langevin motion given ("kalman" where it is linear, else memory with an update of its own)',
      );
    }
    if (rows === null) {
      throw new SpecError(
        "feedback.measurement.channel",
        `a channel with finitely many outcomes is needed for the filter "bayes", "${channel.kind}" given`,
      );
    }
  }
  if (filter?.kind === "kalman") {
    if (network)
      throw new SpecError(
        "feedback.filter",
        "Langevin motion is needed for a Kalman filter, a network given",
      );
    if (channel.kind !== "gaussian") {
      throw new SpecError(
        "feedback.measurement.channel",
        `a gaussian channel is needed for a Kalman filter, "${channel.kind}" given`,
      );
    }
    if (information !== undefined && information !== "none") {
      throw new SpecError(path, "nothing is needed beside a filter, which knows ln p(y|past)");
    }
    return;
  }
  if (information === undefined || information === "none") return;
  if (rows === null && channel.kind === "exact") {
    throw new SpecError(
      path,
      '"none" is needed for exact readings of real numbers, whose information is infinite (a condition or a noisy channel has some)',
    );
  }
  if (typeof information === "object") return;
  if (rows === null) {
    throw new SpecError(
      path,
      `a filter, a formula { logPredictive } or "none" is needed for real outcomes, "${information}" given`,
    );
  }
  if (cycles !== undefined) {
    throw new SpecError(
      path,
      `a formula { logPredictive } or "none" is needed with cycles (records have no end), "${information}" given`,
    );
  }
  const once = measurement.every === undefined && [measurement.at ?? 0].flat().every((t) => t === 0);
  if (information === "exact" && !network && !once) {
    throw new SpecError(
      path,
      `"grid", a formula { logPredictive } or "none" is needed for Langevin motion that is measured after t = 0, "exact" given`,
    );
  }
  if (information === "grid" && network) {
    throw new SpecError(
      path,
      `"exact", a formula { logPredictive } or "none" is needed for a network, "grid" given`,
    );
  }
}
