// Lays out the tables of the loop of leaps (assembly/reaction/leap.ts) in linear memory.
import type { PairArrays } from "./reactionLayout.js";
import type { ReactionPlan } from "./reactionPlan.js";

interface Place {
  readonly allocate: (bytes: number) => number;
  readonly view: () => DataView;
}

const HEADER = 24;
const ENTRY = 16;
const [FIRST, SECOND] = [4, 8];

/** A header of six addresses for each reaction, then the entries that they enclose: limits, changes, gains. */
export function placeLeap(
  { leap, species }: Pick<ReactionPlan, "leap" | "species">,
  arrays: PairArrays,
  to: Place,
): Readonly<Record<string, number>> {
  if (leap === null) return { LeapCount: 0 };
  const { reactions, takenBack } = leap;
  const entries = reactions.reduce(
    (sum, { limits, changes, gains }) => sum + limits.length + changes.length + gains.length,
    0,
  );
  const headers = to.allocate(HEADER * reactions.length);
  const [firings, next] = [to.allocate(8 * reactions.length), to.allocate(8 * species)];
  let at = to.allocate(ENTRY * entries);
  const view = to.view();
  reactions.forEach(({ limits, changes, gains }, c) => {
    const list = <T>(kind: number, all: readonly T[], write: (one: T) => void): void => {
      const header = headers + HEADER * c + 8 * kind;
      view.setUint32(header, at, true);
      for (const one of all) {
        write(one);
        at += ENTRY;
      }
      view.setUint32(header + 4, at, true);
    };
    list(0, limits, ({ species: k, together, used }) => {
      view.setUint32(at, 8 * k, true);
      view.setInt32(at + FIRST, together, true);
      view.setFloat64(at + SECOND, used, true);
    });
    list(1, changes, ([k, by]) => {
      view.setUint32(at, 8 * k, true);
      view.setFloat64(at + SECOND, by, true);
    });
    list(2, gains, ({ sum, by, value }) => {
      view.setUint32(at, 16 * sum, true);
      view.setInt32(at + FIRST, value ?? -1, true);
      view.setFloat64(at + SECOND, by, true);
    });
  });
  return {
    LeapCount: reactions.length,
    Leaping: headers,
    Firings: firings,
    Next: next,
    ValuesAt: arrays.values,
    MayTakeBack: takenBack === null ? 0 : 1,
    TakenBack: takenBack ?? 0,
  };
}
