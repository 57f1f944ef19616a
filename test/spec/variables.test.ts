// Every mistake with several variables gives one sentence; and what must not be a mistake.
import { describe, expect, test } from "vitest";
import { LEDGER, landauer, run } from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { demon, errorOf, type Mistake, named, single, spec } from "./bowl.js";

const MISTAKES: readonly Mistake[] = [
  ["no variable", spec({ variables: {} }), "system.variables", "1 to 4 variables are needed, 0 given"],
  [
    "five variables",
    spec(named("a", "b", "c", "d", "f")),
    "system.variables",
    "1 to 4 variables are needed, 5 given",
  ],
  [
    "a list of variables",
    spec({ variables: ["x", "y"] }),
    "system.variables",
    /^an object of variables by name is needed, .* given$/,
  ],
  [
    "a variable that is a number",
    spec({ variables: { x: 1, y: {} } }),
    "system.variables.x",
    "an object { kT?, friction?, mass? } is needed, 1 given",
  ],
  [
    "a bath below 0",
    spec({ variables: { x: { kT: -1 }, y: {} } }),
    "system.variables.x.kT",
    "a number above 0 is needed, -1 given",
  ],
  [
    "a friction of 0",
    spec({ variables: { x: {}, y: { friction: 0 } } }),
    "system.variables.y.friction",
    "a number above 0 is needed for overdamped motion, 0 given",
  ],
  [
    "a misspelt bath",
    spec({ variables: { x: { frction: 1 }, y: {} } }),
    "system.variables.x.frction",
    /^no such field.*friction/,
  ],
  [
    "a variable called t",
    spec(named("t", "y")),
    "system.variables.t",
    'a name that is free is needed, "t" given',
  ],
  [
    "a variable called kT",
    spec(named("kT")),
    "system.variables.kT",
    'a name that is free is needed, "kT" given',
  ],
  [
    "a variable called like a function",
    spec(named("x", "sin")),
    "system.variables.sin",
    'a name that is free is needed, "sin" given',
  ],
  [
    "a variable with a sign in its name",
    spec(named("x-y")),
    "system.variables.x-y",
    'a name that is free is needed, "x-y" given',
  ],
  [
    "a variable called like the start of another",
    spec(named("x", "xStart")),
    "system.variables.xStart",
    'a name that is free is needed, "xStart" given',
  ],
  [
    "a variable called like the heat of another",
    spec(named("heat_y", "y")),
    "system.variables.heat_y",
    'a name that is free is needed, "heat_y" given',
  ],
  [
    "a field called like a variable",
    spec({ potential: { energy: "x^2 + y^2", fields: { y: 1 } } }),
    "system.potential.fields.y",
    'a name that is free is needed, "y" given',
  ],
  [
    "an energy of no variable",
    spec({ potential: { energy: "f^2", fields: { f: 1 } } }),
    "system.potential.energy",
    'a formula of x, y is needed, "f^2" given',
  ],
  [
    "an unknown name in the energy",
    spec({ potential: { energy: "x^2 + z^2", fields: {} } }),
    "system.potential.energy",
    /^"z" is unknown/,
  ],
  [
    "one text as the force on two",
    spec({ force: "f" }),
    "system.force",
    "a force by variable (x, y) is needed, a text given",
  ],
  [
    "a force on nobody",
    spec({ force: { z: "f" } }),
    "system.force.z",
    'a variable (x, y) is needed, "z" given',
  ],
  ["an unknown name in a force", spec({ force: { y: "g" } }), "system.force.y", /^"g" is unknown/],
  [
    "a force that is a number",
    spec({ force: { y: 3 } }),
    "system.force",
    /^a text, or an object of texts by variable, is needed/,
  ],
  [
    "two temperatures and closed heat",
    spec({ variables: { x: { kT: 2 }, y: {} } }),
    "method.heat",
    '"stepwise" is needed where variables have temperatures of their own, "closed" given',
  ],
  ["a ring of two", spec({ period: 1 }), "system.period", "a ring of one variable is needed, several given"],
  [
    "walls around two",
    spec({ walls: { low: 0 } }),
    "system.walls",
    "walls around one variable are needed, several given",
  ],
  ["a question about nobody", spec({}, demon("z > 0")), "feedback.measurement.of", /^"z" is unknown/],
  [
    "no question about two",
    spec({}, demon("x*y")),
    "feedback.measurement.of",
    'a condition is needed for a binary channel, such as "x > 0", a number given',
  ],
];

describe("one sentence with the path for", () => {
  test.each(MISTAKES)("%s", (_, given, path, sentence) => {
    const error = errorOf(given);
    expect(error.path).toBe(path);
    if (typeof sentence === "string") expect(error.problem).toBe(sentence);
    else expect(error.problem).toMatch(sentence);
    expect(error.message).toBe(`${path}: ${error.problem}`);
    expect(error.message).not.toContain("\n");
  });

  // a column of its own would take the place of the ledger's
  const columns = Object.keys(LEDGER).filter(
    (column) => !["x", "xStart", "heat_x", "v_x", "v_xStart"].includes(column),
  );
  test.each(columns)("a variable called %s, as a column of the ledger", (column) => {
    const { path, problem } = errorOf(spec(named(column, "y")));
    expect([path, problem]).toEqual([
      `system.variables.${column}`,
      `a name that is free is needed, "${column}" given`,
    ]);
  });

  test("Landauer's question about another variable", async () => {
    const given = experiment(spec({ ...named("q"), start: { kind: "equilibrium" } }));
    await expect(run(given, { checks: [landauer({ erased: "x > 0" })] })).rejects.toThrow(
      /^checks\[0\]\.erased: "x" is unknown/,
    );
  });
});

describe("no mistake is", () => {
  test.each([
    ["two variables", spec()],
    [
      "a temperature that is the same for all, with closed heat",
      spec({ variables: { x: { kT: 3 }, y: { kT: 3 } } }),
    ],
    [
      "two temperatures with stepwise heat",
      spec(
        { variables: { x: { kT: 2 }, y: {} } },
        { method: { scheme: "euler", dt: 0.1, heat: "stepwise" } },
      ),
    ],
    [
      "a point on a wall",
      single({ walls: { high: { absorbing: 1 } }, start: { kind: "point", at: { x: 1 } } }),
    ],
    ["a reflecting and an absorbing wall", single({ walls: { low: -1, high: { absorbing: 1 } } })],
    [
      "a field called x where the variable is q",
      spec({ ...named("q"), potential: { energy: "(q - x)^2", fields: { x: 1 } } }),
    ],
    ["a force on one of two", spec({ force: { y: "f*x" } })],
    ["a question about the second", spec({}, demon("y < -0.5"))],
    ["a question about both", spec({}, demon("x > y"))],
  ])("%s; JSON keeps it", (_, given) => {
    const normal = experiment(given);
    expect(() => plan(normal)).not.toThrow();
    expect(experiment(JSON.parse(JSON.stringify(normal)))).toEqual(normal);
  });

  test("Landauer's bound on two variables: it cannot be judged, and says why", async () => {
    const given = experiment(spec({ start: { kind: "equilibrium" } }));
    const { verdicts } = await run(given, { checks: [landauer({ erased: "y > 0" })] });
    expect(verdicts[0]?.outcome).toBe("undecided");
    expect(verdicts[0]?.reason).toMatch(/one variable/);
  });
});
