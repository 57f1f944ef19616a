// Laws between which the entropy of a network's system changes, from their names, and the steady states along the protocol.
import * as math from "../../kernel/math.js";
import { SpecError } from "../../spec/error.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import { after, before } from "../../spec/network/instant.js";
import type { NetworkExperiment, NetworkLawName } from "../../spec/network/network.js";
import type { ControlPlan } from "./controlPlan.js";
import type { EntropyBook } from "./jumpEntropy.js";
import { equilibriumAt, steadyAt } from "./jumpStart.js";
import { roundOf, type Solved, solvedProbabilities } from "./masterEquation.js";
import { phiAt, type SteadyTable, steadyTable } from "./steadyTable.js";

const PATH = "record.systemEntropy";

/** null where nothing is asked for; `kT` of the only bath. @throws SpecError */
export function entropyBookOf(
  experiment: NetworkExperiment,
  network: LoweredNetwork,
  kT: number,
  control: ControlPlan | null,
): EntropyBook | null {
  const { systemEntropy, housekeeping } = experiment.record;
  if (systemEntropy === undefined && housekeeping !== true) return null;
  if (housekeeping === true && control !== null) {
    throw new SpecError("record.housekeeping", "a control without feedback is needed, a feedback given");
  }
  const laws = systemEntropy === undefined ? null : lawsOf(experiment, network, control);
  const phi =
    housekeeping === true
      ? { start: phiAt(network, before(experiment)), end: phiAt(network, after(experiment)) }
      : null;
  const reversible = network.channels.every(({ entropy }) => entropy !== null);
  return {
    laws,
    phi,
    names: [
      ...(laws === null ? [] : ["systemEntropy", ...(reversible ? ["entropyProduction"] : [])]),
      ...(phi === null || !reversible ? [] : ["housekeepingEntropy", "excessEntropy"]),
      ...(phi === null || !reversible || Number.isNaN(kT) ? [] : ["housekeepingHeat", "excessHeat"]),
    ],
  };
}

/** -ln of the steady states along the protocol; null where none is asked for, or they stand still. @throws SpecError */
export function steadyAlong(
  experiment: NetworkExperiment,
  network: LoweredNetwork,
  index: number,
): SteadyTable | null {
  if (experiment.record.housekeeping !== true) return null;
  if (network.channels.every(({ rate }) => rate.kind === "number")) return null;
  if (experiment.stop !== undefined) {
    throw new SpecError(
      "record.housekeeping",
      "rates that stand still, or trajectories that run to the end, are needed, a stop and a protocol given",
    );
  }
  return steadyTable(network, roundOf(experiment, network), index);
}

function lawsOf(
  experiment: NetworkExperiment,
  network: LoweredNetwork,
  control: ControlPlan | null,
): EntropyBook["laws"] {
  const { systemEntropy } = experiment.record;
  const both = (
    typeof systemEntropy === "object" && "start" in systemEntropy
      ? systemEntropy
      : { start: systemEntropy, end: systemEntropy }
  ) as Record<"start" | "end", NetworkLawName>;
  let solved: Solved | null = null;
  const lawAt = (side: "start" | "end"): Float64Array => {
    const law = both[side];
    const moment = side === "start" ? before(experiment) : after(experiment);
    if (typeof law === "object") {
      return Float64Array.from(network.states, ({ name }) => law.probabilities[name] ?? 0);
    }
    if (control !== null && side === "end" && law !== "solved") {
      throw new SpecError(
        PATH,
        `probabilities, or "solved", are needed at the end of a feedback (its fields differ from record to record), "${law}" given`,
      );
    }
    if (law === "equilibrium") return equilibriumAt(network, moment);
    if (law === "steady") return steadyAt(network, moment, PATH);
    solved ??= control === null ? solvedProbabilities(experiment, network) : solvedWith(control);
    return solved[side];
  };
  return {
    start: lawAt("start").map((p) => math.log(p)),
    end: lawAt("end").map((p) => math.log(p)),
  };
}

/** The laws at both ends with feedback, whatever the record. @throws SpecError where they are not solved */
function solvedWith({ laws, starts, leads }: ControlPlan): Solved {
  const [start] = starts;
  if (laws !== null && start !== undefined && starts.length === 1 && leads[0]?.length === 0) {
    return { start, end: Float64Array.from(laws.marginal) };
  }
  throw new SpecError(
    PATH,
    'probabilities are needed for a feedback whose records are not solved, "solved" given',
  );
}
