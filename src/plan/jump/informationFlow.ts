// What jumps of either part of a bipartite network make of the information between the parts, in its steady law p:
//   i(x, y) = ln p(x, y)/(p(x) p(y)),   a jump of x from (x, y) to (x', y) adds i(x', y) - i(x, y) = ln p(y|x')/p(y|x) to the flow of x,
// and a jump of y likewise to that of y; both together are i(end) - i(start). In the steady state the means are rates Idot_x = -Idot_y, and
//   entropy to the baths in jumps of x >= Idot_x.
// J. M. Horowitz, M. Esposito, PRX 4, 031015 (2014), eqs. 14 to 18.
import * as math from "../../kernel/math.js";
import { SpecError } from "../../spec/error.js";
import { partsOf } from "../../spec/network/bipartite.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import { before } from "../../spec/network/instant.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import { steadyAt } from "./jumpStart.js";

/** Names, i by state, and by part what its jumps add to its flow and whether they are its own. */
export interface Bipartite {
  readonly names: readonly [string, string];
  readonly information: Float64Array;
  readonly parts: readonly [Part, Part];
}

interface Part {
  /** By channel. */
  readonly flow: readonly number[];
  readonly own: readonly boolean[];
}

const PATH = "record.informationFlow";

/** null where nothing is asked for. @throws SpecError for a steady law that leaves a state out */
export function bipartiteOf(experiment: NetworkExperiment, network: LoweredNetwork): Bipartite | null {
  const { informationFlow } = experiment.record;
  if (informationFlow === undefined) return null;
  const p = steadyAt(network, before(experiment), PATH);
  const empty = p.findIndex((share) => !(share > 0));
  if (empty >= 0) {
    throw new SpecError(
      PATH,
      `a steady state in which every state has a probability is needed, "${network.states[empty]?.name}" has none`,
    );
  }
  const [x, y] = partsOf(network, informationFlow);
  const both = x.map((value, i) => `${value} ${y[i]}`);
  const [ofX, ofY, ofBoth] = [summed(x, p), summed(y, p), summed(both, p)];
  const information = p.map((_, i) =>
    math.log((ofBoth[i] as number) / ((ofX[i] as number) * (ofY[i] as number))),
  );
  const part = (values: readonly number[]): Part => {
    const own = network.channels.map(({ from, to }) => values[from] !== values[to]);
    return {
      own,
      flow: network.channels.map(({ from, to }, c) =>
        own[c] ? (information[to] as number) - (information[from] as number) : 0,
      ),
    };
  };
  return { names: [informationFlow.of, informationFlow.and], information, parts: [part(x), part(y)] };
}

/** The probability of a state's value, by state. */
function summed<T>(values: readonly T[], p: Float64Array): number[] {
  const of = new Map<T, number>();
  values.forEach((value, i) => {
    of.set(value, (of.get(value) ?? 0) + (p[i] as number));
  });
  return values.map((value) => of.get(value) as number);
}
