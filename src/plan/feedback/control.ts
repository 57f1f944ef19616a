// What of an experiment's feedback the kernel takes, and what its columns are: of a controller with finitely many states, or of a policy
// with numbers of its own in each lane.
import { Builder, type Code, type Slots } from "../../formula/code.js";
import type { Rows } from "../../formula/emit.js";
import type { Stores } from "../../formula/fill.js";
import { speedOf } from "../../formula/lower.js";
import { mentions, name } from "../../formula/syntax.js";
import type { KernelControl, KernelPlan } from "../../kernel/kernelPlan.js";
import { layoutOf } from "../../kernel/template.js";
import type { LangevinExperiment } from "../../spec/experiment.js";
import { formulasOfFeedback } from "../../spec/feedback/site.js";
import { isInertial, namesOf, velocityOf } from "../../spec/variables.js";
import type { Timeline } from "../timeline.js";
import { isAged } from "./aged.js";
import { type FeedbackBook, finiteBook, ownBook } from "./book.js";
import type { FiniteController } from "./finite.js";
import { controlNames, ownDoors } from "./ownDoors.js";
import { finiteTables, formulaLaw, kernelChannel, type Predictive } from "./tables.js";

export interface Control {
  readonly rows: Rows;
  /** Lowers the formulas; after all other coefficients have their places. */
  readonly place: (step: Slots, boundary: Slots) => void;
  readonly doors: () => Readonly<Record<string, Code>>;
  readonly stores: () => Stores;
  readonly kernel: () => KernelControl;
  readonly named: KernelPlan["named"];
  readonly energyOwn: () => number;
  readonly book: FeedbackBook;
  /** Whether fields change by themselves after an action. */
  readonly ages: boolean;
  /** Whether a reading is of fields that rows hold. */
  readonly reads: boolean;
}

/** `template`: the one that is filled; with exactLinear velocities are variables of it. `predictive`: ln p(outcome|past) of finitely many states. */
export function controlOf(
  experiment: LangevinExperiment,
  controller: FiniteController | null,
  line: Timeline,
  template: Uint8Array<ArrayBuffer>,
  predictive: Predictive | null = null,
): Control | null {
  const { feedback, system, method } = experiment;
  if (feedback === undefined) return null;
  const layout = layoutOf(template);
  const formulas = formulasOfFeedback(experiment, feedback);
  const { channel } = feedback.measurement;
  const exact = method.scheme === "exactLinear";
  if (controller === null) {
    if (feedback.kind !== "policy") throw new Error("a branch has finitely many states");
    const own = ownDoors(experiment, feedback, formulas, layout, exact);
    const made = kernelChannel(channel, formulas.rows);
    return {
      rows: "own",
      place: own.place,
      doors: own.doors,
      stores: own.stores,
      kernel: () => ({ channel: made, finite: null, own: own.layout() }),
      named: [...controlNames(layout), ...own.named],
      energyOwn: own.energyOwn,
      book: ownBook(
        // what a filter needs beside its estimates is nobody's
        own.named.map(({ name: own }) => own).filter((own) => !own.includes("$")),
        made.kind !== "exact",
        formulas.logPredictive !== null,
      ),
      ages: isAged(experiment),
      reads: mentions(formulas.reading, line.driven),
    };
  }
  const law = predictive ?? formulaLaw(formulas.logPredictive, controller);
  let read: Code | null = null;
  return {
    rows: controller.levels.some(({ length }) => length > 1) ? "each" : "shared",
    place(step) {
      const velocities = isInertial(system) ? namesOf(system).map(velocityOf) : [];
      const others = velocities.map((velocity, v): [string, () => Code] => [
        velocity,
        exact
          ? () => builder.variable(velocities.length + v)
          : () => builder.times(builder.block(layout.velocity + layout.stride * v), name(speedOf(v))),
      ]);
      const builder: Builder = new Builder(step, namesOf(system), new Map(others));
      read = builder.code(formulas.reading);
    },
    doors: () => (read === null ? {} : { read }),
    stores: () => ({}),
    kernel: () => ({
      channel: kernelChannel(channel, controller.channel),
      finite: finiteTables(controller, law),
      own: null,
    }),
    named: controlNames(layout),
    energyOwn: () => 0,
    book: finiteBook(experiment, controller, line, law !== null),
    ages: false,
    // those that end take the work of these rows
    reads: mentions(formulas.reading, line.driven) || controller.levels.flat().some(({ stops }) => stops),
  };
}
