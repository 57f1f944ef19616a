// A system s that follows a signal x with energy E where they differ: memory of the past that does not predict is dissipated. The signal
// flips with probability c at once, which is work at fixed s; then s relaxes under it for dt at the rate G (the model still-2012).
//   W per step >= I[s_t; x_t] - I[s_t; x_(t+1)];   all bits are fair, so I = ln 2 - H(P(s = x))
import { derived, mean } from "../estimate/request.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { number } from "./jumpUncertainty.js";
import { still2012PredictionReferences } from "./references/still2012Prediction.js";

const following = (p: Parameters, { trajectories, seed }: Budget, flip: number): NetworkExperiment => ({
  ...model("still-2012", { flip, energy: number(p.E), rate: number(p.G), interval: number(p.dt) }),
  ensemble: { trajectories, seed, point: 0 },
});

/** ln 2 - H(p). */
const information = (p: string): string => `(log(2) + ${p}*log(${p}) + (1 - ${p})*log(1 - ${p}))`;

function predicting(p: Parameters, budget: Budget, c: number): Setup {
  const asked = { m: mean("known"), f: mean("foreseen"), W: mean("pushed") };
  const one = (formula: string): Quantity => of("steps", derived(formula, asked));
  const lost = `${information("m")} - ${information("f")}`;
  return {
    experiments: { steps: following(p, budget, c) },
    quantities: {
      W_per_step: one("W"),
      I_mem: one(information("m")),
      I_pred: one(information("f")),
      nostalgia: one(lost),
      // W less the change of energy and entropy at fixed s
      W_diss_step: one(`W - ${p.E}*(m - f) + ${lost}`),
      heat_slack: one(`W - (${lost})`),
      dissipated: one(`W - (${lost})`),
    },
  };
}

export const nostalgia: Claim = {
  id: "still-2012-prediction",
  citation: "S. Still, D. A. Sivak, A. J. Bell, G. E. Crooks, PRL 109, 120604 (2012)",
  formula: "work per step >= I_mem - I_pred, the memory that does not predict",
  parameters: {
    c: "probability that the signal flips",
    E: "energy where the system differs from it",
    G: "rate of the system",
    dt: "time of a step",
  },
  ofReference: [],
  references: still2012PredictionReferences,
  source: "linear equations",
  trajectories: 20_480,
  setup: (p, budget) => predicting(p, budget, p.c as number),
  judged: () => ["W_per_step", "I_mem", "I_pred", "nostalgia", "W_diss_step", "heat_slack", "dissipated"],
  least: () => ({ dissipated: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "a signal that flips twice as often",
    breaks: "I_mem",
    setup: (p, budget) => predicting(p, budget, 2 * (p.c as number)),
  },
};
