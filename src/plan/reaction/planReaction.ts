// Lowers an experiment on reactions: propensities as instructions of a whole step, windows with their coefficients, the sums that the
// ledger needs, and the filled template.
import { Slots } from "../../formula/code.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import { fillReaction, NO_RACE } from "../../formula/fillReaction.js";
import { fold } from "../../formula/fold.js";
import { mentions, type Node, name, names } from "../../formula/syntax.js";
import { tableBytes } from "../../formula/table.js";
import { compile } from "../../kernel/langevin.js";
import { reactionLayout, reactionTemplate } from "../../kernel/reactionLayout.js";
import type { ReactionPlan } from "../../kernel/reactionPlan.js";
import { SpecError } from "../../spec/error.js";
import { type LoweredReactions, lowerReactions } from "../../spec/reaction/channels.js";
import { conservedQuantities } from "../../spec/reaction/conserved.js";
import { eventsOf, type ReadEvents } from "../../spec/reaction/events.js";
import { leaps } from "../../spec/reaction/method.js";
import type { ReactionExperiment } from "../../spec/reaction/reaction.js";
import { reactionRecordOf } from "../../spec/reaction/record.js";
import { tablesOf } from "../../spec/tables.js";
import { cumulative } from "../jump/jumpStart.js";
import type { JumpStates } from "../jump/jumpStates.js";
import { leadOf, movingIn, type Piece, piecesOf } from "../jump/pieces.js";
import { type JumpRecording, recordingOf } from "../jump/recording.js";
import { jumpStates, momentsFor } from "../jump/snapshots.js";
import type { Planned } from "../planned.js";
import { quenchesOf } from "../quenches.js";
import { alongSchedule } from "../timeline.js";
import { Coefficients } from "./coefficients.js";
import { countEntropyOf } from "./entropyBook.js";
import { eventsIn } from "./flow.js";
import { leapNetwork, leapOf, leapsIn, leapValues, workOf } from "./leap.js";
import { additiveOf, type ReactionBook, reactionColumnNames } from "./ledger.js";
import { assignmentsOf, doorsOf, opening, type Recorded } from "./observation.js";
import { isRace, orderedOf, raceCoefficients, raceOf } from "./race.js";
import { raceDoorsOf } from "./raceDoors.js";
import { meansOf, startLaw } from "./start.js";
import type { StepChannel } from "./step.js";
import { stepChannels } from "./stepChannels.js";
import { sumsOf } from "./sums.js";
import { type TimedPiece, timedPieces } from "./timed.js";
import { CROSSING, windowsOf } from "./windows.js";

export interface ReactionsPlan extends Planned {
  readonly kind: "reactions";
  readonly experiment: ReactionExperiment;
  readonly kernel: ReactionPlan;
  readonly network: LoweredReactions;
  readonly halves: null;
  readonly book: ReactionBook;
  readonly states: JumpStates;
}

/** @throws SpecError */
export function planReaction(experiment: ReactionExperiment): ReactionsPlan {
  const { system, method, control, cycles, stop, ensemble } = experiment;
  const network = leapNetwork(lowerReactions(system, control), method);
  const { species } = network;
  const burnIn = system.start.kind === "steady" ? (system.start.burnIn ?? 0) : 0;
  const line = alongSchedule(control, system.fields, burnIn);
  const rounds = cycles?.count ?? 1;
  const recording = recordingOf(reactionRecordOf(experiment), rounds);
  const moments = momentsFor(experiment, recording, line);
  const [lead, round] = [leadOf(line), piecesOf(line, moments)];
  const fields = ["t", ...line.driven];
  const still = Object.fromEntries(Object.entries(system.fields).filter(([key]) => !line.driven.has(key)));
  const held = Object.fromEntries(
    network.chemostats.flatMap(({ name: key, count }) =>
      count.kind === "number" ? [[key, count.value]] : [],
    ),
  );
  const racing = isRace(method, network.channels);
  const ordered = orderedOf(method, network.channels);
  const { gains, ...uses } = sumsOf(network, ordered);
  const events = eventsOf(experiment);
  const recorded = foldedOf(recording, events, { ...still, ...held }, uses.counters);
  const coefficients = new Coefficients();
  const restless = new Set(round.flatMap((piece) => [...movingIn(piece)]));
  const channels = stepChannels(
    ordered,
    gains,
    fields,
    { restless, racing, leaping: leaps(method) },
    new Set(species),
    coefficients,
  );
  const moving = new Map(
    fields
      .filter((field) => isWanted(field, channels, recorded))
      .map((field) => {
        const index = (kind: "value" | "slope"): number => coefficients.index(kind, name(field));
        return [field, { value: index("value"), slope: index("slope") }] as const;
      }),
  );
  const sums = gains[0]?.length ?? 0;
  const counts = {
    species: species.length,
    sums,
    coefficients: coefficients.count,
    observers: recording.observers + recorded.triggers.length,
    triggers: recorded.triggers.length,
    values: leapValues(channels, method),
  };
  const layout = reactionLayout(counts);
  const slots = new Slots(new Set());
  const counted = isWanted("jumps", channels, recorded);
  const material = { counted, species, channels, moving, coefficients: coefficients.count, sums };
  const race = racing ? raceOf(ordered, channels, species, recorded) : null;
  const leap = leapOf(method, ordered, uses.counters, slots, material, layout);
  const doors =
    race === null && leap === null
      ? doorsOf(slots, material, recorded, layout)
      : {
          step: NO_STEP,
          opened: opening(slots, material, recorded, layout),
          assign: assignmentsOf(slots, material, recorded, layout),
          weigh: leap?.weigh ?? [],
          race: race === null ? NO_RACE : raceDoorsOf(slots, material, recorded, layout, race),
        };
  const template = reactionTemplate();
  const law = startLaw(experiment, network);
  const expected = eventsIn(network, meansOf(law), round);
  const often = Math.max(1, expected) / control.duration;
  const cut = (pieces: readonly Piece[], times: readonly number[]): TimedPiece[] =>
    timedPieces(pieces, times, events.triggers.length).flatMap((piece) =>
      windowsOf(piece, coefficients, often, racing ? Math.max(CROSSING, ordered.length / 8) : CROSSING),
    );
  const times = events.timed.map(({ at }) => at);
  const windows = [...cut(lead, []), ...cut(round, times)];
  const leading = windows.filter(({ time }) => time < 0).length;
  const kernel: ReactionPlan = {
    seed: ensemble.seed,
    stream: 2 * ensemble.point,
    ...counts,
    startCounts: Float64Array.from(law.states.flat()),
    start: cumulative(law.probabilities),
    race: race?.reactions ?? null,
    leap: leap?.plan ?? null,
    counted: counted || race !== null || leap !== null,
    stops: stop !== undefined,
    guarded: channels.some(({ guarded, bound }) => guarded || bound !== null),
    constants: Float64Array.from(slots.tables().constants, (node) => evaluateNumber(node, {})),
    splines: [...tablesOf(system, "system.tables").values()].map(tableBytes),
    windows: windows.map((window) => ({
      time: window.time,
      length: window.length,
      coefficients:
        race === null ? coefficients.at(window) : raceCoefficients(ordered, channels, coefficients, window),
      snapshot: window.snapshot,
      assignment: window.assignment,
      leaps: leapsIn(window.length, method),
    })),
    rounds: {
      lead: leading,
      discard: cycles?.discard ?? 0,
      count: rounds,
      period: control.duration,
      snapshots: moments.times.map(() => []),
    },
  };
  const last = { ...line.end[0], t: control.duration };
  const kT = network.kT.kind === "number" ? network.kT.value : Number.NaN;
  const book: ReactionBook = {
    ...uses,
    kT,
    species,
    ...(recorded.assignments.length === 0 ? {} : { entropy: null }),
    conserved:
      recorded.assignments.length > 0
        ? []
        : conservedQuantities(
            network.channels.map(({ change }) => change),
            species.length,
          ),
    duration: control.duration * rounds,
    names: { ...still, ...held },
    end: Object.fromEntries(
      fields.map((field) => [field, (last as Record<string, number>)[field] as number]),
    ),
    recorded: recording.columns,
    stop: stop === undefined ? null : { pieces: round },
    laws: countEntropyOf(experiment, network, last),
  };
  const columns = reactionColumnNames(book);
  refuseAbsent(book, columns);
  return {
    kind: "reactions",
    experiment,
    network,
    template,
    module: compile(fillReaction(template, doors)),
    kernel,
    halves: null,
    book,
    states: jumpStates(
      experiment,
      [],
      moments,
      { line, round, control: null },
      recording,
      species.length + sums + recording.observers,
    ),
    columns,
    reported: columns.filter((column) => !species.some((key) => column === `${key}Start`)),
    places: species,
    additive: additiveOf(book),
    kT,
    exact: leap === null,
    steps: Math.ceil(workOf(kernel.windows, expected) * (rounds + (cycles?.discard ?? 0))),
    duration: control.duration * rounds,
    quenches: quenchesOf(line, [], []),
  };
}

const NOTHING = { kind: "variable", index: 0 } as const;
const NO_STEP = { live: NOTHING, both: { stores: [], calm: null }, other: { stores: [] } };

/** Formulas with what is known in them, counters as sums. */
function foldedOf(
  { observed, stop, observers }: JumpRecording,
  { triggers, timed }: ReadEvents,
  known: Readonly<Record<string, number>>,
  counters: Readonly<Record<string, number>>,
): Recorded {
  const of = (node: Node): Node =>
    fold(node, (text) => (Object.hasOwn(counters, text) ? name(`$c${counters[text]}`) : known[text]));
  return {
    observed: observed.map((one) => ({ ...one, of: of(one.of) })),
    stop: stop === null ? null : of(stop),
    triggers: triggers.map(({ when }, i) => ({ when: of(when), flag: observers + i })),
    assignments: [...triggers, ...timed].map(({ set }) => set.map(([k, node]) => [k, of(node)] as const)),
  };
}

/** Whether a step has to know a field at the time of an event. */
function isWanted(
  field: string,
  channels: readonly StepChannel[],
  { observed, stop, triggers, assignments }: Recorded,
): boolean {
  const nodes = [
    ...channels.flatMap(({ propensity, gains }) => [propensity, ...gains]),
    ...observed.map(({ of }) => of),
    ...(stop === null ? [] : [stop]),
    ...triggers.map(({ when }) => when),
    ...assignments.flatMap((counts) => counts.map(([, node]) => node)),
  ];
  return nodes.some((node) => mentions(node, new Set([field])));
}

/** @throws SpecError for a column that this experiment's ledger lacks. */
function refuseAbsent({ recorded, names: known, end }: ReactionBook, columns: readonly string[]): void {
  const own = columns.filter((column) => !recorded.some((one) => one.name === column));
  const all = new Set([...own, ...Object.keys(known), ...Object.keys(end), "kT"]);
  for (const { name: column, value } of recorded) {
    names(value, (mentioned) => {
      if (mentioned.startsWith("$") || all.has(mentioned)) return;
      throw new SpecError(
        `record.columns.${column}`,
        `a column of this experiment is needed (${own.join(", ")}), "${mentioned}" given`,
      );
    });
  }
}
