// Detailed balance at an instant: one temperature, one chemical potential where particles are exchanged, no drive. The
// equilibrium is then p = e^(-(E - mu N)/kT)/Z, whether or not the network is connected.
import { evaluateNumber } from "../../formula/evaluate.js";
import { SpecError } from "../error.js";
import type { Channel, LoweredNetwork } from "./channels.js";
import { instantOf, type Moment } from "./instant.js";
import type { NetworkExperiment } from "./network.js";

/** Of kT: what a drive, or what differs between baths, may be by rounding. */
const ROUNDING = 1e-9;

/** Why there is no detailed balance in the given fields, as a sentence's end with a path; null where there is. */
export function imbalance(
  { system }: Pick<NetworkExperiment, "system">,
  network: LoweredNetwork,
  moment: Moment,
): { readonly path: string; readonly problem: string } | null {
  const { rates, kT, mu } = instantOf(network, moment);
  const { baths, channels } = network;
  const used = (_: Channel, c: number): boolean => (rates[c] as number) > 0;
  const first = channels.findIndex(used);
  const reference = channels[first]?.bath ?? 0;
  const T = kT[reference] as number;
  const pathOf = (c: number): string => `system.edges[${channels[c]?.edge}]`;
  const label = (c: number): string => {
    const { from, to } = channels[c] as Channel;
    return `"${network.states[from]?.name}" to "${network.states[to]?.name}"`;
  };
  const hot = channels.findIndex(
    (channel, c) => used(channel, c) && Math.abs((kT[channel.bath] as number) - T) > ROUNDING * T,
  );
  if (hot >= 0) {
    const other = channels[hot]?.bath as number;
    return {
      path: pathOf(hot),
      problem: `one temperature is needed for an equilibrium, ${T} of "${baths[reference]?.name}" and ${kT[other]} of "${baths[other]?.name}" given`,
    };
  }
  const exchanging = channels.findIndex((channel, c) => used(channel, c) && channel.particles !== 0);
  if (exchanging >= 0) {
    const own = channels[exchanging]?.bath as number;
    const rich = channels.findIndex(
      (channel, c) =>
        used(channel, c) &&
        channel.particles !== 0 &&
        Math.abs((mu[channel.bath] as number) - (mu[own] as number)) > ROUNDING * T,
    );
    if (rich >= 0) {
      const other = channels[rich]?.bath as number;
      return {
        path: pathOf(rich),
        problem: `one chemical potential is needed for an equilibrium, ${mu[own]} of "${baths[own]?.name}" and ${mu[other]} of "${baths[other]?.name}" given`,
      };
    }
  }
  for (const [c, channel] of channels.entries()) {
    if (!used(channel, c)) continue;
    if (channel.entropy === null) {
      return {
        path: pathOf(c),
        problem: `a way back is needed for an equilibrium, the edge from ${label(c)} goes one way`,
      };
    }
    const drive = evaluateNumber(channel.drive, moment);
    const energy = Math.abs(evaluateNumber(channel.energyChange, moment));
    if (Math.abs(drive) <= ROUNDING * (T + energy)) continue;
    const implied = system.edges[channel.edge]?.forward === undefined ? "" : ", which its rates imply";
    return {
      path: pathOf(c),
      problem: `an edge without a drive is needed for an equilibrium, ${drive} from ${label(c)}${implied}, given`,
    };
  }
  return null;
}

/** @throws SpecError that names the edge which breaks detailed balance. */
export function checkBalance(
  experiment: NetworkExperiment,
  network: LoweredNetwork,
  moment: Moment,
  asked: string,
): void {
  const found = imbalance(experiment, network, moment);
  if (found === null) return;
  throw new SpecError(found.path, `${found.problem} (${asked} asks for one)`);
}
