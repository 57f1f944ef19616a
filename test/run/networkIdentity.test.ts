// Identity of networks: the bytes of a result are a function of the experiment, whoever computed what where in which order.
import { describe, expect, test } from "vitest";
import { type Experiment, firstLaw, jarzynski, replay, run, secondLaw } from "../../dist/index.js";
import { bits, bytes } from "./bytes.js";
import { dot, level, ring } from "./networks.js";

// neither a multiple of a block of 64 nor of a leaf of 1024
const TRAJECTORIES = 9 * 1024 + 413;
const ensemble = { trajectories: TRAJECTORIES, seed: 11 };

const KINDS: Readonly<Record<string, Experiment>> = {
  "of a driven level": level({}, { trajectories: TRAJECTORIES, record: { keep: ["work", "state"] } }),
  "of a ring at rest": ring(6, 2, 1, {
    control: { duration: 3, ramps: {} },
    ensemble,
    record: { keep: ["N", "bathEntropy"] },
  }),
  "of two baths with everything recorded": dot({
    ensemble,
    record: {
      keep: ["work", "stay", "top", "first", "a"],
      columns: { stay: "integral(spin)", top: "max(nL)", first: "firstTime(nL >= 1)", a: "at(1, work)" },
    },
  }),
  "of trajectories that stop": ring(3, 2, 1, {
    control: { duration: 50, ramps: {} },
    stop: "N >= 2 || N <= -2",
    ensemble,
    record: { keep: ["stopTime", "N"] },
  }),
};

describe("the bytes of a network", () => {
  for (const [name, what] of Object.entries(KINDS)) {
    test(`${name} are the same for 1, 2, 3 and 7 workers and for chunks of 1, 2 and 8 leaves`, async () => {
      const options = { checks: [firstLaw(), secondLaw(), jarzynski()] };
      const one = bytes(await run(what, { ...options, workers: 1 }));
      for (const [workers, chunkLeaves] of [
        [2, 1],
        [3, 2],
        [7, 1],
        [2, 8],
      ] as const) {
        expect(bytes(await run(what, { ...options, workers, chunkLeaves }))).toBe(one);
      }
    });
  }

  test("of the first trajectories are those of a shorter run, and another seed's are others", async () => {
    const what = KINDS["of a driven level"] as Experiment;
    const cut = { ...what, ensemble: { ...what.ensemble, trajectories: 2048 } };
    const [all, few, other] = await Promise.all(
      [what, cut, { ...cut, ensemble: { ...cut.ensemble, seed: 12 } }].map((e) =>
        run(e as Experiment, { workers: 1 }),
      ),
    );
    expect(bits(few?.columns.work)).toBe(bits(all?.columns.work?.slice(0, 2048)));
    expect(bits(other?.columns.work)).not.toBe(bits(few?.columns.work));
  });

  test("are those of a replay: state, jumps and work of every trajectory at its end", async () => {
    const what = dot({
      ensemble: { trajectories: 200, seed: 2 },
      record: { keep: ["state", "jumps", "work", "nL"] },
    });
    const { columns } = await run(what, { workers: 2 });
    const paths = replay(what, [0, 1, 63, 64, 199]);
    for (const { trajectory, variables, time, work, edges } of paths) {
      const at = (name: string): number => columns[name]?.[trajectory] as number;
      expect(edges?.length).toBe(at("jumps"));
      expect(variables.state?.at(-1)).toBe(at("state"));
      expect(variables.nL?.at(-1)).toBe(at("nL"));
      expect(time.at(-1)).toBe(4);
      expect(work.at(-1)).toBeCloseTo(at("work"), 12);
    }
  });
});
