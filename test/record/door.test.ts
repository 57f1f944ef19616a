// What can be said wrong about columns and stops, each with one sentence and its path; and weak orders of what is said right.
import { expect, test } from "vitest";
import { weakOrder } from "../../dist/estimate/bias.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { demon, errorOf, type Mistake, single, spec } from "../spec/bowl.js";

const columns = (given: Record<string, string>) => ({ ...spec(), record: { columns: given } });
const q = (text: string) => columns({ q: text });
const stop = (text: string) => ({ ...spec(), stop: text });

const MISTAKES: readonly Mistake[] = [
  [
    "a column that the ledger lacks",
    q("final(outcome)"),
    "record.columns.q",
    /^a column of this experiment is needed \(xStart, .*\), "outcome" given$/,
  ],
  ["a time of stopping without a stop", q("x/stopTime"), "record.columns.q", /, "stopTime" given$/],
  [
    "an unknown name",
    q("integral(speed^2)"),
    "record.columns.q",
    /^"speed" is unknown at every step \(there are x, y, f, xStart, yStart, work, kT, friction\) at character 10/,
  ],
  [
    "an unknown name outside",
    q("2*wrk"),
    "record.columns.q",
    /^"wrk" is unknown \(did you mean "work"\?\) at character 3/,
  ],
  [
    "a column of the end at every step",
    q("integral(heat)"),
    "record.columns.q",
    /^"heat" is unknown at every step/,
  ],
  [
    "an unknown function",
    q("intgral(x)"),
    "record.columns.q",
    /^"intgral" is no function \(did you mean "integral"\?\)/,
  ],
  [
    "too many arguments",
    q("integral(x, y)"),
    "record.columns.q",
    'integral needs 1 argument, 2 given at character 1 of "integral(x, y)"',
  ],
  ["three arguments of max", q("max(x, y, 1)"), "record.columns.q", /^max needs 1 or 2 arguments, 3 given/],
  [
    "a way along no variable",
    q("along(x, f)"),
    "record.columns.q",
    /^a variable \(x, y\) is needed to go along, "f" given at character 10/,
  ],
  [
    "a way along a formula",
    q("ito(x, x + y)"),
    "record.columns.q",
    /^a variable \(x, y\) is needed to go along, a formula given at character 1/,
  ],
  [
    "a number as a condition",
    q("count(x)"),
    "record.columns.q",
    /^a condition is needed, such as x > 1, or several with && and \|\| at character 1/,
  ],
  [
    "an equality",
    q("firstTime(x == 1)"),
    "record.columns.q",
    /^a condition with <, <=, > or >= is needed \(equality is never met by a step\), "==" given/,
  ],
  [
    "a condition of conditions",
    q("firstTime((x > 1) > 0)"),
    "record.columns.q",
    /^a comparison of numbers is needed, one of conditions given/,
  ],
  [
    "an end at every step",
    q("integral(final(x))"),
    "record.columns.q",
    /^"final" is of the end and has no value at every step/,
  ],
  [
    "a column called as one of the ledger",
    columns({ work: "integral(x)" }),
    "record.columns.work",
    'a name that is free is needed, "work" given',
  ],
  ["a column called as a variable's", columns({ xStart: "integral(x)" }), "record.columns.xStart", /free/],
  ["a column called as a function", columns({ max: "max(x)" }), "record.columns.max", /free/],
  [
    "a column called as a recorded function",
    columns({ integral: "integral(x)" }),
    "record.columns.integral",
    /free/,
  ],
  ["a column called as a field", columns({ f: "integral(x)" }), "record.columns.f", /free/],
  [
    "a column called as the companion of another",
    columns({ T: "firstTime(x > 1)", TReached: "x" }),
    "record.columns.TReached",
    /free/,
  ],
  ["a column with an odd name", columns({ "a b": "integral(x)" }), "record.columns.a b", /free/],
  [
    "a column that is a number",
    { ...spec(), record: { columns: { q: 5 } } },
    "record.columns.q",
    /^a text is needed, 5 given/,
  ],
  [
    "too many accumulators",
    columns(Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`q${i}`, `max(x + ${i + 1}*y)`]))),
    "record.columns",
    "recorded functions with at most 32 accumulators are needed (extrema, counts and first times take two), 34 given",
  ],
  ["a stop that is a number", stop("x + 1"), "stop", /^a condition is needed/],
  ["a stop at an equality", stop("x != 1"), "stop", /^a condition with/],
  ["a stop by an unknown name", stop("z > 1"), "stop", /^"z" is unknown at every step/],
  [
    "a stop before a measurement",
    {
      ...single(),
      ...demon("x > 0"),
      feedback: {
        kind: "branch",
        measurement: { at: 1, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
        branches: { false: { duration: 1, ramps: {} }, true: { duration: 1, ramps: {} } },
      },
      stop: "x > 1",
    },
    "stop",
    "a measurement at t = 0 is needed (what has stopped is not measured any more), one at 1 given",
  ],
  [
    "a table called as a recorded function",
    {
      ...single({
        potential: {
          energy: "count(x)",
          fields: {},
          tables: { count: { x: [-2, -1, 1, 2], y: [4, 1, 1, 4] } },
        },
      }),
      record: { columns: { q: "max(x)" } },
    },
    "system.potential.tables.count",
    /free/,
  ],
];

test.each(MISTAKES)("%s", (_, given, path, sentence) => {
  const error = errorOf(given);
  expect(error.path).toBe(path);
  if (typeof sentence === "string") expect(error.problem).toBe(sentence);
  else expect(error.problem).toMatch(sentence);
});

test("32 accumulators are not too many, and equal functions are one", () => {
  const many = Array.from({ length: 40 }, (_, i) => [`q${i}`, `max(x + ${(i % 16) + 1}*y)`]);
  expect(() => plan(experiment(columns(Object.fromEntries(many))))).not.toThrow();
});

test("a recording survives JSON, and validating it twice", () => {
  const once = experiment({ ...q("integral(x)"), stop: "x > 1 && y < 2" });
  expect(experiment(JSON.parse(JSON.stringify(once)))).toEqual(once);
  expect(once.record).toEqual({ columns: { q: "integral(x)" }, keep: [] });
});

test("weak orders with heun: 2 for integrals and ends, 1 for what is summed along a path or waits for something", () => {
  const texts = {
    i: "integral(x*y)",
    e: "final(x) - xStart",
    m: "max(x, y)",
    s: "along(x, y)",
    u: "ito(x, y)",
    M: "max(x)",
    c: "count(x > 0)",
    T: "firstTime(x > 0)",
    n: "integral(along(x, y))",
  };
  const what = experiment(columns(texts));
  const orders = Object.fromEntries(Object.keys(texts).map((name) => [name, weakOrder(what, [name])]));
  expect(orders).toEqual({ i: 2, e: 2, m: 2, s: 1, u: 1, M: 1, c: 1, T: 1, n: 1 });
  expect(weakOrder(what, ["TReached"])).toBe(1);
  expect(weakOrder(what, ["i", "work"])).toBe(2);
  expect(weakOrder(what, ["i", "s"])).toBe(1);
  const heated = experiment({
    ...columns({ h: "2*heat" }),
    method: { scheme: "heun", dt: 0.01, heat: "stepwise" },
  });
  expect(weakOrder(heated, ["h"])).toBe(1);
  expect(weakOrder(experiment({ ...columns(texts), stop: "x > 1" }), ["work"])).toBe(1);
});
