// Two parts x and y of one network that learn of each other: flows of information, and what they leave of the second law of either part,
//   sigma_x = entropy to the baths in jumps of x - Idot_x >= 0,   Idot_x + Idot_y = 0 in the steady state.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { of, type Quantity } from "./claim.js";
import { solved } from "./machines.js";

/** From currents and conditional probabilities of the steady state; coordinates are x, y in this order. */
export function flows(experiment: NetworkExperiment) {
  const { jumps, p, over } = solved(experiment);
  const sides = [over(([x = 0]) => x), over(([, y = 0]) => y)] as const;
  const side = (k: 0 | 1): { idot: number; env: number } => {
    const own = sides[k];
    const share = own.map((value) =>
      own.reduce((sum, v, i) => (v === value ? sum + (p[i] as number) : sum), 0),
    );
    const conditional = (i: number): number => (p[i] as number) / (share[i] as number);
    return jumps.channels.reduce(
      ({ idot, env }, { from, to, rate, entropy }) => {
        if (own[from] === own[to]) return { idot, env };
        const flow = rate * (p[from] as number);
        return {
          idot: idot + flow * math.log(conditional(to) / conditional(from)),
          env: env + flow * entropy,
        };
      },
      { idot: 0, env: 0 },
    );
  };
  const [x, y] = [side(0), side(1)];
  return {
    info_flow_x: x.idot,
    info_flow_y: y.idot,
    env_x: x.env,
    env_y: y.env,
    sigma_x: x.env - x.idot,
    sigma_y: y.env - y.idot,
  };
}

/** The same, sampled for a time; what the second law of either part leaves is asked to be above 0. */
export const sampledFlows = (run: string, time: number): Record<string, Quantity> => {
  const rate = (formula: string): Quantity => of(run, mean(`(${formula})/${time}`));
  const left = (side: "x" | "y"): Quantity => rate(`bathEntropy_${side} - informationFlow_${side}`);
  return {
    info_flow_x: rate("informationFlow_x"),
    info_flow_y: rate("informationFlow_y"),
    sigma_x: left("x"),
    sigma_y: left("y"),
    second_law_x: left("x"),
    second_law_y: left("y"),
    I_mutual: of(run, mean("mutualInformation")),
  };
};

export const FLOWS = ["info_flow_x", "info_flow_y", "sigma_x", "sigma_y", "I_mutual"] as const;
export const SECOND_LAWS = { second_law_x: 0, second_law_y: 0 } as const;
