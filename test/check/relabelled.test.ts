// What the name, the number and the order of variables must not change.
import { describe, expect, test } from "vitest";
import { type Estimate, type Experiment, experiment, landauer, mean, replay, run } from "../../dist/index.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5;

const spec = (
  system: Record<string, unknown>,
  { method = {}, ramps = {}, ...rest }: Record<string, unknown> = {},
): Experiment =>
  experiment({
    system: { dynamics: "overdamped", kT: 1, friction: 1, start: { kind: "equilibrium" }, ...system },
    method: { scheme: "heun", dt: 0.02, heat: "stepwise", ...(method as object) },
    control: { duration: 0.6, ramps },
    ensemble: { trajectories: 4096, seed: 321 },
    ...rest,
  });

const push = {
  pull: [
    [0, 0.5],
    [1, 2],
  ],
};

describe("a single variable", () => {
  const well = (v: string, pull = "pull") => ({
    potential: { energy: `(${v}^2 - 1)^2 + 0.1*sin(3*${v}) - ${pull}*${v}`, fields: { [pull]: 0 } },
    force: `${pull}*cos(${v})`,
    walls: { low: -2.5 },
    allowEscape: true, // nothing escapes: it saves the planner's search for it
  });
  const keep = (v: string) => [
    `${v}Start`,
    v,
    "work",
    "forceWork",
    "heat",
    "energyChange",
    "freeEnergyChange",
  ];
  const columnsOf = async (v: string, system: Record<string, unknown>, ramps: unknown = push) => {
    const { columns } = await run(spec(system, { ramps, record: { keep: keep(v) } }));
    return keep(v).map((name) => columns[name]);
  };

  test("gives the same bytes under any name, and where a field is called x", SLOW, async () => {
    const bytes = await columnsOf("x", well("x"));
    expect(await columnsOf("theta", { ...well("theta"), variables: { theta: {} } })).toEqual(bytes);
    expect(
      await columnsOf("theta", { ...well("theta", "x"), variables: { theta: {} } }, { x: push.pull }),
    ).toEqual(bytes);
  });

  test("gives the same bytes with kT and friction of its own as with the system's", SLOW, async () => {
    const own = { ...well("x"), kT: 7, friction: 9, variables: { x: { kT: 0.6, friction: 1.7 } } };
    expect(await columnsOf("x", own)).toEqual(await columnsOf("x", { ...well("x"), kT: 0.6, friction: 1.7 }));
  });

  test(
    "with kT of its own has its free energy, its bathEntropy and its Landauer's bound by it",
    SLOW,
    async () => {
      const trap = { potential: { energy: "k*q^2/2", fields: { k: 1 } }, variables: { q: { kT: 3 } } };
      const ramps = {
        k: [
          [0, 1],
          [1, 2],
        ],
      };
      const estimates = { entropy: mean("bathEntropy - heat/3"), square: mean("qStart^2") };
      const result = await run(spec(trap, { ramps }), { estimates, checks: [landauer({ erased: "q > 0" })] });
      expect(result.estimates.freeEnergyChange?.value).toBeCloseTo(1.5 * Math.LN2, 9);
      expect(result.estimates.entropy?.value).toBeCloseTo(0, 12);
      expect(Math.abs(score(result.estimates.square, 3))).toBeLessThan(Z);
      expect(result.verdicts.map(({ claim }) => claim)).toEqual(["<W> - dF >= kT D(p||q), erased: q > 0"]);
    },
  );
});

const score = (estimate: Estimate | undefined, truth: number): number =>
  ((estimate?.value as number) - truth) / (estimate?.error as number);
const apart = (a: Estimate | undefined, b: Estimate | undefined): number =>
  Math.abs((a?.value as number) - (b?.value as number)) / Math.hypot(a?.error as number, b?.error as number);

describe("four variables that do not know each other", () => {
  test("are each what one alone is, in law: <v>, <v^2>, <Q_v>, and <W> adds up", SLOW, async () => {
    const alone = [
      ["(x^2 - 1)^2 - pull*x", 1, 1],
      ["abs(x) + x^2/2", 0.5, 2],
      ["2*x^2 + 0.3*sin(x + pull)", 2, 0.7],
      ["x^4/4 - 0.5*x", 1, 1.5],
    ] as const;
    const names = ["a", "b", "c", "d"];
    const asked = (v: string, heat: string) => ({
      first: mean(v),
      second: mean(`${v}^2`),
      heat: mean(heat),
    });
    const many = { ensemble: { trajectories: 50_000, seed: 322 }, ramps: push };
    const together = await run(
      spec(
        {
          variables: Object.fromEntries(alone.map(([, kT, friction], v) => [names[v], { kT, friction }])),
          potential: {
            energy: alone.map(([energy], v) => `(${energy.replaceAll("x", names[v] as string)})`).join(" + "),
            fields: { pull: 0 },
          },
          start: { kind: "point", at: { a: 0.5, b: 0, c: -1, d: 1 } },
        },
        many,
      ),
      {
        estimates: Object.fromEntries(
          names.flatMap((v) =>
            Object.entries(asked(v, `heat_${v}`)).map(([key, what]) => [`${v} ${key}`, what]),
          ),
        ),
      },
    );
    let work = 0;
    let variance = (together.estimates.work?.error as number) ** 2;
    for (const [v, [energy, kT, friction]] of alone.entries()) {
      const at = { x: [0.5, 0, -1, 1][v] as number };
      const { estimates } = await run(
        spec(
          { potential: { energy, fields: { pull: 0 } }, kT, friction, start: { kind: "point", at } },
          { ...many, ensemble: { trajectories: 50_000, seed: 323 + v } },
        ),
        { estimates: asked("x", "heat") },
      );
      for (const key of ["first", "second", "heat"]) {
        expect(apart(estimates[key], together.estimates[`${names[v]} ${key}`]), `${v} ${key}`).toBeLessThan(
          Z,
        );
      }
      work += estimates.work?.value as number;
      variance += (estimates.work?.error as number) ** 2;
    }
    expect(Math.abs((together.estimates.work?.value as number) - work)).toBeLessThan(Z * Math.sqrt(variance));
  });
});

describe("three coupled variables with baths and forces of their own", () => {
  const names = ["x", "y", "z"];
  // a rule in which no two variables play the same part
  const texts = {
    energy: "x^2 + y^2/2 + z^4/4 + 0.5*x*y - 0.3*y*z^2 + tanh(x - z) - pull*z",
    force: { x: "sin(y)", z: "0.4*x - pull*y" },
  };
  const baths: Record<string, object> = {
    x: { kT: 2, friction: 1 },
    y: { kT: 0.5 },
    z: { kT: 1, friction: 3 },
  };
  const at: Record<string, number> = { x: 0.5, y: -1, z: 1 };
  const seen = (rename: (v: string) => string) =>
    Object.fromEntries([
      ...names.flatMap((v) => [
        [`<${v}>`, mean(rename(v))],
        [`<${v}^2>`, mean(`${rename(v)}^2`)],
        [`<Q_${v}>`, mean(`heat_${rename(v)}`)],
      ]),
      ["<xy>", mean(`${rename("x")}*${rename("y")}`)],
      ["<yz^2>", mean(`${rename("y")}*${rename("z")}^2`)],
    ]);
  const sent = (to: Record<string, string>, order: readonly string[], seed: number) => {
    const rename = (text: string): string => text.replace(/\b[xyz]\b/g, (v) => to[v] as string);
    const renamed = <T>(of: Record<string, T>) =>
      Object.fromEntries(order.flatMap((v) => (v in of ? [[to[v] as string, of[v] as T]] : [])));
    const system = {
      variables: renamed(baths),
      potential: { energy: rename(texts.energy), fields: { pull: 0 } },
      force: Object.fromEntries(Object.entries(texts.force).map(([v, f]) => [to[v], rename(f)])),
      start: { kind: "point", at: renamed(at) },
    };
    const ensemble = { trajectories: 50_000, seed };
    return run(spec(system, { ramps: push, ensemble, record: { keep: names.map((v) => to[v]) } }), {
      estimates: seen((v) => to[v] as string),
    });
  };
  const same = { x: "x", y: "y", z: "z" };

  test("give the same bytes under other names", SLOW, async () => {
    const [one, other] = [await sent(same, names, 331), await sent({ x: "z", y: "x", z: "y" }, names, 331)];
    expect(other.columns.z).toEqual(one.columns.x);
    expect(other.columns.x).toEqual(one.columns.y);
    expect(other.columns.y).toEqual(one.columns.z);
    expect(other.estimates["<Q_z>"]?.value).toBe(one.estimates["<Q_z>"]?.value);
  });

  test("give the same law in any order, and another one with the parts exchanged", SLOW, async () => {
    const one = await sent(same, names, 332);
    for (const [i, order] of [
      ["z", "x", "y"],
      ["y", "x", "z"],
    ].entries()) {
      const other = await sent(same, order, 333 + i);
      for (const name of Object.keys(seen((v) => v))) {
        expect(apart(one.estimates[name], other.estimates[name]), name).toBeLessThan(Z);
      }
      for (const name of ["work", "forceWork", "heat"]) {
        expect(apart(one.estimates[name], other.estimates[name]), name).toBeLessThan(Z);
      }
    }
    expect(apart(one.estimates["<Q_x>"], one.estimates["<Q_y>"])).toBeGreaterThan(20);
  });

  test("replay bit for bit, each variable by its name", SLOW, async () => {
    const system = {
      variables: baths,
      potential: { energy: texts.energy, fields: { pull: 0 } },
      force: texts.force,
      start: {
        kind: "gaussian",
        mean: at,
        covariance: [
          [1, 0.5, 0],
          [0.5, 1, 0.2],
          [0, 0.2, 0.5],
        ],
      },
    };
    const given = spec(system, { ramps: push, record: { keep: [...names, "work"] } });
    const { columns } = await run(given);
    for (const { trajectory, variables, work, time } of replay(given, [0, 7, 8, 4095], { every: 5 })) {
      expect(Object.keys(variables)).toEqual(names);
      expect(time.length).toBe(6);
      for (const v of names) expect(variables[v]?.at(-1), v).toBe(columns[v]?.[trajectory]);
      expect(work.at(-1)).toBe(columns.work?.[trajectory]);
    }
  });
});
