// Checks of feedback on networks that are run, and run backwards: a level that is read, against the project's catalogue, feedback:
// koski-2014-twostate-szilard, ashida-2014-absolute-irreversibility and manzano-2021-gambling.
import { describe, expect, test } from "vitest";
import {
  absoluteIrreversibility,
  type Check,
  derived,
  doubleWell,
  type EstimateRequest,
  efficacy,
  equilibrium,
  experiment,
  exponential,
  horowitzVaikuntanathan,
  itoSagawa,
  jarzynski,
  manzano,
  mean,
  overdamped,
  pottsSamuelsson2018,
  pottsSamuelsson2019,
  repetition,
  reversed,
  run,
  sagawaUeda2008,
  sagawaUeda2010,
  sagawaUeda2012,
  secondLaw,
  variance,
} from "../../dist/index.js";

const SLOW = { timeout: 120_000 };
const Z = 4.5;
const W = "work";

/** A level E, Fermi rates with G = 1, in equilibrium at E = 0, that a policy moves. */
const level = (duration: number, feedback: object, parts: object = {}, system: object = {}) =>
  experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { E: 0 },
      states: { empty: 0, full: "E" },
      edges: [{ from: "empty", to: "full", fermi: 1 }],
      start: { kind: "equilibrium" },
      ...system,
    },
    method: { scheme: "gillespie" },
    control: { duration, ramps: {} },
    feedback,
    ensemble: { trajectories: 150_000, seed: 5 },
    ...parts,
  } as never);

const symmetric = (error: number) => ({ kind: "symmetric", outcomes: 2, error });
/** Read once at t = 0: E jumps to Ej or -Ej and goes back in tau. */
const szilard = (error: number, Ej: number, tau: number, parts?: object) =>
  level(
    tau,
    {
      kind: "policy",
      measurement: { at: 0, of: "state", channel: symmetric(error) },
      act: { E: [[0, `${Ej}*(1 - 2*y)`], [tau, 0]] }, // biome-ignore format: a ramp
    },
    parts,
  );

const asked: Readonly<Record<string, EstimateRequest>> = {
  exp_mW: exponential(`-${W}`),
  exp_mW_mI: exponential(`-${W} - information`),
  gamma: reversed(mean("repeated*exp(-logProbability)")),
  W_backward: reversed(mean(W)),
  W_var: variance(W),
  bound: repetition("bound", { of: W, record: "record", repeated: "repeated" }),
};

async function said(spec: ReturnType<typeof level>, checks: readonly Check[], more = asked) {
  const { estimates, verdicts } = await run(spec, { workers: 1, checks, estimates: more });
  const z = (name: string, exact: number): number => {
    const { value, error } = estimates[name] as { value: number; error: number };
    return Math.abs(value - exact) / error;
  };
  return {
    z,
    verdicts,
    outcomes: Object.fromEntries(verdicts.map(({ check, outcome }) => [check, outcome])),
  };
}

describe("a level that is read once", () => {
  test(
    "with errors of 0.1: the catalogue's numbers, and no theorem is broken but those that know no information",
    SLOW,
    async () => {
      const spec = szilard(0.1, Math.log(9), 5, { record: { keep: [], systemEntropy: "solved" } });
      const { z, verdicts, outcomes } = await said(
        spec,
        [
          secondLaw(),
          jarzynski(),
          sagawaUeda2008(),
          sagawaUeda2010(),
          sagawaUeda2012(),
          itoSagawa(),
          efficacy(),
          absoluteIrreversibility(),
          horowitzVaikuntanathan(),
          horowitzVaikuntanathan({ form: "work" }),
          pottsSamuelsson2018(),
          pottsSamuelsson2019(),
        ],
        {
          ...asked,
          // of both runs, as the relation has it
          spread: derived("(vF + vB)/(mF + mB)^2", {
            vF: variance(W),
            vB: reversed(variance(W)),
            mF: mean(W),
            mB: reversed(mean(W)),
          }),
        },
      );
      for (const [name, exact] of [
        ["work", -0.2369136866],
        ["W_var", 0.4836734014],
        ["information", 0.3680642072],
        ["exp_mW_mI", 1],
        ["exp_mW", 1.552451497],
        ["gamma", 1.552451497],
        ["W_backward", 0.3995693809],
        ["bound", -0.4398352923],
        ["spread", 43.04627948],
      ] as const)
        expect(z(name, exact), name).toBeLessThan(Z);
      const ignorant = verdicts.slice(0, 2).map(({ outcome }) => outcome);
      expect(ignorant).toEqual(["broken", "broken"]);
      for (const { check, outcome, reason } of verdicts.slice(2))
        expect(outcome, `${check}: ${reason}`).not.toBe("broken");
      for (const name of ["Sagawa-Ueda 2008", "Potts-Samuelsson 2018", "Potts-Samuelsson 2019"])
        expect(outcomes[name], name).toBe("holds");
      expect(outcomes["Horowitz-Vaikuntanathan"]).not.toBe("broken");
    },
  );

  test("without error: 1 - lambda_fb, by those who may say so", SLOW, async () => {
    const { z, verdicts } = await said(szilard(0, 3, 2), [
      sagawaUeda2010(),
      absoluteIrreversibility(),
      efficacy(),
      pottsSamuelsson2019(),
    ]);
    for (const [name, exact] of [
      ["work", -0.2691333662],
      ["exp_mW_mI", 0.8045156482],
      ["exp_mW", 1.609031296],
      ["gamma", 1.609031296],
      ["bound", -0.4756323187],
    ] as const)
      expect(z(name, exact), name).toBeLessThan(Z);
    expect(verdicts[0]?.reason).toMatch(/absoluteIrreversibility\(\) judges it$/);
    for (const { check, outcome } of verdicts) expect(outcome, check).not.toBe("broken");
    expect(verdicts[3]?.reason).toMatch(/^it is stated for readings that exclude no outcome/);
  });
});

test("three readings, one after the other: none is broken but what knows no information", SLOW, async () => {
  const spec = level(3, {
    kind: "policy",
    measurement: { every: 1, of: "state", channel: symmetric(0.2) },
    act: { E: [[0, "0.8*(1 - 2*y)"], [1, 0]] }, // biome-ignore format: a ramp
  });
  const { z, verdicts, outcomes } = await said(spec, [
    sagawaUeda2008(),
    sagawaUeda2010(),
    efficacy(),
    horowitzVaikuntanathan(),
    pottsSamuelsson2018(),
    pottsSamuelsson2019(),
    jarzynski(),
  ]);
  expect(z("exp_mW_mI", 1)).toBeLessThan(Z);
  expect(outcomes.Jarzynski).toBe("broken");
  for (const { check, outcome } of verdicts.slice(0, -1)) expect(outcome, check).not.toBe("broken");
  expect(outcomes["Sagawa-Ueda 2008"]).toBe("holds");
});

test(
  "a double well that is read with errors of 0.1, h = 2, f0 = 0.8, tau = 10, and its reversed runs",
  SLOW,
  async () => {
    const branch = (tilt: number) => ({ duration: 10, ramps: { tilt: [[0, 0], [0, tilt], [1, 0]] } }); // biome-ignore format: a ramp
    const spec = experiment({
      system: overdamped({
        potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }),
        kT: 1,
        friction: 1,
        start: equilibrium(),
      }),
      method: { scheme: "heun", dt: 5e-3, heat: "closed", bias: "none" },
      feedback: {
        kind: "branch",
        measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
        branches: { false: branch(-0.8), true: branch(0.8) },
      },
      ensemble: { trajectories: 40_000, seed: 8 },
    } as never);
    const { z, verdicts } = await said(spec, [efficacy(), horowitzVaikuntanathan(), pottsSamuelsson2018()]);
    // szilard-doublewell-fp, the second row
    for (const [name, exact] of [
      ["work", -0.206031085],
      ["exp_mW", 1.399987283],
      ["gamma", 1.399987283],
      ["exp_mW_mI", 1],
    ] as const)
      expect(z(name, exact), name).toBeLessThan(Z);
    for (const { check, outcome } of verdicts) expect(outcome, check).not.toBe("broken");
  },
);

test("a gambling demon stops where it has won: <S> < 0, and <exp(-S - D)> = 1", SLOW, async () => {
  const [N, Ef, G] = [8, 2, 1 - Math.exp(-0.3)];
  const filled = (E: number): number => 1 / (1 + Math.exp(E));
  const E = Array.from({ length: N + 1 }, (_, k) => (Ef * k) / N);
  /** Laws after each relaxation at these levels. */
  const along = (levels: readonly number[], start: number): number[] => {
    const law = [start];
    for (const e of levels) law.push((law.at(-1) as number) * (1 - G) + G * filled(e));
    return law;
  };
  const p = along(E.slice(1), 0.5);
  const q = along([...E.slice(1)].reverse(), filled(Ef)).reverse();
  const x = E.map((_, k) => k);
  const table = (law: readonly number[]) => ({ x, y: law.map(Math.log) });
  const by = (full: string, empty: string): string =>
    `(state*${full}(stopTime) + (1 - state)*${empty}(stopTime))`;
  const spec = level(
    N,
    {
      kind: "policy",
      measurement: { every: 1, from: 1, of: "state", channel: { kind: "exact" } },
      act: {},
      until: "y == 1",
    },
    {
      method: { scheme: "chain" },
      control: { duration: N, ramps: { E: [[0, 0], [1, Ef]] } }, // biome-ignore format: a ramp
      record: {
        keep: [],
        columns: {
          S: `log(0.5) - ${by("p1", "p0")} + bathEntropy`,
          D: `${by("p1", "p0")} - ${by("q1", "q0")}`,
        },
      },
    },
    {
      edges: [{ from: "empty", to: "full", fermi: G }],
      tables: {
        p1: table(p),
        p0: table(p.map((share) => 1 - share)),
        q1: table(q),
        q0: table(q.map((share) => 1 - share)),
      },
    },
  );
  const { z, verdicts } = await said(
    spec,
    [manzano({ entropy: "S", distinguishability: "D" }), manzano({ entropy: "S", distinguishability: "0" })],
    { naive: exponential("-S") },
  );
  for (const [name, exact] of [
    ["work", 0.125],
    ["S", -0.2560367158],
    ["D", 0.396840444],
    ["naive", 1.356392849],
    ["stopped", 0.6571570127],
    ["stopTime", 3.8793458],
  ] as const)
    expect(z(name, exact), name).toBeLessThan(Z);
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(["holds", "broken"]);
});
