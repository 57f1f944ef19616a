// Laws between which the entropy of a network's system changes, from their names.
import * as math from "../../kernel/math.js";
import { SpecError } from "../../spec/error.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import { after, before } from "../../spec/network/instant.js";
import type { NetworkExperiment, NetworkLawName } from "../../spec/network/network.js";
import type { EntropyBook } from "./jumpEntropy.js";
import { equilibriumAt, startProbabilities, steadyAt } from "./jumpStart.js";

const PATH = "record.systemEntropy";

/** null where nothing is asked for. @throws SpecError */
export function entropyBookOf(experiment: NetworkExperiment, network: LoweredNetwork): EntropyBook | null {
  const { systemEntropy } = experiment.record;
  if (systemEntropy === undefined) return null;
  const both =
    typeof systemEntropy === "object" && "start" in systemEntropy
      ? systemEntropy
      : { start: systemEntropy, end: systemEntropy };
  const lawAt = (law: NetworkLawName, side: "start" | "end"): Float64Array => {
    const moment = side === "start" ? before(experiment) : after(experiment);
    if (typeof law === "object")
      return Float64Array.from(network.states, ({ name }) => law.probabilities[name] ?? 0);
    if (law === "equilibrium") return equilibriumAt(network, moment);
    if (law === "steady") return steadyAt(network, moment, `${PATH}.${side}`);
    if (side === "start") return startProbabilities(experiment, network);
    throw new SpecError(`${PATH}.end`, 'a law with a name is needed, "solved" is not there yet');
  };
  const laws = {
    start: lawAt(both.start, "start").map((p) => math.log(p)),
    end: lawAt(both.end, "end").map((p) => math.log(p)),
  };
  const reversible = network.channels.every(({ entropy }) => entropy !== null);
  return { laws, names: ["systemEntropy", ...(reversible ? ["entropyProduction"] : [])] };
}
