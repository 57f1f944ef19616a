// Identity of reactions: the bytes of a result are a function of the experiment, whoever computed what where in which order.
import { describe, expect, test } from "vitest";
import { type Experiment, type ReactionExperiment, replay, run } from "../../dist/index.js";
import { REACTIONS, reactionColumns } from "../golden/reactions.js";
import { bits, bytes } from "./bytes.js";

// neither a multiple of a block of 64 nor of a leaf of 1024
const TRAJECTORIES = 9 * 1024 + 413;

/** More of an experiment, with all of its columns kept. */
function more(name: string, trajectories: number, seed = 11): Experiment {
  const what = REACTIONS[name] as ReactionExperiment;
  return {
    ...what,
    record: { ...what.record, keep: reactionColumns(what) },
    ensemble: { ...what.ensemble, trajectories, seed },
  } as Experiment;
}

describe("the bytes of reactions", () => {
  for (const name of Object.keys(REACTIONS)) {
    test(`${name} are the same for 1, 2, 3 and 7 workers and for chunks of 1, 2 and 8 leaves`, async () => {
      const what = more(name, TRAJECTORIES);
      const one = bytes(await run(what, { workers: 1 }));
      for (const [workers, chunkLeaves] of [
        [2, 1],
        [3, 2],
        [7, 1],
        [2, 8],
      ] as const) {
        expect(bytes(await run(what, { workers, chunkLeaves }))).toBe(one);
      }
    });
  }

  test.each(["reactionsDriven", "reactionsDrivenRace"])(
    "%s: of the first trajectories are those of a shorter run, and another seed's are others",
    async (name) => {
      const [all, few, other] = await Promise.all(
        [more(name, 2500), more(name, 2048), more(name, 2048, 12)].map((e) => run(e, { workers: 1 })),
      );
      expect(bits(few?.columns.S)).toBe(bits(all?.columns.S?.slice(0, 2048)));
      expect(bits(few?.columns.moved)).toBe(bits(all?.columns.moved?.slice(0, 2048)));
      expect(bits(other?.columns.S)).not.toBe(bits(few?.columns.S));
    },
  );

  test.each(["reactionsStopped", "reactionsStoppedRace"])("%s: are those of a replay", async (name) => {
    const { columns } = await run(more(name, 200), { workers: 2 });
    for (const { trajectory, variables, time } of replay(more(name, 200), [0, 1, 63, 64, 199])) {
      const at = (column: string): number => columns[column]?.[trajectory] as number;
      expect(variables.P?.at(-1)).toBe(at("P"));
      expect(variables.ES?.at(-1)).toBe(at("ES"));
      expect(time.at(-1)).toBe(at("stopTime"));
    }
  });
});
