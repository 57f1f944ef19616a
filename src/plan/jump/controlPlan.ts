// A controller of finitely many states as the kernel of networks takes it: the ways of its states, what is read of each state of the
// network at the end of a way, and how much an outcome tells.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { Node } from "../../formula/syntax.js";
import type { JumpControl, JumpDecision, JumpEntry } from "../../kernel/jumpControl.js";
import { SpecError } from "../../spec/error.js";
import type { Feedback } from "../../spec/feedback/feedback.js";
import { formulasOfFeedback } from "../../spec/feedback/site.js";
import { type LoweredNetwork, lowerNetwork } from "../../spec/network/channels.js";
import { drivenSchedule, readingScopes } from "../../spec/network/feedback.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import type { NetworkLaws } from "../../theory/feedback/recordFilter.js";
import { backward } from "../feedback/backwards.js";
import { controllerOf } from "../feedback/controller.js";
import type { FiniteController } from "../feedback/finite.js";
import { type Moments, NO_MOMENTS } from "../moments.js";
import { burnInOf, cumulative, startIn } from "./jumpStart.js";
import { type Listener, listenerOf, listening, listens, tableOf } from "./listener.js";
import { leadOf, type Piece } from "./pieces.js";
import type { Program } from "./program.js";
import { type Controlled, recordLaws } from "./recordLaws.js";
import { controlledWays, type Placed } from "./ways.js";

export interface ControlPlan extends Controlled {
  /** By state of level 0: what comes before the round. */
  readonly leads: readonly (readonly Piece[])[];
  /** By state of the controller: ln p(y|past); null where it is not known. */
  readonly predictive: readonly (readonly number[])[] | null;
  /** Solved, where every state has one record. */
  readonly laws: NetworkLaws | null;
  /** What the kernel keeps up with. */
  readonly listener: Listener | null;
}

/** @throws SpecError for readings that are no rows of the channel */
export function controlPlanOf(
  experiment: NetworkExperiment & { readonly feedback: Feedback },
  controller: FiniteController,
  network: LoweredNetwork,
  moments: Moments,
): ControlPlan {
  const { fields } = experiment.system;
  const level0 = controller.starts.map((start) => ({ ...fields, ...start.fields }));
  const starts = level0.map((own, i) =>
    controller.starts[i]?.probability === 0
      ? new Float64Array(network.states.length)
      : startIn(experiment, network, own),
  );
  const burnIn = burnInOf(experiment);
  const leads = level0.map((own, i) =>
    controller.starts[i]?.probability === 0 ? [] : leadOf({ start: own, burnIn }),
  );
  const ways = controlledWays(controller, fields, moments, starts);
  const { feedback } = experiment;
  const formulas = formulasOfFeedback(experiment, feedback);
  const { reading, logPredictive } = formulas;
  const listener = feedback.kind === "policy" && listens(experiment) ? listenerOf(feedback, formulas) : null;
  const scopes = readingScopes(experiment);
  const readings = ways.placed.map((place) => (decides(place) ? readingsOf(scopes, reading, place) : []));
  const laws = isSolved(experiment, controller)
    ? recordLaws(experiment, network, { ...ways, controller, starts, readings })
    : null;
  return {
    ...ways,
    controller,
    starts,
    leads,
    readings,
    laws,
    listener,
    predictive:
      logPredictive !== null && !controller.backward && listener === null
        ? ways.placed.map((place) => (decides(place) ? formulaOf(logPredictive, place, controller) : []))
        : (laws?.logPredictive.flat() ?? null),
  };
}

/**
 * The system and the controller as they are run: an experiment whose direction is "reverse" is turned round, and its records are drawn with
 * the probabilities that they have forwards. @throws SpecError
 */
export function asRun(experiment: NetworkExperiment): {
  readonly experiment: NetworkExperiment;
  readonly controller: FiniteController | null;
} {
  if (experiment.feedback?.kind === "policy" && listens(experiment)) {
    return { experiment, controller: listening(experiment, experiment.feedback) };
  }
  const controller = controllerOf(experiment);
  const { feedback, system, method, ensemble } = experiment;
  if (controller === null || feedback === undefined || ensemble.direction !== "reverse") {
    return { experiment, controller };
  }
  if (method.scheme === "chain") {
    throw new SpecError("method.scheme", '"gillespie" is needed to reverse a feedback, "chain" given');
  }
  const known = { ...experiment, feedback: solvedFeedback(feedback) };
  const network = lowerNetwork(system, drivenSchedule(experiment));
  const { laws } = controlPlanOf(known, controller, network, NO_MOMENTS);
  const turned = backward(experiment, controller, laws?.logProbability ?? []);
  return {
    experiment: { ...experiment, system: turned.system as NetworkExperiment["system"] },
    controller: turned.controller,
  };
}

/** Whose records' probabilities are solved. */
function solvedFeedback(feedback: Feedback): Feedback {
  if (feedback.kind === "branch") return feedback;
  const { information: _, ...own } = feedback;
  return own;
}

/** Whether ln p(y|past) is to be solved, and can be. */
function isSolved(
  { feedback, method }: NetworkExperiment,
  { levels, wraps, backward: turned }: FiniteController,
): boolean {
  const information = feedback?.kind === "policy" ? feedback.information : undefined;
  if (information === "none" || typeof information === "object" || turned || wraps.length > 0) return false;
  const told = levels.every((states) => states.every(({ record }) => record !== null));
  if (method.scheme !== "chain") return told;
  if (information === undefined) return false;
  throw new SpecError(
    "feedback.information",
    `a formula { logPredictive } or "none" is needed for a chain, "${information}" given`,
  );
}

/** Which of them are rows of the channel, the kernel says where it is there. */
const readingsOf = (
  scopes: readonly Readonly<Record<string, number>>[],
  reading: Node,
  { state }: Placed,
): number[] =>
  scopes.map((scope, x) => {
    const read = evaluateNumber(reading, { ...scope, ...state.seen });
    if (Number.isFinite(read)) return read;
    throw new SpecError(
      "feedback.measurement.of",
      `a reading that is a finite number is needed in every state, ${read} in state ${x} given`,
    );
  });

function formulaOf(logPredictive: Node, { state }: Placed, { outcomes }: FiniteController): number[] {
  return Array.from({ length: outcomes }, (_, y) => evaluateNumber(logPredictive, { ...state.seen, y }));
}

/** Whether a measurement ends the way of a state. */
const decides = ({ way, state }: Placed): boolean => way >= 0 && state.next.length > 0;

/** Readings in the order of the decisions. */
export const readingTables = ({ placed, readings }: ControlPlan): (readonly number[])[] =>
  readings.filter((_, id) => decides(placed[id] as Placed));

/** What the kernel needs to know beside its windows. */
export function jumpControl(plan: ControlPlan, program: Program): JumpControl {
  const { controller, placed, offsets, predictive } = plan;
  const length = program.windows.length;
  const [next, wrap, decision] = [-1, 0, -1].map((none) => new Int32Array(length).fill(none)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const [opens, state] = [new Int32Array(length), new Int32Array(length)];
  const decisions: JumpDecision[] = [];
  const firstOf = (id: number): number => program.ways[placed[id]?.way ?? -1]?.[0] ?? -1;
  const chained = ([first, end]: readonly [number, number], id: number, then: number): void => {
    for (let i = first; i < end; i++) {
      next[i] = i + 1 < end ? i + 1 : then;
      state[i] = id;
    }
  };
  placed.forEach((place, id) => {
    const span = program.ways[place.way];
    if (span === undefined) return;
    chained(span, id, -1);
    const last = span[1] - 1;
    if (place.level === 0) opens[span[0]] = 1;
    const back = controller.wraps[place.index];
    if (back !== undefined && place.level === offsets.length - 1) wrap[last] = firstOf(back);
    if (!decides(place)) return;
    const offset = offsets[place.level + 1] as number;
    decision[last] = decisions.length;
    decisions.push({
      readings: program.readings[decisions.length] as number,
      expected: place.state.expected ?? -1,
      ways: place.state.next.map((to) => ({
        window: to < 0 ? -1 : firstOf(offset + to),
        control: to < 0 ? id : offset + to,
      })),
      predictive: predictive?.[id] ?? place.state.next.map(() => 0),
    });
  });
  const entries = controller.starts.flatMap(({ probability }, id): JumpEntry[] => {
    if (probability === 0) return [];
    const lead = program.leads[id] as readonly [number, number];
    if (lead[1] > lead[0]) chained(lead, id, firstOf(id));
    const window = lead[1] > lead[0] ? lead[0] : firstOf(id);
    return [{ probability, start: cumulative(plan.starts[id] as Float64Array), window }];
  });
  return {
    channel: plan.listener?.channel ?? tableOf(controller.channel),
    next,
    wrap,
    decision,
    opens,
    state,
    decisions,
    entries,
    memory: plan.listener?.starts ?? [],
    learn: plan.listener === null ? -1 : program.learn,
  };
}
