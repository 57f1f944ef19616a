// Where trajectories of reactions start: a law of the counts, before a burn-in.
import * as math from "../../kernel/math.js";
import { SpecError } from "../../spec/error.js";
import { type LoweredReactions, startCount } from "../../spec/reaction/channels.js";
import type { ReactionExperiment, ReactionLawName, StartCount } from "../../spec/reaction/reaction.js";
import { SeveralStationaryStates } from "../../theory/network/stationary.js";
import { type CountLaw, TooLarge, without } from "../../theory/reaction/law.js";
import { equilibriumLaw, steadyLaw, Unbalanced } from "../../theory/reaction/steady.js";
import type { Fields } from "../timeline.js";
import { kineticsIn } from "./kinetics.js";
import { lnFactorial } from "./lnFactorial.js";

/** Below it no state of a solved law is drawn: of 1e9 trajectories one in 1e9 samples might. */
const RARE = 1e-18;
const MOST_ROWS = 100_000;

/** The law of the counts with which trajectories start; after a burn-in, those before it. @throws SpecError */
export function startLaw(experiment: ReactionExperiment, network: LoweredReactions): CountLaw {
  const { system } = experiment;
  const { start } = system;
  const { species } = network;
  if (start.kind === "table") {
    const total = start.weights.reduce((sum, w) => sum + w, 0);
    const states = start.rows.map((row) => species.map((key, k) => row[key] ?? (network.start[k] as number)));
    return merged(
      states,
      Float64Array.from(start.weights, (w) => w / total),
    );
  }
  if (start.kind === "equilibrium" || (start.kind === "steady" && start.burnIn === undefined)) {
    return without(lawIn(start.kind, network, { ...system.fields, t: 0 }, "system.start"), RARE);
  }
  return productOf(species.map((key) => startCount(system, key)));
}

/** A law by its name, in given fields, of what can be reached from the counts. @throws SpecError at `path` */
export function lawIn(
  name: Exclude<ReactionLawName, "solved">,
  network: LoweredReactions,
  fields: Fields,
  path: string,
): CountLaw {
  const kinetics = kineticsIn(network, fields);
  const from = network.start;
  const { channels } = network;
  try {
    if (name === "steady") return steadyLaw(kinetics, from);
    const backs = channels.map(({ reaction, direction }) => {
      const back = channels.findIndex((one) => one.reaction === reaction && one.direction !== direction);
      return back < 0 ? null : back;
    });
    return equilibriumLaw(kinetics, from, backs);
  } catch (error) {
    if (error instanceof Unbalanced) {
      const { reaction } = channels[error.reaction] as { reaction: number };
      const at = network.species.map((key, k) => `${key} = ${error.state[k]}`).join(", ");
      throw new SpecError(
        path,
        `reactions that are all balanced by their ways back are needed for an equilibrium, reaction ${reaction} is not at ${at}`,
      );
    }
    if (error instanceof SeveralStationaryStates) {
      throw new SpecError(
        path,
        `one steady state is needed, from these counts at least ${error.classes.length} groups of states can be reached that nothing leaves`,
      );
    }
    if (!(error instanceof TooLarge)) throw error;
    throw new SpecError(
      path,
      `${name === "steady" ? "a steady state" : "an equilibrium"} that is solved in seconds is needed, this one takes ${error.message}: { kind: "steady", burnIn } runs into it`,
    );
  }
}

/** Rows that agree are one. */
function merged(states: readonly (readonly number[])[], p: Float64Array): CountLaw {
  const found = new Map<string, { readonly state: readonly number[]; p: number }>();
  states.forEach((state, i) => {
    const key = state.join(",");
    const known = found.get(key);
    if (known === undefined) found.set(key, { state, p: p[i] as number });
    else known.p += p[i] as number;
  });
  const rows = [...found.values()].filter((row) => row.p > 0);
  return {
    states: rows.map(({ state }) => state),
    probabilities: Float64Array.from(rows, (row) => row.p),
  };
}

/** Independent counts. @throws SpecError for too many rows. */
function productOf(starts: readonly StartCount[]): CountLaw {
  let rows: { readonly state: readonly number[]; readonly p: number }[] = [{ state: [], p: 1 }];
  for (const start of starts) {
    const own = countsOf(start);
    if (rows.length * own.length > 10 * MOST_ROWS) tooMany();
    rows = rows
      .flatMap(({ state, p }) => own.map(([n, share]) => ({ state: [...state, n], p: p * share })))
      .filter(({ p }) => p > RARE);
  }
  if (rows.length > MOST_ROWS) tooMany();
  const total = rows.reduce((sum, { p }) => sum + p, 0);
  return {
    states: rows.map(({ state }) => state),
    probabilities: Float64Array.from(rows, ({ p }) => (rows.length === 1 ? 1 : p / total)),
  };
}

function tooMany(): never {
  throw new SpecError(
    "system.species",
    `laws of at most ${MOST_ROWS} likely combinations of counts are needed; { kind: "table" } takes as many rows`,
  );
}

/** Counts with their probabilities. */
function countsOf(start: StartCount): (readonly [n: number, p: number])[] {
  if (typeof start === "number") return [[start, 1]];
  const logWeight = "poisson" in start ? poisson(start.poisson) : binomial(...start.binomial);
  const most = "poisson" in start ? start.poisson + 12 * Math.sqrt(start.poisson) + 40 : start.binomial[0];
  const found: [number, number][] = [];
  for (let n = 0; n <= most; n++) {
    const p = math.exp(logWeight(n));
    if (p > RARE) found.push([n, p]);
  }
  return found;
}

const poisson =
  (mean: number) =>
  (n: number): number =>
    n * math.log(mean) - mean - lnFactorial(n);

const binomial =
  (trials: number, p: number) =>
  (n: number): number => {
    if (p === 0 || p === 1) return n === trials * p ? 0 : -Infinity;
    return (
      lnFactorial(trials) -
      lnFactorial(n) -
      lnFactorial(trials - n) +
      n * math.log(p) +
      (trials - n) * math.log1p(-p)
    );
  };

/** The mean counts of a law. */
export const meansOf = ({ states, probabilities }: CountLaw): number[] =>
  (states[0] ?? []).map((_, k) =>
    states.reduce((sum, state, i) => sum + (state[k] as number) * (probabilities[i] as number), 0),
  );
