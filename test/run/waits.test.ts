// Times between visible jumps (record.waiting), against the laws of claims/jump.md #68 for the first edge of the diamond.
import { expect, it } from "vitest";
import { experiment, model, replay, run } from "../../dist/index.js";

const P_PP = 0.62378303;
const P_MM = 0.017385257;
const DURATION = 4000;

const diamond = (waiting: unknown) => {
  const { system, ...rest } = model("diamond", {});
  const edges = (system as { edges: readonly object[] }).edges.map((edge, i) => ({ ...edge, name: `e${i}` }));
  return experiment({
    ...rest,
    system: { ...system, edges },
    control: { duration: DURATION, ramps: {} },
    record: { waiting },
    ensemble: { trajectories: 8, seed: 68 },
  });
};

it("lists every wait of the chosen trajectories, with what came before and after", async () => {
  const made = diamond({ edges: ["e0"], trajectories: [0, 5] });
  const { waits } = await run(made);
  if (waits === undefined) throw new Error("no waits");
  expect(new Set(waits.trajectory)).toEqual(new Set([0, 5]));
  const [path] = replay(made, [5]);
  const seen = (path?.edges ?? []).flatMap((label, i) =>
    label.startsWith("e0") ? [{ label, time: path?.time[i + 1] as number }] : [],
  );
  const own = waits.trajectory.flatMap((k, i) => (k === 5 ? [i] : []));
  expect(own.map((i) => waits.time[i])).toEqual(
    seen.slice(1).map(({ time }, i) => time - (seen[i]?.time as number)),
  );
  expect(own.map((i) => waits.after[i])).toEqual(seen.slice(1).map(({ label }) => label));
});

it("has the shares of the catalogue", async () => {
  const { waits } = await run(diamond({ edges: ["e0"], trajectories: [0, 1, 2, 3, 4, 5, 6, 7] }));
  if (waits === undefined) throw new Error("no waits");
  const share = (label: string): { p: number; error: number } => {
    const after = waits.before.flatMap((before, i) => (before === label ? [waits.after[i] as string] : []));
    const p = after.filter((to) => to === label).length / after.length;
    return { p, error: Math.sqrt((p * (1 - p)) / after.length) };
  };
  const [forward, backward] = [share("e0"), share("e0, back")];
  // what follows a jump depends on nothing before it: the sample is binomial
  expect(Math.abs(forward.p - P_PP)).toBeLessThan(4 * forward.error);
  expect(Math.abs(backward.p - P_MM)).toBeLessThan(4 * backward.error);
  // control: another edge has other shares
  const other = await run(diamond({ edges: ["e2"], trajectories: [0, 1, 2, 3] }));
  const same = other.waits?.before.filter((b, i) => b === "e2" && other.waits?.after[i] === "e2").length ?? 0;
  const all = other.waits?.before.filter((b) => b === "e2").length ?? 1;
  expect(Math.abs(same / all - P_PP)).toBeGreaterThan(8 * Math.sqrt((P_PP * (1 - P_PP)) / all));
});

it("needs names of edges and trajectories that exist", async () => {
  expect(() => diamond({ edges: ["x"], trajectories: [0] })).toThrow(
    /record\.waiting\.edges\[0\]: the name of an edge/,
  );
  expect(() => diamond({ edges: ["e0"], trajectories: [8] })).toThrow(
    /record\.waiting\.trajectories\[0\]: an index from 0 to 7/,
  );
});
