// The door for networks: from anything to a NetworkExperiment in normal form, or one sentence about the first thing that is wrong.
import { complaint } from "../complaint.js";
import { SpecError, shown } from "../error.js";
import { checkFeedback } from "../feedback/validateFeedback.js";
import { checkGrid, spanOf } from "../grid.js";
import { checkSchedule } from "../schedules.js";
import { tablesOf } from "../tables.js";
import { checkBalance } from "./balance.js";
import { checkBipartite } from "./bipartite.js";
import { type LoweredNetwork, lowerNetwork } from "./channels.js";
import { checkConnected } from "./connected.js";
import { checkNetworkCycles } from "./cycles.js";
import { checkEdges } from "./edges.js";
import { drivenSchedule, leadOf, networkSite } from "./feedback.js";
import { after, before } from "./instant.js";
import { checkNetworkNames, OF_THE_BATH } from "./names.js";
import type { NetworkExperiment, NetworkLawName } from "./network.js";
import { checkRates } from "./rates.js";
import { checkNetworkRecord, namesIn, textsOf } from "./record.js";
import { knownKeys, networkSchema } from "./schema.js";
import { checkNetworkStart, checkProbabilities } from "./start.js";

/**
 * Checks a spec and returns it with defaults filled in. Idempotent; a JSON round trip changes nothing.
 * @throws SpecError
 */
export function validateNetwork(spec: unknown): NetworkExperiment {
  refuseForeign(spec as Record<string, unknown>);
  const plain = leadOf(spec);
  const parsed = networkSchema.safeParse(plain);
  if (!parsed.success) throw complaint(parsed.error, plain, knownKeys);
  const experiment = parsed.data as NetworkExperiment;
  const { system, control, cycles, feedback } = experiment;
  checkParts(experiment);
  checkNetworkNames(experiment);
  checkEdges(system);
  checkSchedule(control, "control", Object.keys(system.fields), "a field of the network");
  if (control.duration === 0 && feedback?.kind !== "branch") {
    throw new SpecError("control.duration", "a number above 0 is needed, 0 given");
  }
  if (control.duration === 0 && Object.keys(control.ramps).length > 0) {
    throw new SpecError("control.ramps", "nothing is needed in a control of duration 0, ramps given");
  }
  if (feedback !== undefined) checkFeedback(feedback, networkSite(experiment), { control, cycles });
  const network = lowerNetwork(system, drivenSchedule(experiment));
  checkRates(experiment, network);
  checkNetworkStart(experiment, network);
  checkNetworkRecord(experiment);
  checkNetworkCycles(experiment, network);
  checkGrid(experiment, spanOf(experiment));
  checkEntropy(experiment, network);
  checkBipartite(experiment, network);
  return experiment;
}

/** What Langevin experiments have and networks do not, in words. */
const FOREIGN: readonly (readonly [path: string, problem: string])[] = [
  ["units", "numbers that agree are needed for a network, units given"],
  ["ensemble.bias", "an unbiased ensemble is needed for a network, a bias given"],
  [
    "method.bias",
    "nothing is needed for a network (its jumps are exact, there is no time step), a bias given",
  ],
  ["method.dt", "nothing is needed for a network (its jumps are exact, there is no time step), a dt given"],
  ["method.heat", "nothing is needed for a network (heat is always booked jump by jump), a heat given"],
  ["system.potential", "states or a lattice are needed for a network, a potential given"],
];

function refuseForeign(spec: Record<string, unknown>): void {
  for (const [path, problem] of FOREIGN) {
    const given = path
      .split(".")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], spec);
    if (given !== undefined) throw new SpecError(path, problem);
  }
}

/** States or a lattice, kT or baths. */
function checkParts({ system }: NetworkExperiment): void {
  const { states, lattice, kT, baths } = system;
  if ((states === undefined) === (lattice === undefined)) {
    throw new SpecError(
      "system",
      `states or a lattice are needed, ${states === undefined ? "neither" : "both"} given`,
    );
  }
  if ((kT === undefined) === (baths === undefined)) {
    throw new SpecError("system", `kT or baths are needed, ${kT === undefined ? "neither" : "both"} given`);
  }
  if (states !== undefined && Object.keys(states).length === 0) {
    throw new SpecError("system.states", "at least one state is needed, none given");
  }
  if (lattice !== undefined && Object.keys(lattice.coordinates).length === 0) {
    throw new SpecError("system.lattice.coordinates", "at least one coordinate is needed, none given");
  }
  if (baths !== undefined && Object.keys(baths).length === 0) {
    throw new SpecError("system.baths", "at least one bath is needed, none given");
  }
}

/** Whether anything that is asked for needs what is not there. */
function checkEntropy(experiment: NetworkExperiment, network: LoweredNetwork): void {
  const { system, record, stop } = experiment;
  const { systemEntropy, housekeeping } = record;
  const oneWay = network.channels.find(({ entropy }) => entropy === null);
  const refuse = (path: string, what: string): void => {
    if (oneWay === undefined) return;
    const [from, to] = [oneWay.from, oneWay.to].map((state) => `"${network.states[state]?.name}"`);
    throw new SpecError(
      path,
      `edges with a way back are needed for ${what}, edge ${oneWay.edge} from ${from} to ${to} goes one way`,
    );
  };
  if (oneWay !== undefined) {
    const tables = tablesOf(system, "system.tables");
    const unknown = (name: string): boolean =>
      OF_THE_BATH.includes(name) || /^(heat|energy|bathEntropy)_/.test(name);
    for (const [text, path] of textsOf(experiment)) {
      const name = namesIn(text, tables).find(unknown);
      if (name !== undefined) refuse(path, `"${name}"`);
    }
  }
  if (housekeeping === true) {
    refuse("record.housekeeping", "housekeeping");
    checkConnected(experiment, network, "record.housekeeping");
  }
  if (systemEntropy === undefined) return;
  const both =
    typeof systemEntropy === "object" && "start" in systemEntropy
      ? systemEntropy
      : { start: systemEntropy, end: systemEntropy };
  for (const side of ["start", "end"] as const) {
    const law = both[side] as NetworkLawName;
    const path = both === systemEntropy ? `record.systemEntropy.${side}` : "record.systemEntropy";
    if (typeof law === "object") {
      checkProbabilities(law.probabilities, `${path}.probabilities`, network);
      checkSupport(law.probabilities, `${path}.probabilities`, network);
    }
    const moment = side === "start" ? before(experiment) : after(experiment);
    if (law === "equilibrium") checkBalance(experiment, network, moment, path);
    if (law === "steady") checkConnected(experiment, network, path);
    if (law === "solved" && side === "end" && stop !== undefined) {
      throw new SpecError(path, 'another law than "solved" is needed where trajectories stop before the end');
    }
  }
}

/** The logarithm of every state's probability is taken. */
function checkSupport(of: Readonly<Record<string, number>>, path: string, { states }: LoweredNetwork): void {
  const lacking = states.find(({ name }) => !((of[name] ?? 0) > 0));
  if (lacking === undefined) return;
  throw new SpecError(
    `${path}.${lacking.name}`,
    `a probability above 0 is needed (its logarithm is taken), ${shown(of[lacking.name])} given`,
  );
}
