// The rules of a network's ledger: energies at both ends, what sums mean, which columns there are.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { RecordedColumn } from "../../formula/recording.js";
import { imbalance } from "../../spec/network/balance.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import { after, before, type Moment } from "../../spec/network/instant.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import type { Fields } from "../timeline.js";
import { controlBookOf } from "./controlBook.js";
import type { ControlPlan } from "./controlPlan.js";
import { entropyBookOf } from "./entropyBook.js";
import type { JumpBook } from "./jumpLedger.js";
import { freeEnergyAt } from "./jumpStart.js";
import type { Piece } from "./pieces.js";
import type { Sums } from "./sums.js";

export interface Booked {
  readonly sums: Sums;
  /** Names of what moves, t first; and what does not. */
  readonly fields: readonly string[];
  readonly still: Readonly<Record<string, number>>;
  readonly recorded: readonly RecordedColumn[];
  /** i(x, y) by state. */
  readonly information: Float64Array | null;
  /** Of a round. */
  readonly duration: number;
  /** At tau+. */
  readonly end: Fields;
  /** The pieces of a round, by state of the controller; one list without. */
  readonly courses: readonly (readonly Piece[])[];
  readonly control: ControlPlan | null;
}

/** @throws SpecError for entropies between laws that are not there */
export function jumpBookOf(experiment: NetworkExperiment, network: LoweredNetwork, booked: Booked): JumpBook {
  const { stop, cycles } = experiment;
  const { states, baths } = network;
  const { sums, fields, still, recorded, information, duration, end, courses, control } = booked;
  const energiesAt = (moment: Moment): Float64Array =>
    Float64Array.from(states, ({ energy }) => evaluateNumber(energy, moment));
  const { increments: _, ...uses } = sums;
  const kT = commonTemperature(network);
  const equilibrium = startsInEquilibrium(experiment, network);
  return {
    kT,
    baths: baths.map(({ name }) => name),
    sums: uses,
    chemical: baths.some(({ mu }) => !(mu.kind === "number" && mu.value === 0)),
    attributes: network.attributes.map((name, k) => ({
      name,
      values: Float64Array.from(states, ({ attributes }) => attributes[k] as number),
    })),
    energyStart: energiesAt(before(experiment)),
    energyEnd: energiesAt(control === null ? after(experiment) : end),
    freeEnergyChange:
      control === null && equilibrium && stop === undefined ? freeEnergyChange(experiment, network) : null,
    duration: duration * (cycles?.count ?? 1),
    names: { ...Object.fromEntries(states.map(({ name }, i) => [name, i])), ...still },
    end: Object.fromEntries(fields.map((name) => [name, end[name] as number])),
    recorded,
    stop: stop === undefined ? null : { energies: states.map(({ energy }) => energy), courses },
    entropy: entropyBookOf(experiment, network, kT, control),
    information,
    control:
      control === null
        ? null
        : controlBookOf(experiment, network, control, fields, equilibrium && stop === undefined),
  };
}

/** kT where all baths have the same one, undriven. */
function commonTemperature({ baths }: LoweredNetwork): number {
  const [first, ...others] = baths.map(({ kT }) => (kT.kind === "number" ? kT.value : Number.NaN));
  return first !== undefined && others.every((kT) => kT === first) ? first : Number.NaN;
}

/** Whether there is a free energy at 0-, which another one can be compared with. */
function startsInEquilibrium({ system, cycles }: NetworkExperiment, { baths }: LoweredNetwork): boolean {
  const driven = baths.some(({ kT, mu }) => kT.kind !== "number" || mu.kind !== "number");
  return system.start.kind === "equilibrium" && (cycles?.discard ?? 0) === 0 && !driven;
}

/** F(tau+) - F(0-); null where the end has no equilibrium. */
function freeEnergyChange(experiment: NetworkExperiment, network: LoweredNetwork): number | null {
  const [first, last] = [before(experiment), after(experiment)];
  if (imbalance(experiment, network, last) !== null) return null;
  return freeEnergyAt(network, last) - freeEnergyAt(network, first);
}
