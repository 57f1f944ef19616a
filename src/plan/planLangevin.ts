// Lowers an experiment to everything that a worker needs: the filled and compiled kernel, the tables, and the rules of the
// ledger. The only step between what the user said and numbers.
import { fill } from "../formula/fill.js";
import { lower, type Order } from "../formula/lower.js";
import { mentions } from "../formula/syntax.js";
import { tableBytes } from "../formula/table.js";
import { compile, type KernelPlan } from "../kernel/langevin.js";
import { template } from "../kernel/template.js";
import { SpecError } from "../spec/error.js";
import type { LangevinExperiment, Scheme } from "../spec/experiment.js";
import { branchNames, writtenBy } from "../spec/feedback/outcomes.js";
import { formulasOf } from "../spec/formulas.js";
import {
  commonTemperature,
  drivesTemperature,
  isInertial,
  namesOf,
  temperaturesOf,
  variablesOf,
} from "../spec/variables.js";
import { wallsIn } from "../spec/walls.js";
import type { RecordLaws } from "../theory/feedback/tree.js";
import { biasingOf } from "./biasing.js";
import { drivenWith, NOTHING_COMPUTED } from "./computed.js";
import { confine } from "./confinement.js";
import { cyclic } from "./cycleBlocks.js";
import { exactLinear } from "./exactLinear.js";
import { extentOf, fits } from "./extent.js";
import { backward } from "./feedback/backwards.js";
import { controlOf } from "./feedback/control.js";
import { controllerOf } from "./feedback/controller.js";
import type { FiniteController } from "./feedback/finite.js";
import { ownFreeEnergy } from "./feedback/freeEnergy.js";
import { withoutFilter } from "./feedback/kalman.js";
import { checkLooks } from "./feedback/looks.js";
import { recordLaws } from "./feedback/recordLaws.js";
import { timelineOf } from "./feedback/timeline.js";
import { housekeepingOf } from "./housekeeping.js";
import { type Bookkeeping, columnNames } from "./ledger.js";
import { linearFlows } from "./linearFlows.js";
import { cutAt, momentsOf } from "./moments.js";
import { movingWalls } from "./movingWalls.js";
import type { Planned } from "./planned.js";
import { program } from "./program.js";
import { quenchesOf } from "./quenches.js";
import { recordedNames } from "./recorded.js";
import { recorderOf, recordingFor, refuseAbsent } from "./recorder.js";
import { checkRing } from "./ring.js";
import { type SnapshotBook, snapshotBook, wantedTimes } from "./snapshots.js";
import { startOf, startsOf } from "./start.js";
import { boundariesOf } from "./systemEntropy.js";
import { checkTemperatures } from "./temperatures.js";

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
  reflected: 6,
  baoab: 1,
  obabo: 2,
  aboba: 3,
  oabao: 4,
};

/**
 * Plans a validated experiment.
 * @throws SpecError where the potential does not confine, starts at no finite energy, or the tables would be too large.
 */
export function planLangevin(given: LangevinExperiment): LangevinPlan {
  const { experiment, controller, laws } = directed(withoutFilter(given));
  const { system, method, cycles, feedback, ensemble } = experiment;
  const formulas = formulasOf(system);
  const whole = timelineOf(experiment, controller);
  if (drivesTemperature(experiment)) checkTemperatures(system, whole);
  const housekeeping = housekeepingOf(experiment, whole);
  const biasing = biasingOf(experiment, formulas);
  const flows = linearFlows(experiment, formulas, whole);
  const recording = recordingFor(experiment, { ...housekeeping?.columns, ...biasing?.columns, ...flows });
  const moments = momentsOf(wantedTimes(experiment, recording), whole.duration, method.dt);
  const acted = controller === null ? writtenBy(experiment.feedback) : [];
  const line = cutAt(whole, moments, method.dt);
  if (acted.length > 0) checkLooks(experiment, moments, whole);
  checkRing(system, formulas, whole);
  const exact = method.scheme === "exactLinear" ? exactLinear(experiment, formulas, line, acted) : null;
  const walled = method.scheme === "reflected" ? movingWalls(system, line) : null;
  const start = startOf(system, formulas, exact?.variables.length);
  const freeEnergies = confine(system, formulas.energy, whole);
  const variables = namesOf(system);
  const inertial = isInertial(system) && exact === null;
  const entropic = drivesTemperature(experiment) && method.heat === "stepwise";
  const computed = exact?.computed ?? walled?.computed ?? housekeeping?.computed ?? NOTHING_COMPUTED;
  const driven = drivenWith(line.driven, computed);
  const recorder = recorderOf(experiment, line, recording, new Set([...driven, ...acted]));
  const count = exact?.variables.length ?? variables.length;
  const templateBytes = template(count, inertial);
  const control = controlOf(experiment, controller, line, templateBytes, laws?.logPredictive ?? null);
  const lowered = lower(
    {
      ...formulas,
      biases: biasing?.forces,
      variables,
      temperatures: temperaturesOf(system),
      walls: walled === null ? (wallsIn(system, line.start) ?? {}) : {},
      ...exact,
    },
    driven,
    {
      exact: exact?.doors,
      walls: walled?.walls,
      inertial,
      entropic,
      metropolis: method.scheme === "mala",
      order: orderOf(method.scheme),
    },
    (step, boundary) => {
      recorder?.place(step);
      control?.place(step, boundary);
    },
    new Set(acted),
  );
  const bytes = fill(
    templateBytes,
    { ...lowered.doors, ...recorder?.doors(), ...control?.doors() },
    control?.rows ?? "shared",
    { ...recorder?.stores(), ...control?.stores() },
  );
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
    variables: count,
    starts: controller?.backward
      ? startsOf(system, formulas, line.starts, exact?.variables.length)
      : [start.kernel],
    control: control?.kernel() ?? null,
    named: control?.named ?? [],
    energyOwn: control?.energyOwn() ?? 0,
    splines: [...formulas.tables.values()].map(tableBytes),
    recording: recorder?.kernel,
    ...program(experiment, lowered, line, halvings, {
      moments,
      computed,
      own: acted.length > 0,
      reads: control?.reads,
    }),
  });
  const coarse = kernel(0) satisfies KernelPlan;
  const confirmed = fits(extentOf(experiment, lowered, line, 2, moments.times.length));
  // where a trajectory stops, its fields are those of its own time
  const closed =
    !drivesTemperature(experiment) &&
    experiment.stop === undefined &&
    (feedback?.kind !== "policy" || feedback.until === undefined) &&
    (cycles?.discard ?? 0) === 0;
  const changed = mentions(formulas.energy, new Set(acted));
  const freeEnergyOf =
    closed && changed && start.freeEnergy !== null
      ? ownFreeEnergy(system, formulas.energy, line, acted)
      : null;
  const book: Bookkeeping = {
    kT: commonTemperature(system),
    stepwise: method.heat === "stepwise",
    entropy: entropic ? "booked" : drivesTemperature(experiment) ? "unknown" : "derived",
    inertial: isInertial(system),
    variables: variablesOf(system),
    freeEnergyChange: freeEnergies.map((f) =>
      f === null || start.freeEnergy === null || !closed || changed ? null : f - start.freeEnergy,
    ),
    freeEnergyOf: freeEnergyOf ?? undefined,
    feedback: control?.book ?? null,
    record: recorder?.book(formulas.energy),
    boundaries: boundariesOf(experiment, line),
  };
  refuseAbsent(book, Object.keys(system.potential.fields));
  const columns = columnNames(book);
  return {
    kind: "langevin",
    experiment: given,
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
    exact: (exact?.exact ?? false) && control?.ages !== true,
    steps: coarse.steps,
    booked: coarse.booked,
    duration: line.duration * (cycles?.count ?? 1),
    quenches: quenchesOf(whole, branchNames(experiment.feedback), writtenBy(experiment.feedback)),
  };
}

/** What is run: forwards, or the backward experiment of a controller whose states are records. */
function directed(experiment: LangevinExperiment): {
  readonly experiment: LangevinExperiment;
  readonly controller: FiniteController | null;
  readonly laws: RecordLaws | null;
} {
  const controller = controllerOf(experiment);
  const laws = controller === null ? null : recordLaws(experiment, controller);
  if (experiment.feedback === undefined || experiment.ensemble.direction !== "reverse") {
    return { experiment, controller, laws };
  }
  if (controller === null || laws === null) {
    throw new SpecError(
      "feedback",
      "a feedback of finitely many records whose probabilities are known is needed to reverse it, another one given",
    );
  }
  const turned = backward(experiment, controller, laws.logProbability);
  return {
    experiment: { ...experiment, system: turned.system as LangevinExperiment["system"] },
    controller: turned.controller,
    laws: null,
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
