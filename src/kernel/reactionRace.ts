// Lays out the tables of the loop of the next reaction (assembly/reaction/race.ts) in linear memory.
import type { PairArrays } from "./reactionLayout.js";
import type { ReactionPlan } from "./reactionPlan.js";

interface Place {
  readonly allocate: (bytes: number) => number;
  readonly view: () => DataView;
}

const HEADER = 64;

/** Tables of the loop of the next reaction: a header of eight addresses and three numbers for each, then what they point at. */
export function placeRace(
  race: ReactionPlan["race"],
  arrays: PairArrays,
  to: Place,
): Readonly<Record<string, number>> {
  if (race === null) return { ReactionCount: 0 };
  const sizes = race.map(
    ({ terms, changes, gains, dependents }) =>
      8 * terms.length + 16 * (changes.length + gains.length + Math.ceil(dependents.length / 4)),
  );
  const reactions = to.allocate(HEADER * race.length);
  let at = to.allocate(sizes.reduce((sum, size) => sum + 16 * Math.ceil(size / 16), 0));
  const doubles = (): number => to.allocate(8 * race.length);
  const [propensities, times, heap, places] = [doubles(), doubles(), doubles(), doubles()];
  const view = to.view();
  race.forEach(({ terms, changes, gains, dependents, formula, exact, gain }, c) => {
    let header = reactions + HEADER * c;
    const list = (write: () => void): void => {
      view.setUint32(header, at, true);
      write();
      view.setUint32(header + 4, at, true);
      header += 8;
    };
    const numbers = (pairs: readonly (readonly [number, number])[], first: number): void => {
      for (const [index, by] of pairs) {
        view.setUint32(at, first + 16 * index, true);
        view.setFloat64(at + 8, by, true);
        at += 16;
      }
    };
    list(() => {
      for (const [species, particles] of terms) {
        view.setUint32(at, arrays.counts + 16 * species, true);
        view.setInt32(at + 4, particles, true);
        at += 8;
      }
    });
    list(() => numbers(changes, arrays.counts));
    list(() => {
      for (const dependent of dependents) {
        view.setInt32(at, dependent, true);
        at += 4;
      }
    });
    at = 8 * Math.ceil(at / 8);
    list(() => numbers(gains, arrays.parts));
    at = 8 * Math.ceil(at / 8);
    [formula, exact, gain].forEach((code, i) => {
      view.setInt32(header + 4 * i, code, true);
    });
  });
  return {
    ReactionCount: race.length,
    Reactions: reactions,
    Propensities: propensities,
    Times: times,
    Heap: heap,
    Places: places,
  };
}
