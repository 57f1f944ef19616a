// The end of a network's protocol: its equilibrium in the final fields, and which states a condition names.
import { evaluateNumber } from "../formula/evaluate.js";
import { parse } from "../formula/parse.js";
import { after } from "../spec/network/instant.js";
import { namedStates } from "../spec/network/names.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { attributesOf } from "../spec/network/states.js";
import { equilibriumOf } from "./equilibriumOf.js";
import { jumpsOf } from "./jumpsOf.js";

/** Names that a condition on the final state may use: `state`, states, attributes. */
export const namesOfNetwork = ({ system }: NetworkExperiment): string[] => [
  "state",
  ...attributesOf(system),
  ...namedStates(system),
];

/** Why bounds on the final law are not claimed, or null. */
export function noFinalNetwork(network: NetworkExperiment): string | null {
  const { stop, cycles, system } = network;
  if (stop !== undefined) return "it is a bound at the end of the protocol: no trajectory may stop before";
  if (jumpsOf(network).lowered.baths.some(({ kT }) => kT.kind !== "number"))
    return "it is a bound at one temperature: no schedule may drive kT";
  if (system.start.kind !== "equilibrium" || (cycles?.discard ?? 0) > 0)
    return "it is a bound from an equilibrium start";
  const found = equilibriumOf(network, after(network));
  return typeof found === "string" ? `at the end ${found}` : null;
}

/** Probabilities by state in equilibrium at tau+. */
export function finalLaw(network: NetworkExperiment): readonly number[] {
  const found = equilibriumOf(network, after(network));
  return typeof found === "string" ? [] : found;
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/g;

/** A condition with names of states as one with their numbers, which is a formula of the columns. */
export function ofColumns(condition: string, network: NetworkExperiment): string {
  const { states } = jumpsOf(network).lowered;
  const named = new Set(namedStates(network.system));
  return condition.replace(NAME, (word) =>
    named.has(word) ? String(states.findIndex(({ name }) => name === word)) : word,
  );
}

/** Share of the states for which a condition holds in equilibrium at tau+. */
export function finalNetworkShare(network: NetworkExperiment, condition: string): number {
  const { states, attributes } = jumpsOf(network).lowered;
  const node = parse(ofColumns(condition, network));
  return finalLaw(network).reduce((sum, p, i) => {
    const values = states[i]?.attributes ?? [];
    const scope = Object.fromEntries(attributes.map((name, k) => [name, values[k] as number]));
    return evaluateNumber(node, { ...scope, state: i }) !== 0 ? sum + p : sum;
  }, 0);
}
