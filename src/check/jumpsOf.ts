// A network's channels as numbers, in the fields at t = 0-, with which of them make an edge.
import { evaluateNumber } from "../formula/evaluate.js";
import { type LoweredNetwork, lowerNetwork } from "../spec/network/channels.js";
import { before } from "../spec/network/instant.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import type { Edge } from "../theory/network/currents.js";
import type { Jumps } from "../theory/network/generator.js";

export interface KnownJumps {
  readonly lowered: LoweredNetwork;
  readonly jumps: Jumps;
  /** Channels there and back; null where one has no way back. */
  readonly edges: readonly Edge[] | null;
}

const KNOWN = new WeakMap<NetworkExperiment, KnownJumps>();

/** The network at t = 0-. */
export function jumpsOf(experiment: NetworkExperiment): KnownJumps {
  const known = KNOWN.get(experiment);
  if (known !== undefined) return known;
  const lowered = lowerNetwork(experiment.system, experiment.control);
  const moment = before(experiment);
  const channels = lowered.channels.map(({ from, to, rate, entropy }) => ({
    from,
    to,
    rate: evaluateNumber(rate, moment),
    entropy: entropy === null ? Number.NaN : evaluateNumber(entropy, moment),
  }));
  const found = { lowered, jumps: { states: lowered.states.length, channels }, edges: edgesOf(lowered) };
  KNOWN.set(experiment, found);
  return found;
}

/** A channel forward is followed by its way back, where there is one. */
function edgesOf({ channels }: LoweredNetwork): Edge[] | null {
  const edges: Edge[] = [];
  for (let c = 0; c < channels.length; c += 2) {
    const [there, back] = [channels[c], channels[c + 1]];
    if (there?.direction !== "forward" || back?.direction !== "backward" || there.edge !== back.edge)
      return null;
    edges.push([c, c + 1]);
  }
  return edges;
}
