// Tables in the filled kernel. Every number of the kernel is the host's to the bit, at nodes, between and beyond them, and a
// tabulated trap does the physics of the same trap as a formula.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Builder, type Code, Slots } from "../../dist/formula/code.js";
import { differentiate } from "../../dist/formula/differentiate.js";
import { evaluateColumn } from "../../dist/formula/evaluate.js";
import { fill } from "../../dist/formula/fill.js";
import { lower } from "../../dist/formula/lower.js";
import { parse } from "../../dist/formula/parse.js";
import { spline } from "../../dist/formula/spline.js";
import { type Node, number, print } from "../../dist/formula/syntax.js";
import { type Outside, type Table, type Tables, tableBytes, tableOf } from "../../dist/formula/table.js";
import {
  binary,
  branch,
  equilibrium,
  jarzynski,
  type LangevinExperiment,
  measure,
  overdamped,
  type Table as Points,
  potential,
  ramp,
  run,
  schedule,
} from "../../dist/index.js";
import { compile, LangevinKernel } from "../../dist/kernel/langevin.js";
import { template } from "../../dist/kernel/template.js";
import { timeline } from "../../dist/plan/feedback/timeline.js";
import { plan } from "../../dist/plan/plan.js";
import { program } from "../../dist/plan/program.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { totalFormula } from "./arbitrary.js";
import { overdampedMotion, PLAIN, startFrom } from "./motion.js";

const SEED = 83;

/** A start table that puts trajectories at exactly these places, each with the same probability. */
const lawAt = (places: readonly number[]) => ({
  x: Float64Array.from(places.flatMap((x) => [x, x])),
  below: Float64Array.from(places.flatMap((_, i) => [i / places.length, (i + 1) / places.length])),
  density: new Float64Array(2 * places.length),
});

const TINY_STEP = 1e-12;

/** U at places that the kernel starts from, as it says and as the host says. */
function energies(
  energy: Node,
  tables: Tables,
  places: readonly number[],
  fields: Readonly<Record<string, number>> = {},
): { kernel: Float64Array; host: Float64Array; x: Float64Array } {
  const rest = {
    system: { potential: { energy: "", fields }, kT: 1, friction: 1, start: { kind: "equilibrium" } },
    method: { dt: TINY_STEP },
    control: { duration: TINY_STEP, ramps: {} },
  } as unknown as LangevinExperiment;
  const line = timeline(rest);
  // the trajectories stand still: only what the door of the energy says is read
  const still = lower(
    { variables: ["x"], energy: parse("0*x"), forces: [null], temperatures: [number(1)], walls: {} },
    line.driven,
    overdampedMotion("fewest"),
  );
  const slots = new Slots(new Set());
  const code = new Builder(slots, ["x"]).code(energy);
  const lowered = { ...still, doors: { ...still.doors, energy: code }, boundary: slots.tables() };
  const kernel = new LangevinKernel(compile(fill(template(1), lowered.doors, "shared")), {
    seed: SEED,
    stream: 0,
    scheme: 0,
    ...PLAIN,
    stepwise: false,
    forced: false,
    variables: 1,
    starts: [startFrom(lawAt(places), [0], [1])],
    splines: [...tables.values()].map(tableBytes),
    ...program(rest, lowered, line, 0),
  });
  const columns = kernel.run(0, 40 * places.length);
  const [x] = columns.starts as [Float64Array];
  return { kernel: columns.energyStart.slice(), host: evaluateColumn(energy, { ...fields, x }, x.length), x };
}

const NODES = [-2, -1.5, -1.4999, -1, -0.2, 0, 0.7, 1, 1.9, 2.5];
const HEIGHTS = [3, 1, 1.1, 0.2, 0.9, 1, 0.4, 0, 1.2, 3];
const tableFor = (name: string, index: number, outside: Outside) =>
  tableOf(
    name,
    index,
    spline({ x: NODES, y: HEIGHTS, periodic: outside === "periodic", deviations: null }),
    outside,
  );

/** Nodes, their neighbours among the doubles, places between, beyond and far beyond. */
const PLACES = [
  ...NODES.flatMap((x) => [x, x + Math.abs(x) * 2 ** -52, x - Math.abs(x) * 2 ** -52, x + 0.123]),
  ...[5e-324, -5e-324, -7.3, 4.2, 11.5, -47.5, 1e9, -1e9, 1e17, -1e300, 1e300],
].sort((a, b) => a - b);

const bytes = (column: Float64Array): Buffer => Buffer.from(column.buffer);

describe("the kernel's tables are the host's to the bit", () => {
  const FORMULAS = [
    "one(x)",
    "scale*one(x) + k*x^2/2",
    "one(x - c)",
    "one(two(x)) - two(3*x + c)",
    "one(-x)*two(x) + exp(-one(x)^2)",
    "x > c ? one(x) : two(c)",
  ];
  for (const outside of ["linear", "constant", "periodic"] as const) {
    const tables: Tables = new Map([
      ["one", tableFor("one", 0, outside)],
      ["two", tableFor("two", 1, outside === "linear" ? "periodic" : "linear")],
    ]);
    const fields = { scale: 1.7, k: 0.3, c: 0.25 };
    test.each(FORMULAS)(`${outside}: U = %s, U' and U''`, (text) => {
      const value = parse(text, tables);
      const slope = differentiate(value, "x");
      const formulas = text === "one(x)" ? [value, slope, differentiate(slope, "x")] : [value, slope];
      for (const formula of formulas) {
        const { kernel, host, x } = energies(formula, tables, PLACES, fields);
        expect(new Set(x).size).toBeGreaterThan(0.9 * new Set(PLACES).size);
        expect(bytes(kernel).equals(bytes(host))).toBe(true);
      }
    });
  }

  /** The formula with tables in place of abs and sqrt. */
  function tabulated(node: Node, tables: readonly Table[]): Node {
    const inner = (part: Node): Node => tabulated(part, tables);
    switch (node.kind) {
      case "number":
      case "name":
        return node;
      case "negate":
      case "lookup":
        return { ...node, of: inner(node.of) };
      case "binary":
        return { ...node, left: inner(node.left), right: inner(node.right) };
      case "choose":
        return { ...node, when: inner(node.when), yes: inner(node.yes), no: inner(node.no) };
      case "call": {
        const table = tables[["abs", "sqrt"].indexOf(node.name)];
        const [of] = node.args as [Node];
        if (table !== undefined) return { kind: "lookup", table, order: 0, of: inner(of) };
        return { ...node, args: node.args.map(inner) };
      }
    }
  }

  test("U and U' of random formulas with tables in them", () => {
    const outsides = fc.constantFrom("linear", "constant", "periodic") as fc.Arbitrary<Outside>;
    let looked = 0;
    fc.assert(
      fc.property(totalFormula, outsides, outsides, (formula, one, two) => {
        const tables = [tableFor("one", 0, one), tableFor("two", 1, two)];
        const value = tabulated(formula, tables);
        looked += /one|two/.test(print(value)) ? 1 : 0;
        const named: Tables = new Map(tables.map((table) => [table.name, table]));
        for (const node of [value, differentiate(value, "x")]) {
          const { kernel, host } = energies(node, named, PLACES, { a: 0.75, b: -1.25 });
          expect(kernel).toEqual(host); // NaN equals NaN, whatever its bits
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
    expect(looked).toBeGreaterThan(30);
  });

  test("control: a table that is one rounding off in one height is seen", () => {
    const tables: Tables = new Map([["one", tableFor("one", 0, "linear")]]);
    const other = HEIGHTS.map((y, i) => (i === 4 ? y + 2 ** -50 : y));
    const curve = spline({ x: NODES, y: other, periodic: false, deviations: null });
    const { kernel, x } = energies(parse("one(x)", tables), tables, PLACES);
    const off = evaluateColumn(
      parse("one(x)", new Map([["one", tableOf("one", 0, curve, "linear")]])),
      { x },
      x.length,
    );
    expect(bytes(kernel).equals(bytes(off))).toBe(false);
  });
});

// U to 72 kT; a not-a-knot spline gives a parabola back
const dense = Array.from({ length: 601 }, (_, i) => (i - 300) / 25);
const trap: Points = { x: dense, y: dense.map((x) => x ** 2 / 2) };

const dragged = (energy: string, table: Points | null, heat: "closed" | "stepwise", trajectories: number) =>
  experiment({
    system: overdamped({
      potential: potential(energy, { k: 1, c: 0 }, ...(table === null ? [] : [{ trap: table }])),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: 0.01, heat },
    control: schedule({ duration: 1, c: ramp([0, 0], [1, 1]), k: ramp([0, 1], [1, 1.5]) }),
    record: { keep: ["x", "work", "heat", "shadowWork"] },
    ensemble: { trajectories, seed: SEED },
  });

describe("a tabulated trap is the trap", () => {
  const formula = () => run(dragged("k*(x - c)^2/2", null, "stepwise", 4096), { workers: 1 });

  test("each trajectory's x, work and heat are those of the formula, and so is dF", async () => {
    const exact = await formula();
    const table = await run(dragged("k*trap(x - c)", trap, "stepwise", 4096), {
      checks: [jarzynski()],
      workers: 1,
    });
    for (const column of ["x", "work", "heat"]) {
      const [a, b] = [exact.columns[column] as Float64Array, table.columns[column] as Float64Array];
      const off = a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
      expect(off).toBeLessThan(1e-12);
    }
    expect(table.estimates.work?.value).toBeCloseTo(exact.estimates.work?.value as number, 10);
    const dF = (what: LangevinExperiment): number => plan(what).book.freeEnergyChange[0] as number;
    // dF = kT/2 ln 1.5
    expect(Math.abs(dF(dragged("k*trap(x - c)", trap, "closed", 8)) - Math.log(1.5) / 2)).toBeLessThan(1e-11);
  });

  test("<exp(-(W - dF)/kT)> = 1", async () => {
    const { verdicts } = await run(dragged("k*trap(x - c)", trap, "closed", 2 ** 18), {
      checks: [jarzynski()],
      workers: 1,
    });
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["holds"]);
  });

  test("dU = W - Q per trajectory also where each lane follows the branch of its own outcome", async () => {
    const { control: _, ...rest } = dragged("k*trap(x - c)", trap, "stepwise", 1000);
    const pull = (c: number) => schedule({ duration: 1, c: ramp([0, c], [1, 0]), k: ramp([0, 1], [1, 2]) });
    const { columns } = await run(
      {
        ...rest,
        feedback: branch(measure({ at: 0, of: "x > 0.2", channel: binary({ error: 0.1 }) }), {
          false: pull(-0.5),
          true: pull(0.5),
        }),
      },
      { workers: 1 },
    );
    expect(columns.shadowWork?.every((miss) => Math.abs(miss) < 1e-12)).toBe(true);
    expect(columns.work?.some((w) => Math.abs(w) > 1)).toBe(true);
  });

  test("control: with walls that go straight on too early, the trajectories are others", async () => {
    const near = dense.filter((x) => Math.abs(x) <= 0.5);
    const narrow: Points = { x: near, y: near.map((x) => x ** 2 / 2) };
    const exact = await formula();
    const table = await run(dragged("k*trap(x - c)", narrow, "stepwise", 4096), { workers: 1 });
    const { value, error } = table.estimates.work as { value: number; error: number };
    expect(Math.abs(value - (exact.estimates.work?.value as number))).toBeGreaterThan(5 * error);
  });

  /** The same instructions with the slope of table 1 instead of table 0. */
  function redirected(code: Code, known = new Map<Code, Code>()): Code {
    const done = known.get(code);
    if (done !== undefined) return done;
    const other: Code =
      code.kind === "table"
        ? { kind: "table", index: 1 }
        : code.kind === "apply"
          ? { ...code, args: code.args.map((arg) => redirected(arg, known)) }
          : code;
    known.set(code, other);
    return other;
  }

  /** <|dU - W + Q|> with the slope taken from a table that is `factor` times the energy's. */
  function residual(factor: number): number {
    const what = dragged("k*trap(x - c)", trap, "stepwise", 256);
    const steep = { ...trap, y: trap.y.map((y) => factor * y) };
    const tables = [trap, steep].map(({ x, y }, i) =>
      tableOf("trap", i, spline({ x, y, periodic: false, deviations: null }), "linear"),
    );
    const energy = parse("k*trap(x - c)", new Map([["trap", tables[0] as (typeof tables)[0]]]));
    const lowered = lower(
      { variables: ["x"], energy, forces: [null], temperatures: [number(1)], walls: {} },
      timeline(what).driven,
      overdampedMotion("shortest"),
    );
    const module = compile(
      fill(
        template(1),
        Object.fromEntries(
          Object.entries(lowered.doors).map(([door, code]) => [
            door,
            door === "moved0" || door === "drift0" ? redirected(code) : code,
          ]),
        ),
        "shared",
      ),
    );
    const kernel = { ...plan(what).kernel, splines: tables.map(tableBytes) };
    const columns = new LangevinKernel(module, kernel).run(0, 256);
    const misses = columns.energyEnd.map(
      (end, i) =>
        end -
        (columns.energyStart[i] as number) -
        (columns.work[i] as number) +
        (columns.heats[0]?.[i] as number),
    );
    return misses.reduce((sum, miss) => sum + Math.abs(miss), 0) / 256;
  }

  test("dU = W - Q per trajectory where the slope is the energy's; control: not where it is 2 % off", () => {
    expect(residual(1)).toBeLessThan(1e-13); // Heun's own is 0 in a parabola
    expect(residual(1.02)).toBeGreaterThan(0.01);
  });
});
