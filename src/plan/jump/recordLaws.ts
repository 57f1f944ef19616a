// ln p(y|record), P(record) and p(x|record) of a network under a controller, from its master equations.
import { SpecError } from "../../spec/error.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import { before } from "../../spec/network/instant.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import { type NetworkLaws, recordFilter } from "../../theory/feedback/recordFilter.js";
import { propagate } from "../../theory/network/propagator.js";
import type { FiniteController } from "../feedback/finite.js";
import { driving } from "./driving.js";
import { burnInOf, jumpsAt } from "./jumpStart.js";
import { ratesAt } from "./masterEquation.js";
import type { ControlledWays } from "./ways.js";

/** A controller with its ways. */
export interface Controlled extends ControlledWays {
  readonly controller: FiniteController;
  /** By state of level 0: probabilities of the network's states where the burn-in begins. */
  readonly starts: readonly Float64Array[];
  /** By state of the controller: what is read in each state of the network; none where nothing is measured after it. */
  readonly readings: readonly (readonly number[])[];
}

/** For states with one record each. @throws SpecError where something is read that the channel does not have */
export function recordLaws(
  experiment: NetworkExperiment,
  network: LoweredNetwork,
  controlled: Controlled,
): NetworkLaws {
  try {
    return solved(experiment, network, controlled);
  } catch (error) {
    if (error instanceof RangeError) throw new SpecError("feedback.measurement.of", error.message);
    throw error;
  }
}

function solved(
  experiment: NetworkExperiment,
  network: LoweredNetwork,
  { controller, placed, offsets, ways, starts, readings }: Controlled,
): NetworkLaws {
  const burnIn = burnInOf(experiment);
  const fields = experiment.system.fields;
  const idOf = (level: number, state: number): number => (offsets[level] as number) + state;
  const start = starts.map((p, i) => {
    const share = controller.starts[i]?.probability ?? 0;
    const held = { ...before(experiment), ...controller.starts[i]?.fields };
    const now = burnIn > 0 && share > 0 ? propagate(jumpsAt(network, held), p, burnIn) : p;
    return now.map((x) => share * x);
  });
  return recordFilter(controller, {
    duration: controller.control.duration,
    start,
    reading: (level, state) => readings[idOf(level, state)] ?? [],
    rates: (level, state) => {
      const pieces = ways[placed[idOf(level, state)]?.way ?? -1]?.pieces ?? [];
      const at = driving(pieces, controller.control.duration);
      return {
        breaks: pieces.slice(1).map(({ time }) => time),
        at: (t) => ratesAt(network, { ...fields, ...at(t) }),
      };
    },
  });
}
