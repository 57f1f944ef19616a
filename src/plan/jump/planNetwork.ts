// Lowers an experiment on a network of jumps: channels and their windows, the sums and observers that the ledger needs, and the filled
// template.
import { fillJump } from "../../formula/fillJump.js";
import { type Node, names } from "../../formula/syntax.js";
import { tableBytes } from "../../formula/table.js";
import { jumpLayout, jumpTemplate } from "../../kernel/jumpLayout.js";
import type { JumpPlan } from "../../kernel/jumpPlan.js";
import { compile } from "../../kernel/langevin.js";
import { SpecError } from "../../spec/error.js";
import type { Feedback } from "../../spec/feedback/feedback.js";
import { type LoweredNetwork, lowerNetwork } from "../../spec/network/channels.js";
import { drivenSchedule } from "../../spec/network/feedback.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import { networkRecordOf } from "../../spec/network/record.js";
import { tablesOf } from "../../spec/tables.js";
import type { FiniteController } from "../feedback/finite.js";
import type { Planned } from "../planned.js";
import { quenchesOf } from "../quenches.js";
import { alongSchedule, type Timeline } from "../timeline.js";
import { codesOf } from "./codes.js";
import { asRun, type ControlPlan, controlPlanOf, jumpControl, readingTables } from "./controlPlan.js";
import { steadyAlong } from "./entropyBook.js";
import { bipartiteOf } from "./informationFlow.js";
import { jumpBookOf } from "./jumpBook.js";
import { additiveNames, type JumpBook, jumpColumnNames } from "./jumpLedger.js";
import { burnInOf, cumulative, startProbabilities } from "./jumpStart.js";
import type { JumpStates } from "./jumpStates.js";
import { learning } from "./listener.js";
import { observationOf, prepared } from "./observation.js";
import { leadOf, type Piece, piecesOf } from "./pieces.js";
import { movingOf, programOf } from "./program.js";
import { recordingOf } from "./recording.js";
import { jumpStates, momentsFor } from "./snapshots.js";
import { sumsOf } from "./sums.js";

export interface NetworkPlan extends Planned {
  readonly kind: "network";
  readonly experiment: NetworkExperiment;
  readonly kernel: JumpPlan;
  readonly network: LoweredNetwork;
  /** The pieces of a round; with feedback those of `control`. */
  readonly driven: readonly Piece[];
  readonly control: ControlPlan | null;
  readonly halves: null;
  readonly book: JumpBook;
  readonly states: JumpStates;
}

/** @throws SpecError */
export function planNetwork(given: NetworkExperiment): NetworkPlan {
  const { experiment, controller } = asRun(given);
  const { system, method, cycles, stop, ensemble } = experiment;
  const network = lowerNetwork(system, drivenSchedule(experiment));
  const { states } = network;
  const line = lineOf(experiment, controller);
  const rounds = cycles?.count ?? 1;
  const recording = recordingOf(networkRecordOf(experiment), rounds);
  const moments = momentsFor(experiment, recording, line);
  const followed =
    controller === null
      ? null
      : controlPlanOf(experiment as NetworkExperiment & { feedback: Feedback }, controller, network, moments);
  const start = startProbabilities(experiment, network);
  const round = piecesOf(line, moments);
  const { leads, ways } = followed ?? {
    leads: [leadOf(line)],
    ways: [{ pieces: round, after: [], start, share: 1 }],
  };
  const tables = [...tablesOf(system, "system.tables").values()];
  const steady = steadyAlong(experiment, network, tables.length);
  const bipartite = bipartiteOf(experiment, network);
  const sums = sumsOf(network, steady?.of ?? null, bipartite);
  const fields = ["t", ...line.driven];
  const still = Object.fromEntries(Object.entries(system.fields).filter(([name]) => !line.driven.has(name)));
  const watched = { network, sums, fields, still };
  const ready = prepared(recording, watched);
  const layout = jumpLayout({
    fields: fields.length,
    accumulators: sums.increments.length,
    observers: ready.observers,
    remembered: followed?.listener?.names.length ?? 0,
  });
  const observation = observationOf(ready, watched, layout);
  const learned = followed?.listener ? learning(followed.listener, fields, still, layout) : null;
  const channels = network.channels.map(({ from, to, rate, edge }) => ({
    from,
    to,
    rate,
    path: `system.edges[${edge}]`,
    label: `from "${states[from]?.name}" to "${states[to]?.name}"`,
  }));
  const discrete = method.scheme === "chain";
  const material = {
    states: states.length,
    channels,
    increments: sums.increments,
    leads,
    ways,
    fields,
    discrete,
  };
  const moving = movingOf(material);
  const codes = codesOf(
    channels.map(({ rate }, c) => ({
      rate: moving.rates[c] ? rate : null,
      book: moving.books[c] ? sums.increments.map((sum) => sum[c] as Node) : null,
    })),
    fields,
    layout,
  );
  const program = programOf(material, moving, {
    codes,
    observe: observation.constants,
    attributes: observation.attributes,
    readings: followed === null ? [] : readingTables(followed),
    learn: learned?.constants ?? [],
  });
  const { opened, observe, passed } = observation;
  const template = jumpTemplate();
  const doors = {
    rate: codes.rate.length > 0 ? codes.rate : null,
    book: codes.book.length > 0 ? codes.book : null,
    opened,
    observe,
    passed,
    learn: learned?.stores ?? null,
  };
  const bytes = fillJump(template, doors, layout);
  const { tables: doubles, windows, constants, observeConstants, attributes, jumps } = program;
  const kernel: JumpPlan = {
    seed: ensemble.seed,
    stream: 2 * ensemble.point + (ensemble.direction === "reverse" ? 1 : 0),
    discrete,
    states: states.length,
    channels: channels.length,
    start: cumulative(start),
    targets: Int32Array.from(channels, ({ to }) => to),
    accumulators: sums.increments.length,
    observers: ready.observers,
    observed: opened !== null || observe !== null || passed !== null,
    stops: stop !== undefined,
    fields: fields.length,
    splines: [...tables, ...(steady === null ? [] : [steady.table])].map(tableBytes),
    rateCode: codes.rateCode,
    bookCode: codes.bookCode,
    tables: doubles,
    windows,
    constants,
    observeConstants,
    attributes,
    control: followed === null ? null : jumpControl(followed, program),
    rounds: {
      lead: followed === null ? (program.leads[0]?.[1] ?? 0) : 0,
      discard: cycles?.discard ?? 0,
      count: rounds,
      period: line.duration,
      snapshots: moments.times.map(() => []),
    },
  };
  const book = jumpBookOf(experiment, network, {
    sums,
    fields,
    still,
    recorded: recording.columns,
    information: bipartite?.information ?? null,
    duration: line.duration,
    end: { ...line.end[0], t: line.duration },
    courses: followed === null ? [round] : followed.placed.map(({ way }) => ways[way]?.pieces ?? []),
    control: followed,
  });
  const columns = jumpColumnNames(book);
  const places = network.attributes;
  refuseAbsent(book, columns);
  return {
    kind: "network",
    experiment: given,
    network,
    driven: round,
    control: followed,
    template,
    module: compile(bytes),
    kernel,
    halves: null,
    book,
    states: jumpStates(
      experiment,
      states,
      moments,
      { line, round, control: followed },
      recording,
      sums.increments.length + ready.observers,
    ),
    columns,
    reported: columns.filter(
      (name) => !/^(state|stateStart|record)$/.test(name) && !places.includes(name.replace(/Start$/, "")),
    ),
    places: ["state", ...places],
    additive: additiveNames(book),
    kT: book.kT,
    exact: true,
    steps: Math.ceil(jumps * (rounds + (cycles?.discard ?? 0))),
    duration: line.duration * rounds,
    quenches: quenchesOf(line, [], []),
  };
}

/** The schedule, without what a feedback does; `driven` has all fields that move. */
function lineOf(experiment: NetworkExperiment, controller: FiniteController | null): Timeline {
  const { system, control } = experiment;
  const line = alongSchedule(controller?.control ?? control, system.fields, burnInOf(experiment));
  return { ...line, driven: new Set([...line.driven, ...(controller?.acted ?? [])]) };
}

/** @throws SpecError for a column that this experiment's ledger lacks. */
function refuseAbsent({ recorded, names: known, end }: JumpBook, columns: readonly string[]): void {
  const own = columns.filter((column) => !recorded.some(({ name }) => name === column));
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
