// The bytes of a run in leaps are those of the experiment, whoever computed what where in which order.
import { expect, test } from "vitest";
import { experiment, reaction, reactions, run } from "../../dist/index.js";
import { bits, bytes } from "./bytes.js";

// neither a multiple of a block of 64 nor of a leaf of 1024
const TRAJECTORIES = 9 * 1024 + 413;

test.each(["poisson", "binomial"] as const)(
  "%s firings: the same for 1, 2, 3 and 7 workers and for chunks of 1, 2 and 8 leaves",
  async (firings) => {
    const what = (seed: number) =>
      experiment({
        system: reactions({
          species: { X: 10, Y: 0 },
          reactions: [reaction("0 -> X", 300), reaction("2 X -> Y", 0.1), reaction("Y -> 0", 1)],
        }),
        method: { scheme: "tauLeap", dt: 0.07, firings },
        control: { duration: 3, ramps: {} },
        record: { keep: ["X", "Y", "jumps", "early"], columns: { early: "at(1, X*Y)" } },
        ensemble: { trajectories: TRAJECTORIES, seed },
      });
    const one = await run(what(3), { workers: 1 });
    for (const [workers, chunkLeaves] of [
      [2, 1],
      [3, 2],
      [7, 1],
      [2, 8],
    ] as const) {
      expect(bytes(await run(what(3), { workers, chunkLeaves }))).toBe(bytes(one));
    }
    const other = await run(what(4), { workers: 1 });
    expect(bits(other.columns.X)).not.toBe(bits(one.columns.X));
  },
);
