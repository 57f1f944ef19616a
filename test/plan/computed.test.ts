// A coefficient that is computed stands in the tables as a field of the same values does, in its own row and in the one before.
import { describe, expect, test } from "vitest";
import { lower } from "../../dist/formula/lower.js";
import { parse } from "../../dist/formula/parse.js";
import { type Node, number, rename } from "../../dist/formula/syntax.js";
import { type Computed, drivenWith, NOTHING_COMPUTED } from "../../dist/plan/computed.js";
import { timeline } from "../../dist/plan/feedback/timeline.js";
import { program } from "../../dist/plan/program.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";

const trap = experiment({
  system: {
    dynamics: "overdamped",
    potential: { energy: "k*x^2/2 + g*x", fields: { k: 1, g: 0.3 } },
    kT: 1,
    friction: 1,
    start: { kind: "equilibrium" },
  },
  method: { scheme: "heun", dt: 0.03 },
  // a quench at 0+, a ramp, a rest, a quench at the end
  control: {
    duration: 1,
    ramps: {
      k: [
        [0, 2],
        [0.5, 3],
        [1, 3],
        [1, 4],
      ],
    },
  },
  ensemble: { trajectories: 8 },
});
const line = timeline(trap);

const tables = (energy: Node, computed: Computed) => {
  const walls = {};
  const driven = drivenWith(line.driven, computed);
  const formulas = { variables: ["x"], energy, forces: [null], temperatures: [number(1)], walls };
  const lowered = lower(formulas, driven, {
    inertial: false,
    entropic: false,
    metropolis: false,
    order: "fewest",
  });
  return program(trap, lowered, line, 0, { computed });
};

const TEXT = parse("k*x^2/2 + g*x");
const aliased: Computed = {
  constant: ["$g"],
  moving: ["$k"],
  values: ({ fields }) => ({ $k: fields.k as number, $g: fields.g as number }),
};
const inItsPlace = rename(TEXT, (name) => (name === "k" || name === "g" ? `$${name}` : name));

describe("computed coefficients", () => {
  test("give the tables that the fields give, to the last bit", () => {
    const direct = tables(TEXT, NOTHING_COMPUTED);
    expect(direct.tables.length).toBeGreaterThan(50);
    expect(tables(inItsPlace, aliased)).toEqual(direct);
  });

  test("control: values of the step's end instead of its midpoint are seen", () => {
    const late: Computed = {
      ...aliased,
      values: ({ to }) => ({ $k: to.k as number, $g: to.g as number }),
    };
    expect(tables(inItsPlace, late)).not.toEqual(tables(TEXT, NOTHING_COMPUTED));
  });

  test("see where each step begins and ends, and its length", () => {
    const rows: [number, number, number, number][] = [];
    tables(inItsPlace, {
      ...aliased,
      values: ({ fields, from, to, h }) => {
        rows.push([from.k as number, fields.k as number, to.k as number, h]);
        return { $k: fields.k as number, $g: 0 };
      },
    });
    const ramp = rows.filter(([from, , to]) => from !== to);
    expect(ramp).toHaveLength(18); // ceil(0.5/0.03), and the last one again as what stood before the rest
    expect(ramp[0]?.[0]).toBe(2);
    expect(ramp[16]?.[2]).toBe(3);
    for (const [from, middle, to, h] of ramp) {
      expect(middle).toBeCloseTo((from + to) / 2, 14);
      expect(h).toBeCloseTo(0.5 / 17, 14);
    }
  });
});
