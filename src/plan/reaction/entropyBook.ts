// The entropy of a reaction network's counts, by the laws that record.systemEntropy names:
//   systemEntropy = ln p_0(start) - ln p_t(end),   entropyProduction = systemEntropy + bathEntropy
// U. Seifert, PRL 95, 040602 (2005), eqs. 4 and 10. Counts become one number, by which ln p is looked up in a table.
import * as math from "../../kernel/math.js";
import { SpecError } from "../../spec/error.js";
import type { LoweredReactions } from "../../spec/reaction/channels.js";
import type { ReactionExperiment, ReactionLawName } from "../../spec/reaction/reaction.js";
import { entropyLawsOf } from "../../spec/reaction/systemEntropy.js";
import type { CountLaw } from "../../theory/reaction/law.js";
import { countLaws, type EndLaws } from "./countLaws.js";
import { lawIn } from "./start.js";

/** ln p of counts; structured-cloneable. */
export interface LawTable {
  /** By species, the least count and how many there are up to the largest. */
  readonly low: readonly number[];
  readonly sizes: readonly number[];
  /** Numbers of the counts, ascending, and ln p of each. */
  readonly keys: Float64Array;
  readonly logs: Float64Array;
}

export interface CountEntropyBook {
  readonly start: LawTable;
  readonly end: LawTable;
}

const PATH = "record.systemEntropy";

/** null where none is booked; `end` are the fields at tau+. @throws SpecError */
export function countEntropyOf(
  experiment: ReactionExperiment,
  network: LoweredReactions,
  end: Readonly<Record<string, number>>,
): CountEntropyBook | null {
  const names = entropyLawsOf(experiment);
  if (names === null) return null;
  let solved: EndLaws | null = null;
  const lawAt = (side: "start" | "end", name: ReactionLawName): CountLaw => {
    if (name !== "solved") {
      const { fields } = experiment.system;
      return lawIn(name, network, side === "start" ? { ...fields, t: 0 } : { ...fields, ...end }, PATH);
    }
    solved ??= countLaws(experiment, network, PATH);
    return { states: solved.states, probabilities: solved[side] };
  };
  return { start: tableOf(lawAt("start", names.start)), end: tableOf(lawAt("end", names.end)) };
}

function tableOf({ states, probabilities }: CountLaw): LawTable {
  const species = states[0]?.length ?? 0;
  const low = Array.from({ length: species }, (_, k) =>
    states.reduce((least, state) => Math.min(least, state[k] as number), Infinity),
  );
  const sizes = low.map((least, k) =>
    states.reduce((most, state) => Math.max(most, (state[k] as number) - least + 1), 1),
  );
  if (sizes.reduce((all, size) => all * size, 1) > Number.MAX_SAFE_INTEGER) {
    throw new SpecError(
      PATH,
      "at most 2^53 combinations of counts are needed for a table of their law, these species have more",
    );
  }
  const sorted = states
    .map((state, i) => [numberOf(state, low, sizes), math.log(probabilities[i] as number)] as const)
    .sort(([one], [other]) => one - other);
  return {
    low,
    sizes,
    keys: Float64Array.from(sorted, ([key]) => key),
    logs: Float64Array.from(sorted, ([, log]) => log),
  };
}

function numberOf(state: readonly number[], low: readonly number[], sizes: readonly number[]): number {
  let number = 0;
  for (let k = 0; k < state.length; k++) {
    const place = (state[k] as number) - (low[k] as number);
    if (place < 0 || place >= (sizes[k] as number)) return -1;
    number = number * (sizes[k] as number) + place;
  }
  return number;
}

/** ln p by trajectory; -Infinity for counts that the law does not know. */
export function logLaw(
  { low, sizes, keys, logs }: LawTable,
  counts: readonly Float64Array[],
  n: number,
): Float64Array {
  const state = counts.map(() => 0);
  return Float64Array.from({ length: n }, (_, i) => {
    for (let k = 0; k < counts.length; k++) state[k] = (counts[k] as Float64Array)[i] as number;
    const wanted = numberOf(state, low, sizes);
    let from = 0;
    let to = keys.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((keys[middle] as number) < wanted) from = middle + 1;
      else to = middle;
    }
    return keys[from] === wanted ? (logs[from] as number) : -Infinity;
  });
}
