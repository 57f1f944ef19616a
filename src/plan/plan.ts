// Lowers an experiment to everything that a worker needs: the filled and compiled kernel, the tables, and the rules of the
// ledger. The only step between what the user said and numbers; each kind of motion has its own way.
import { type Experiment, isNetwork, type LangevinExperiment } from "../spec/experiment.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type NetworkPlan, planNetwork } from "./jump/planNetwork.js";
import { type LangevinPlan, planLangevin } from "./planLangevin.js";

export type { NetworkPlan } from "./jump/planNetwork.js";
export type { Halves, LangevinPlan } from "./planLangevin.js";
export type { Quench } from "./quenches.js";

export type Plan = LangevinPlan | NetworkPlan;

/**
 * Plans a validated experiment.
 * @throws SpecError where the potential does not confine or starts at no finite energy, where rates of a network have no finite
 *   bounds, or the tables would be too large.
 */
export function plan(experiment: LangevinExperiment): LangevinPlan;
export function plan(experiment: NetworkExperiment): NetworkPlan;
export function plan(experiment: Experiment): Plan;
export function plan(experiment: Experiment): Plan {
  return isNetwork(experiment) ? planNetwork(experiment) : planLangevin(experiment);
}
