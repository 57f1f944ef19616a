// The quantities by which a run of a network is held against its master equation: what is estimated, and what it should be.
import { mean, probability } from "../estimate/request.js";
import { masterMoments } from "../plan/jump/masterMoments.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import type { Expected, Scatter } from "./expected.js";

/** Of what the equations of theory/network say, relative to 1 + |value|; their own tolerance is 1e-11. */
const SOLVED = 1e-9;
/** States whose probabilities are compared; of more only the column `state`. */
const MOST_STATES = 12;

/** Everything that both a run and the equation know. @throws SpecError */
export function expectedOfNetwork(experiment: NetworkExperiment, columns: readonly string[]): Expected[] {
  const { probabilities, columns: moments } = masterMoments(experiment);
  const solved = (value: number) => ({ value, error: SOLVED * (1 + Math.abs(value)) });
  const rows: Expected[] = [];
  for (const [name, { mean: value, variance }] of Object.entries(moments)) {
    if (!columns.includes(name)) continue;
    const scatter: Scatter | undefined =
      variance === null ? undefined : { deviation: Math.sqrt(Math.max(0, variance)) };
    rows.push({ quantity: `<${name}>`, request: mean(name), solved: solved(value), scatter });
    if (variance !== null && variance > SOLVED) {
      const about = mean(`(${name} - (${value}))^2`);
      rows.push({ quantity: `Var ${name}`, request: about, solved: solved(variance) });
    }
  }
  const states = Object.entries(probabilities);
  if (states.length > MOST_STATES) {
    const index = states.reduce((sum, [, p], i) => sum + i * p, 0);
    rows.push({ quantity: "<state>", request: mean("state"), solved: solved(index) });
    return rows;
  }
  states.forEach(([name, p], i) => {
    const deviation = Math.sqrt(Math.max(0, p * (1 - p)));
    const skewness = deviation > 0 ? (1 - 2 * p) / deviation : 0;
    rows.push({
      quantity: `P(${name})`,
      request: probability(`state > ${i - 0.5} && state < ${i + 0.5}`),
      solved: solved(p),
      scatter: { deviation, skewness },
    });
  });
  return rows;
}
