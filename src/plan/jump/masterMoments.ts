// What the master equation says of a network's ledger: probabilities at the end, means and variances of what jumps add up.
import { evaluateNumber } from "../../formula/evaluate.js";
import { type Node, number, product } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import { type Channel, lowerNetwork, type NetworkBath } from "../../spec/network/channels.js";
import { after, before } from "../../spec/network/instant.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import { momentsDriven } from "../../theory/network/drivenMoments.js";
import { finiteTime } from "../../theory/network/finiteTime.js";
import { type Bipartite, bipartiteOf } from "./informationFlow.js";
import { roundOf, solvedProbabilities } from "./masterEquation.js";

/** A mean over trajectories, and the variance of one where the equation was asked for it. */
export interface MasterMoment {
  readonly mean: number;
  readonly variance: number | null;
}

export interface MasterMoments {
  /** By name of the state. */
  readonly probabilities: Readonly<Record<string, number>>;
  /** By name of the column. */
  readonly columns: Readonly<Record<string, MasterMoment>>;
}

const MOST_STATES = 256;
/** Rounds of a cycle that are solved one by one. */
const MOST_ROUNDS = 1000;

/**
 * Solves d p/dt = L(t) p along the schedule, with the moments of counters, heat and entropy; <W> follows from the energies at both
 * ends and the mean energy of the jumps.
 * @throws SpecError for a chain, a stop, or more states or cycles than are solved in seconds.
 */
export function masterMoments(experiment: NetworkExperiment): MasterMoments {
  if (experiment.feedback !== undefined) {
    throw new SpecError(
      "feedback",
      "a control without feedback is needed for the master equation, a feedback given",
    );
  }
  const { system, method, control, cycles, stop } = experiment;
  const needed = (path: string, what: string, given: string): never => {
    throw new SpecError(path, `${what} is needed for the moments of the master equation, ${given} given`);
  };
  if (method.scheme === "chain") needed("method.scheme", "continuous time", '"chain"');
  if (stop !== undefined) needed("stop", "an end at a given time", "a stop");
  const network = lowerNetwork(system, control);
  const { states, channels, baths, counters } = network;
  if (states.length > MOST_STATES)
    needed("system", `a network of at most ${MOST_STATES} states`, `one of ${states.length}`);
  const count = cycles?.count ?? 1;
  if (count > MOST_ROUNDS) needed("cycles.count", `at most ${MOST_ROUNDS} cycles`, `${count}`);

  const round = roundOf(experiment, network);
  const { start } = solvedProbabilities(experiment, network);
  const still = channels.every(({ rate }) => rate.kind === "number") ? round.at(0) : null;
  let p = start;
  const byChannel = (of: (channel: Channel, c: number) => Node): Sum => {
    const nodes = channels.map(of);
    const fixed = nodes.map((node) => (node.kind === "number" ? node.value : null));
    if (fixed.every((value) => value !== null))
      return { fixed: fixed as number[], at: () => fixed as number[] };
    return { fixed: null, at: (t) => nodes.map((node) => evaluateNumber(node, round.momentAt(t))) };
  };
  const sums = {
    ...sumsOver(channels, baths, counters, byChannel),
    ...flows(bipartiteOf(experiment, network), channels, byChannel),
  };
  const totals = Object.fromEntries(Object.keys(sums).map((name) => [name, { mean: 0, variance: 0 }]));
  for (let k = 0; k < count; k++) {
    let next = p;
    for (const [name, sum] of Object.entries(sums)) {
      const moments =
        still !== null && sum.fixed !== null
          ? finiteTime(still, p, control.duration, [{ jump: sum.fixed }])
          : momentsDriven(round, p, 0, control.duration, [{ jump: sum.at }]);
      const total = totals[name] as { mean: number; variance: number };
      total.mean += moments.mean[0] as number;
      total.variance += moments.covariance[0]?.[0] as number;
      next = moments.probabilities;
    }
    p = next;
  }
  const energy = (law: ArrayLike<number>, moment: ReturnType<typeof before>): number =>
    states.reduce((total, state, i) => total + (law[i] as number) * evaluateNumber(state.energy, moment), 0);
  const energyChange = energy(p, after(experiment)) - energy(start, before(experiment));
  const { jumpEnergy, ...columns } = totals;
  return {
    probabilities: Object.fromEntries(states.map(({ name }, i) => [name, p[i] as number])),
    columns: {
      ...Object.fromEntries(
        Object.entries(columns).map(([name, { mean, variance }]) => [
          name,
          // rounds of a cycle depend on one another
          { mean, variance: count === 1 ? variance : null },
        ]),
      ),
      energyChange: { mean: energyChange, variance: null },
      work: { mean: energyChange - (jumpEnergy?.mean ?? 0), variance: null },
    },
  };
}

/** Flows of information and entropies of the parts of a bipartite network. */
function flows(
  bipartite: Bipartite | null,
  channels: readonly Channel[],
  byChannel: (of: (channel: Channel, c: number) => Node) => Sum,
): Record<string, Sum> {
  const reversible = channels.every(({ entropy }) => entropy !== null);
  return Object.fromEntries(
    (bipartite?.parts ?? []).flatMap(({ flow, own }, k) => {
      const name = bipartite?.names[k] as string;
      const entropy = ({ entropy: A }: Channel, c: number): Node => (own[c] ? (A as Node) : number(0));
      return [
        [`informationFlow_${name}`, byChannel((_, c) => number(flow[c] as number))] as const,
        ...(reversible ? [[`bathEntropy_${name}`, byChannel(entropy)] as const] : []),
      ];
    }),
  );
}

/** What jumps add, by channel: numbers, or at a time. */
interface Sum {
  readonly fixed: readonly number[] | null;
  readonly at: (t: number) => readonly number[];
}

function sumsOver(
  channels: readonly Channel[],
  baths: readonly NetworkBath[],
  counters: readonly string[],
  byChannel: (of: (channel: Channel) => Node) => Sum,
): Record<string, Sum> {
  const constant = (of: (channel: Channel) => number): Sum => {
    const values = channels.map(of);
    return { fixed: values, at: () => values };
  };
  const sums: Record<string, Sum> = {
    jumps: constant(() => 1),
    ...Object.fromEntries(counters.map((name) => [name, constant(({ counts }) => counts[name] ?? 0)])),
    jumpEnergy: byChannel(({ energyChange }) => energyChange),
  };
  if (channels.some(({ entropy }) => entropy === null)) return sums;
  const heatOf = ({ bath, entropy }: Channel): Node =>
    product((baths[bath] as NetworkBath).kT, entropy as Node);
  return {
    ...sums,
    heat: byChannel(heatOf),
    bathEntropy: byChannel(({ entropy }) => entropy as Node),
    forceWork: byChannel(({ drive }) => drive),
    chemicalWork: byChannel(({ chemical }) => chemical),
    ...(baths.length > 1
      ? Object.fromEntries(
          baths.flatMap(({ name }, b) => [
            [`heat_${name}`, byChannel((channel) => (channel.bath === b ? heatOf(channel) : number(0)))],
            [`particles_${name}`, constant(({ bath, particles }) => (bath === b ? particles : 0))],
          ]),
        )
      : {}),
  };
}
