// Lowers an experiment on a network of jumps: channels and their windows, the sums and observers that the ledger needs, and the filled
// template.
import { evaluateNumber } from "../../formula/evaluate.js";
import { fillJump } from "../../formula/fillJump.js";
import { type Node, names } from "../../formula/syntax.js";
import { tableBytes } from "../../formula/table.js";
import { jumpLayout, jumpTemplate } from "../../kernel/jumpLayout.js";
import type { JumpPlan } from "../../kernel/jumpPlan.js";
import { compile } from "../../kernel/langevin.js";
import { SpecError } from "../../spec/error.js";
import { timesOf } from "../../spec/grid.js";
import { imbalance } from "../../spec/network/balance.js";
import { type LoweredNetwork, lowerNetwork } from "../../spec/network/channels.js";
import { after, before } from "../../spec/network/instant.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import { networkRecordOf } from "../../spec/network/record.js";
import { tablesOf } from "../../spec/tables.js";
import { type Moments, momentsOf } from "../moments.js";
import type { Planned } from "../planned.js";
import { quenchesOf } from "../quenches.js";
import { alongSchedule, type Timeline } from "../timeline.js";
import { codesOf } from "./codes.js";
import { entropyBookOf, steadyAlong } from "./entropyBook.js";
import { bipartiteOf } from "./informationFlow.js";
import { additiveNames, type JumpBook, jumpColumnNames } from "./jumpLedger.js";
import { cumulative, freeEnergyAt, startProbabilities } from "./jumpStart.js";
import type { JumpStates } from "./jumpStates.js";
import { observationOf, prepared } from "./observation.js";
import { leadOf, type Piece, piecesOf } from "./pieces.js";
import { movingOf, programOf } from "./program.js";
import { type JumpRecording, recordingOf } from "./recording.js";
import { jumpStates } from "./snapshots.js";
import { sumsOf } from "./sums.js";

export interface NetworkPlan extends Planned {
  readonly kind: "network";
  readonly experiment: NetworkExperiment;
  readonly kernel: JumpPlan;
  readonly network: LoweredNetwork;
  /** The pieces of a round. */
  readonly driven: readonly Piece[];
  readonly halves: null;
  readonly book: JumpBook;
  readonly states: JumpStates;
}

/** @throws SpecError */
export function planNetwork(experiment: NetworkExperiment): NetworkPlan {
  const { system, method, control, cycles, stop, ensemble } = experiment;
  if (experiment.feedback !== undefined) {
    throw new SpecError(
      "feedback",
      "a control without feedback is needed for a network so far, a feedback given",
    );
  }
  const network = lowerNetwork(system, control);
  const { states } = network;
  const burnIn = system.start.kind === "steady" ? (system.start.burnIn ?? 0) : 0;
  const line = alongSchedule(control, system.fields, burnIn);
  const rounds = cycles?.count ?? 1;
  const recording = recordingOf(networkRecordOf(experiment), rounds);
  const moments = momentsFor(experiment, recording, line);
  const [lead, round] = [leadOf(line), piecesOf(line, moments)];
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
    remembered: 0,
  });
  const observation = observationOf(ready, watched, layout);
  const channels = network.channels.map(({ from, to, rate, edge }) => ({
    from,
    to,
    rate,
    path: `system.edges[${edge}]`,
    label: `from "${states[from]?.name}" to "${states[to]?.name}"`,
  }));
  const start = startProbabilities(experiment, network);
  const discrete = method.scheme === "chain";
  const material = {
    states: states.length,
    channels,
    increments: sums.increments,
    start,
    lead,
    round,
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
  });
  const { opened, observe, passed } = observation;
  const template = jumpTemplate();
  const doors = {
    rate: codes.rate.length > 0 ? codes.rate : null,
    book: codes.book.length > 0 ? codes.book : null,
    opened,
    observe,
    passed,
    learn: null,
  };
  const bytes = fillJump(template, doors, layout);
  const { lead: leading, jumps, ...placed } = program;
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
    ...placed,
    control: null,
    rounds: {
      lead: leading,
      discard: cycles?.discard ?? 0,
      count: rounds,
      period: control.duration,
      snapshots: moments.times.map(() => []),
    },
  };
  const [first, last] = [before(experiment), after(experiment)];
  const energiesAt = (moment: typeof first): Float64Array =>
    Float64Array.from(states, ({ energy }) => evaluateNumber(energy, moment));
  const { increments, ...uses } = sums;
  const kT = commonTemperature(network);
  const book: JumpBook = {
    kT,
    baths: network.baths.map(({ name }) => name),
    sums: uses,
    chemical: network.baths.some(({ mu }) => !(mu.kind === "number" && mu.value === 0)),
    attributes: network.attributes.map((name, k) => ({
      name,
      values: Float64Array.from(states, ({ attributes }) => attributes[k] as number),
    })),
    energyStart: energiesAt(first),
    energyEnd: energiesAt(last),
    freeEnergyChange: freeEnergyChange(experiment, network),
    duration: control.duration * rounds,
    names: { ...Object.fromEntries(states.map(({ name }, i) => [name, i])), ...still },
    end: Object.fromEntries(fields.map((name) => [name, last[name] as number])),
    recorded: recording.columns,
    stop: stop === undefined ? null : { energies: states.map(({ energy }) => energy), pieces: round },
    entropy: entropyBookOf(experiment, network, kT),
    information: bipartite?.information ?? null,
  };
  const columns = jumpColumnNames(book);
  const places = network.attributes;
  refuseAbsent(book, columns);
  return {
    kind: "network",
    experiment,
    network,
    driven: round,
    template,
    module: compile(bytes),
    kernel,
    halves: null,
    book,
    states: jumpStates(
      experiment,
      network,
      moments,
      { line, round },
      recording,
      increments.length + ready.observers,
    ),
    columns,
    reported: columns.filter(
      (name) => !/^(state|stateStart)$/.test(name) && !places.includes(name.replace(/Start$/, "")),
    ),
    places: ["state", ...places],
    additive: additiveNames(book),
    kT: book.kT,
    exact: true,
    steps: Math.ceil(jumps * (rounds + (cycles?.discard ?? 0))),
    duration: control.duration * rounds,
    quenches: quenchesOf(line, [], []),
  };
}

/** Times at which states are looked at. */
function momentsFor(
  { record, control, cycles }: NetworkExperiment,
  recording: JumpRecording,
  line: Timeline,
): Moments {
  const wanted = [
    ...recording.moments.map(({ time }) => time),
    ...(cycles === undefined ? [] : [0]),
    ...(record.grid === undefined ? [] : timesOf(record.grid, control.duration)),
  ];
  return momentsOf(wanted, line.duration, STEP * line.duration);
}

/** Of the duration; times closer than a millionth of it are one. */
const STEP = 1e-6;

/** kT where all baths have the same one, undriven. */
function commonTemperature({ baths }: LoweredNetwork): number {
  const [first, ...others] = baths.map(({ kT }) => (kT.kind === "number" ? kT.value : Number.NaN));
  return first !== undefined && others.every((kT) => kT === first) ? first : Number.NaN;
}

/** F(tau+) - F(0-); null where the start is no equilibrium, the end has none, or another ledger is kept. */
function freeEnergyChange(experiment: NetworkExperiment, network: LoweredNetwork): number | null {
  const { system, stop, cycles } = experiment;
  const driven = network.baths.some(({ kT, mu }) => kT.kind !== "number" || mu.kind !== "number");
  if (system.start.kind !== "equilibrium" || stop !== undefined || (cycles?.discard ?? 0) > 0 || driven)
    return null;
  const [first, last] = [before(experiment), after(experiment)];
  if (imbalance(experiment, network, last) !== null) return null;
  return freeEnergyAt(network, last) - freeEnergyAt(network, first);
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
