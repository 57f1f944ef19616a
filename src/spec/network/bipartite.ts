// Networks of two parts: states (x, y), and no jump changes x and y at once.
import { nearest, SpecError } from "../error.js";
import type { InformationFlow } from "../terms.js";
import type { LoweredNetwork } from "./channels.js";
import { checkConnected } from "./connected.js";
import type { NetworkExperiment } from "./network.js";

const PATH = "record.informationFlow";

/** Values of x and of y by state. */
export function partsOf(
  { states, attributes }: LoweredNetwork,
  { of, and }: InformationFlow,
): readonly [number[], number[]] {
  const by = (name: string): number[] => {
    const k = attributes.indexOf(name);
    return states.map((state) => state.attributes[k] as number);
  };
  return [by(of), by(and)];
}

/** @throws SpecError for names that are no attributes, a jump of both parts, rates that move, and steady states that are not one */
export function checkBipartite(experiment: NetworkExperiment, network: LoweredNetwork): void {
  const { informationFlow } = experiment.record;
  if (informationFlow === undefined) return;
  const { states, channels, attributes } = network;
  const { of, and } = informationFlow;
  for (const [key, name] of Object.entries({ of, and })) {
    if (attributes.includes(name)) continue;
    const there = attributes.length > 0 ? attributes.join(", ") : "there are none";
    throw new SpecError(
      `${PATH}.${key}`,
      `an attribute or coordinate of the states (${there}) is needed, "${name}" given${nearest(name, attributes)}`,
    );
  }
  if (of === and)
    throw new SpecError(`${PATH}.and`, `another attribute than "${of}" is needed, "${and}" given`);
  const [x, y] = partsOf(network, informationFlow);
  const both = channels.find(({ from, to }) => x[from] !== x[to] && y[from] !== y[to]);
  if (both !== undefined) {
    const [from, to] = [both.from, both.to].map((state) => `"${states[state]?.name}"`);
    throw new SpecError(
      PATH,
      `jumps that change ${of} or ${and} alone are needed, edge ${both.edge} from ${from} to ${to} changes both`,
    );
  }
  const moving = channels.find(({ rate }) => rate.kind !== "number");
  if (moving !== undefined) {
    throw new SpecError(
      PATH,
      `rates that stand still are needed (the flow is that of the steady law), those of edge ${moving.edge} are driven`,
    );
  }
  checkConnected(experiment, network, PATH);
}
