// Every mistake with where trajectories start, and with walls, gives one sentence.
import { describe, expect, test } from "vitest";
import { errorOf, gaussian, type Mistake, point, single, spec } from "./bowl.js";

const MISTAKES: readonly Mistake[] = [
  [
    "a point without y",
    spec({ start: { kind: "point", at: { x: 1 } } }),
    "system.start.at.y",
    "a finite number is needed, nothing given",
  ],
  [
    "a point with z",
    spec({ start: { kind: "point", at: { x: 1, y: 0, z: 1 } } }),
    "system.start.at.z",
    'a variable (x, y) is needed, "z" given',
  ],
  [
    "a point at no number",
    spec({ start: { kind: "point", at: { x: "1", y: 0 } } }),
    "system.start.at.x",
    'a finite number is needed, "1" given',
  ],
  [
    "a point without places",
    spec({ start: { kind: "point" } }),
    "system.start.at",
    "an object of numbers by name is needed, nothing given",
  ],
  [
    "an unknown start",
    spec({ start: { kind: "random" } }),
    "system.start.kind",
    /^a start \{ kind: "equilibrium" \}.* is needed, "random" given$/,
  ],
  [
    "a misspelt key of a start",
    spec({ start: { ...point, att: 1 } }),
    "system.start.att",
    /^no such field \(did you mean "at"\?\)/,
  ],
  [
    "a mean without x",
    spec(gaussian({ y: 0 })),
    "system.start.mean.x",
    "a finite number is needed, nothing given",
  ],
  [
    "a mean of z",
    spec(gaussian({ x: 0, y: 0, z: 0 })),
    "system.start.mean.z",
    'a variable (x, y) is needed, "z" given',
  ],
  [
    "a covariance that is a number",
    spec(gaussian({ x: 0, y: 0 }, 1)),
    "system.start.covariance",
    "a list of rows is needed, 1 given",
  ],
  [
    "a row that is a number",
    spec(gaussian({ x: 0, y: 0 }, [1, 1])),
    "system.start.covariance[0]",
    "a row of numbers is needed, 1 given",
  ],
  [
    "an absorbing wall in the wrong order",
    single({ walls: { low: { absorbing: 1 }, high: 0 } }),
    "system.walls.high",
    "a place above the lower wall 1 is needed, 0 given",
  ],
  [
    "two absorbing walls at one place",
    single({ walls: { low: { absorbing: 1 }, high: { absorbing: 1 } } }),
    "system.walls.high",
    "a place above the lower wall 1 is needed, 1 given",
  ],
  [
    "a wall of an unknown kind",
    single({ walls: { low: { sticky: 1 } } }),
    "system.walls.low",
    /^a place, a formula of the fields, or \{ absorbing: place \}, is needed/,
  ],
  [
    "a wall that is a text, without the scheme for it",
    single({ walls: { high: "1" } }),
    "method.scheme",
    '"reflected" is needed for walls that are said by formulas, "heun" given',
  ],
  [
    "walls on a ring",
    single({ period: 1, walls: { high: { absorbing: 1 } } }),
    "system.walls",
    "a ring has no walls: period or walls, both given",
  ],
  [
    "a point beyond a reflecting wall",
    single({ walls: { low: 0 }, start: { kind: "point", at: { x: -1 } } }),
    "system.start.at.x",
    "a place between the walls is needed, -1 given",
  ],
  [
    "a point beyond an absorbing wall",
    single({ walls: { high: { absorbing: 1 } }, start: { kind: "point", at: { x: 2 } } }),
    "system.start.at.x",
    "a place between the walls is needed, 2 given",
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
});
