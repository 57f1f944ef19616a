// Lowers an experiment to everything that a worker needs: the filled and compiled kernel, the tables, and the rules of the
// ledger. The only step between what the user said and numbers.
import { fill } from "../formula/fill.js";
import { lower, type Order } from "../formula/lower.js";
import { tableBytes } from "../formula/table.js";
import { compile, type KernelPlan } from "../kernel/langevin.js";
import * as math from "../kernel/math.js";
import { template } from "../kernel/template.js";
import type { LangevinExperiment, Scheme } from "../spec/experiment.js";
import { formulasOf, readQuestion } from "../spec/formulas.js";
import {
  commonTemperature,
  drivesTemperature,
  isInertial,
  namesOf,
  temperaturesOf,
  variablesOf,
} from "../spec/variables.js";
import { biasingOf } from "./biasing.js";
import { drivenWith, NOTHING_COMPUTED } from "./computed.js";
import { confine } from "./confinement.js";
import { cyclic } from "./cycleBlocks.js";
import { exactLinear } from "./exactLinear.js";
import { extentOf, fits } from "./extent.js";
import { type BinaryBranch, binaryBranch } from "./feedback/binaryBranch.js";
import { housekeepingOf } from "./housekeeping.js";
import { type Bookkeeping, columnNames } from "./ledger.js";
import { cutAt, momentsOf } from "./moments.js";
import type { Planned } from "./planned.js";
import { program } from "./program.js";
import { quenchesOf } from "./quenches.js";
import { recordedNames } from "./recorded.js";
import { recorderOf, recordingFor, refuseAbsent } from "./recorder.js";
import { checkRing } from "./ring.js";
import { type SnapshotBook, snapshotBook, wantedTimes } from "./snapshots.js";
import { startOf } from "./start.js";
import { boundariesOf } from "./systemEntropy.js";
import { checkTemperatures } from "./temperatures.js";
import { timeline } from "./timeline.js";

export interface LangevinPlan extends Planned {
  readonly kind: "langevin";
  readonly experiment: LangevinExperiment;
  readonly kernel: KernelPlan;
  /** Where the bias is measured. */
  readonly halves: Halves | null;
  readonly book: Bookkeeping;
  readonly states: SnapshotBook;
  /** Steps after the ledger began. */
  readonly booked: number;
}

/** Runs at smaller steps. */
export interface Halves {
  /** How many blocks are run again. */
  readonly sampling: "measure" | "closely";
  /** The partner at dt/2 of a run at dt, on the same path. */
  readonly fine: KernelPlan;
  /** A run at dt/2 on a path of its own, and its partner at dt/4; null where the table of dt/4 would be too large. */
  readonly next: { readonly half: KernelPlan; readonly quarter: KernelPlan } | null;
}

/** Means that every run reports. */
const REPORTED = [
  "work",
  "forceWork",
  "heat",
  "energyChange",
  "shadowWork",
  "freeEnergyChange",
  "information",
];

/** Heun, which takes the force of a predicted place, waits for the latency of the formula, the others for the multipliers. */
const orderOf = (scheme: Scheme): Order => (scheme === "heun" ? "shortest" : "fewest");
/** Numbers of the schemes in assembly/langevin.ts, for each dynamics. */
const SCHEMES: Readonly<Record<Scheme, number>> = {
  euler: 0,
  heun: 1,
  leimkuhlerMatthews: 2,
  mala: 3,
  exactLinear: 4,
  baoab: 1,
  obabo: 2,
  aboba: 3,
  oabao: 4,
};

/**
 * Plans a validated experiment.
 * @throws SpecError where the potential does not confine, starts at no finite energy, or the tables would be too large.
 */
export function planLangevin(experiment: LangevinExperiment): LangevinPlan {
  const { system, method, cycles, feedback, ensemble } = experiment;
  const formulas = formulasOf(system);
  const whole = timeline(experiment);
  if (drivesTemperature(experiment)) checkTemperatures(system, whole);
  const housekeeping = housekeepingOf(experiment, whole);
  const biasing = biasingOf(experiment, formulas);
  const recording = recordingFor(experiment, { ...housekeeping?.columns, ...biasing?.columns });
  const moments = momentsOf(wantedTimes(experiment, recording), whole.duration, method.dt);
  const line = cutAt(whole, moments, method.dt);
  checkRing(system, formulas, whole);
  const exact = method.scheme === "exactLinear" ? exactLinear(experiment, formulas, line) : null;
  const start = startOf(system, formulas, exact?.variables.length);
  const freeEnergies = confine(system, formulas.energy, whole);
  const variables = namesOf(system);
  const inertial = isInertial(system) && exact === null;
  const entropic = drivesTemperature(experiment) && method.heat === "stepwise";
  const computed = exact?.computed ?? housekeeping?.computed ?? NOTHING_COMPUTED;
  const driven = drivenWith(line.driven, computed);
  const recorder = recorderOf(experiment, line, recording, driven);
  const lowered = lower(
    {
      ...formulas,
      biases: biasing?.forces,
      variables,
      temperatures: temperaturesOf(system),
      walls: system.walls ?? {},
      ...exact,
    },
    driven,
    {
      exact: exact?.doors,
      inertial,
      entropic,
      metropolis: method.scheme === "mala",
      order: orderOf(method.scheme),
    },
    recorder?.place,
  );
  const templateBytes = template(exact?.variables.length ?? variables.length, inertial);
  const bytes = fill(
    templateBytes,
    { ...lowered.doors, ...recorder?.doors() },
    line.end.length > 1,
    recorder?.stores(),
  );
  const branch = binaryBranch(feedback);
  const question = branch && readQuestion(branch.of, "feedback.measurement.of", variables);
  const error = branch?.error ?? 0;
  const kernel = (halvings: number) => ({
    seed: ensemble.seed,
    stream: 2 * ensemble.point + (ensemble.direction === "reverse" ? 1 : 0),
    scheme: exact?.scheme ?? SCHEMES[method.scheme],
    stepwise: method.heat === "stepwise",
    entropic,
    inertial,
    halfMasses: variablesOf(system).map(({ mass }) => mass / 2),
    forced: formulas.forces.some((force) => force !== null),
    reference: method.noise === "reference",
    refine: 0,
    variables: exact?.variables.length ?? variables.length,
    start: start.kernel,
    measurement: question
      ? { ...question, error, logRight: math.log(1 - error), logWrong: math.log(error) }
      : null,
    splines: [...formulas.tables.values()].map(tableBytes),
    recording: recorder?.kernel,
    ...program(experiment, lowered, line, halvings, { moments, computed }),
  });
  const coarse = kernel(0) satisfies KernelPlan;
  const confirmed = fits(extentOf(experiment, lowered, line, 2, moments.times.length));
  const book: Bookkeeping = {
    kT: commonTemperature(system),
    stepwise: method.heat === "stepwise",
    entropy: entropic ? "booked" : drivesTemperature(experiment) ? "unknown" : "derived",
    inertial: isInertial(system),
    variables: variablesOf(system),
    freeEnergyChange: freeEnergies.map((f) =>
      // where a trajectory stops, its fields are those of its own time
      f === null ||
      start.freeEnergy === null ||
      drivesTemperature(experiment) ||
      experiment.stop !== undefined ||
      (cycles?.discard ?? 0) > 0
        ? null
        : f - start.freeEnergy,
    ),
    logPredictive: question ? predictive(branch, start.probability?.(question) ?? null) : null,
    measured: feedback !== undefined,
    record: recorder?.book(formulas.energy),
    boundaries: boundariesOf(experiment, line),
  };
  refuseAbsent(book, Object.keys(system.potential.fields));
  const columns = columnNames(book);
  return {
    kind: "langevin",
    experiment,
    template: templateBytes,
    columns,
    reported: [
      ...REPORTED.filter((name) => columns.includes(name)),
      ...(book.record === undefined ? [] : recordedNames(book.record)),
    ],
    places: variables,
    additive: cyclic(book),
    kT: book.kT,
    module: compile(bytes),
    kernel: coarse,
    halves: method.bias === "none" ? null : halvesOf(method.bias, kernel, confirmed),
    book,
    states: snapshotBook(experiment, line, moments, recording),
    exact: exact?.exact ?? false,
    steps: coarse.steps,
    booked: coarse.booked,
    duration: line.duration * (cycles?.count ?? 1),
    quenches: quenchesOf(whole),
  };
}

/** Both runs at dt/2 read the same table. */
function halvesOf(
  sampling: Halves["sampling"],
  kernel: (halvings: number) => KernelPlan,
  confirmed: boolean,
): Halves {
  const half = kernel(1);
  const refined = (plan: KernelPlan): KernelPlan => ({ ...plan, refine: 1 });
  return { sampling, fine: refined(half), next: confirmed ? { half, quarter: refined(kernel(2)) } : null };
}

/** ln p(y) of a measurement at t = 0, from the share `truth` that starts with a true yes; later on no law is known beforehand. */
function predictive(branch: BinaryBranch | null, truth: number | null): readonly number[] | null {
  if (branch === null || branch.at > 0 || truth === null) return null;
  const { error } = branch;
  const yes = truth * (1 - error) + (1 - truth) * error;
  return [math.log(1 - yes), math.log(yes)];
}
