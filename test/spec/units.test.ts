// Numbers with units: converted exactly and rounded once, refused where they do not fit, and forgotten by the normal form.
// The references were made by Python's fractions from the SI's defining constants, independently of our code.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  equilibrium,
  harmonic,
  inUnits,
  jarzynskiFreeEnergy,
  mean,
  overdamped,
  ramp,
  run,
  schedule,
  variance,
} from "../../dist/index.js";
import { baseOf, inBase, nameOf, unitAt } from "../../dist/spec/units/base.js";
import { decimal, nearestNumber } from "../../dist/spec/units/rational.js";
import { quantityOf, unitOf } from "../../dist/spec/units/unit.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { errorOf, type Json, type Mistake } from "./bowl.js";

const UNITS = { temperature: "300 K", length: "nm", time: "us" };
const base = baseOf(UNITS);
const number = (text: string): number => inBase(unitAt(text, "here", base.sizes[0]), base);

describe("a quantity in base units of 300 K, nm and us", () => {
  test.each([
    ["50 nm", 50],
    ["0.05 um", 50],
    ["0.05 µm", 50],
    ["500 Å", 50],
    ["10 us", 10],
    ["1e-2ms", 10],
    ["3 min", 180000000],
    ["10 kHz", 0.01],
    ["5/s", 5e-6],
    ["5 1/s", 5e-6],
    ["2.3 kT", 2.3],
    ["2.3 kBT/nm^2", 2.3],
    ["4.1 pN nm", 0.9898726371921225],
    ["4.1 pN·nm", 0.9898726371921225],
    ["4.1e-21 J", 0.9898726371921225],
    ["4.1e-21 kg m^2/s^2", 0.9898726371921225],
    ["4.1e-21 kg m² s^-2", 0.9898726371921225],
    ["300 K", 1],
    ["25 Celsius", 0.9938333333333333],
    ["25 °C", 0.9938333333333333],
    ["25 meV", 0.9670431767958402],
    ["2.5 kJ/mol", 1.0022696253560504],
    ["1 kcal/mol", 1.6773984449958859],
    ["10 pN/um", 0.0024143235053466403],
    ["10 fN/nm", 0.0024143235053466403],
    ["6 pN", 1.448594103207984],
    ["-6e0 pN", -1.448594103207984],
    ["1.2e-8 kg/s", 2.897188206415968],
    ["2 pg", 0.48286470106932805],
    ["1 Da", 4.00907850003875e-13],
    ["0.89 mPa s", 0.00021487479197585096],
    ["0.89 cP", 0.00021487479197585096],
    ["0.89e-3 kg/(m s)", 0.00021487479197585096],
    ["0.89e-3 kg/m/s", 0.00021487479197585096],
    ["100 mV", 3.8681727071833607],
    ["90 deg", 1.5707963267948966],
    ["5 %", 0.05],
  ])("%s is %d", (text, value) => {
    expect(number(text)).toBe(value);
  });

  test("a decimal number in the base unit is that number to the last bit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        fc.pre(Math.abs(x) > 1e-290 && Math.abs(x) < 1e290);
        expect(nearestNumber(decimal(String(x)))).toBe(x);
        expect(number(`${x} nm`)).toBe(x);
        expect(number(`${x} kT us/nm^2`)).toBe(x);
      }),
    );
  });

  test("the name of a base unit reads back to its size and dimension", () => {
    const exponent = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(fc.tuple(exponent, exponent, exponent, exponent), (dimension) => {
        const name = nameOf(dimension, base);
        const unit = unitOf(name, base.sizes[0]);
        expect(unit.dimension).toEqual(dimension);
        expect(inBase(unit, base)).toBe(1);
      }),
    );
  });

  test("control: a wrong constant of Boltzmann in the ninth digit would be seen", () => {
    const wrong = baseOf({ ...UNITS, temperature: "300.0000003 K" });
    expect(inBase(quantityOf("4.1 pN nm", null), wrong)).not.toBe(0.9898726371921225);
  });
});

const bead = (system: Json = {}, rest: Json = {}): Json => ({
  units: UNITS,
  system: {
    dynamics: "overdamped",
    potential: { named: "harmonic", stiffness: "10 fN/nm", centre: "0 nm" },
    friction: "9.4e-9 kg/s",
    start: { kind: "equilibrium" },
    ...system,
  },
  method: { scheme: "heun", dt: "10 us" },
  control: {
    duration: "2 ms",
    ramps: {
      centre: [
        [0, 0],
        [1, "0.1 um"],
      ],
    },
  },
  ensemble: { trajectories: 2048, seed: 3 },
  ...rest,
});

describe("the normal form", () => {
  test("holds numbers in base units, kT = 1 where only `units` says a temperature", () => {
    const { system, method, control, units } = experiment(bead());
    expect(units).toEqual(UNITS);
    expect(system.kT).toBe(1);
    expect(system.potential.fields).toEqual({ stiffness: 0.0024143235053466403, centre: 0 });
    expect(system.friction).toBeCloseTo(2.269464, 6);
    expect(method.dt).toBe(10);
    expect(control).toEqual({
      duration: 2000,
      ramps: {
        centre: [
          [0, 0],
          [1, 100],
        ],
      },
    });
  });

  test("builders take texts as well", () => {
    const built = experiment({
      units: UNITS,
      system: overdamped({
        potential: harmonic({ stiffness: "10 fN/nm", centre: "0 nm" }),
        kT: "300 K",
        friction: "9.4e-9 kg/s",
        start: equilibrium(),
      }),
      method: { scheme: "heun", dt: "10 us" },
      control: schedule({ duration: "2 ms", centre: ramp([0, 0], [1, "0.1 um"]) }),
      ensemble: { trajectories: 2048, seed: 3 },
    });
    expect(built).toEqual(experiment(bead()));
  });

  test("is its own normal form, also after JSON", () => {
    const normal = experiment(bead());
    expect(experiment(normal)).toEqual(normal);
    expect(experiment(JSON.parse(JSON.stringify(normal)))).toEqual(normal);
  });

  test("every place with a dimension takes a unit", () => {
    const walled = experiment(
      bead({
        kT: "310 K",
        walls: { low: "-0.2 um", high: { absorbing: "200 nm" } },
        start: { kind: "gaussian", mean: { x: "1 nm" }, covariance: [["0.0001 um^2"]] },
      }),
    ).system;
    expect(walled.kT).toBeCloseTo(31 / 30, 15);
    expect(walled.walls).toEqual({ low: -200, high: { absorbing: 200 } });
    expect(walled.start).toEqual({ kind: "gaussian", mean: { x: 1 }, covariance: [[100]] });
    const ring = experiment(
      bead(
        {
          potential: {
            energy: "landscape(x)",
            fields: { unused: "2 um" },
            tables: {
              landscape: {
                x: [0, "1 nm", 2, "3 nm", 4],
                y: [0, "1 kT", 0, "-1 kT", 0],
                outside: "periodic",
                deviation: "0.001 kT",
              },
            },
          },
          period: "4e-3 um",
          start: { kind: "point", at: { x: "1 nm" } },
        },
        { control: { duration: "1 ms", ramps: {} } },
      ),
    ).system;
    expect(ring.period).toBe(4);
    expect(ring.potential.fields).toEqual({ unused: 2000 });
    expect(ring.potential.tables?.landscape).toEqual({
      x: [0, 1, 2, 3, 4],
      y: [0, 1, 0, -1, 0],
      outside: "periodic",
      deviation: 0.001,
    });
  });

  test("a variable that is no length has a dimension of its own, and so have its friction and its places", () => {
    const { system } = experiment(
      bead(
        {
          variables: { phi: { friction: "1 pN nm s" }, x: {} },
          potential: { energy: "k*x^2/2 + a*phi^2", fields: { k: "10 fN/nm", a: "2 kT" } },
          start: { kind: "point", at: { phi: "90 deg", x: "1 um" } },
        },
        {
          units: { ...UNITS, variables: { phi: "rad" } },
          control: { duration: "1 ms", ramps: {} },
        },
      ),
    );
    expect(system.start).toEqual({ kind: "point", at: { phi: 1.5707963267948966, x: 1000 } });
    expect(system.variables?.phi?.friction).toBeCloseTo(1e-21 / 4.141947e-21 / 1e-6, 3);
  });

  test("formulas stay formulas: a number before an operator is no quantity", () => {
    const { system } = experiment(
      bead(
        { potential: { energy: "1/2*k*x^2", fields: { k: "10 fN/nm" } } },
        { control: { duration: 100, ramps: {} } },
      ),
    );
    expect(system.potential.energy).toBe("1/2*k*x^2");
  });
});

const given = (method: Json): Json => bead({}, { method: { scheme: "heun", ...method } });

const MISTAKES: readonly Mistake[] = [
  ["a length for a time", given({ dt: "10 nm" }), "method.dt", 'a time is needed (10 us), "10 nm" given'],
  [
    "a stiffness for a friction",
    bead({ friction: "10 pN/nm" }),
    "system.friction",
    'a friction is needed (1.2e-8 kg/s), "10 pN/nm" given',
  ],
  [
    "coulombs for a temperature",
    bead({ kT: "25 C" }),
    "system.kT",
    /^a temperature or an energy is needed \(300 K\)/,
  ],
  [
    "a unit that is none",
    given({ dt: "10 usec" }),
    "method.dt",
    'a quantity with a unit is needed, "10 usec" given: "usec" is no unit (did you mean "us"?)',
  ],
  ["a long word", given({ dt: "10 milliseconds" }), "method.dt", /did you mean "ms"\?/],
  ["a capital", bead({ kT: "2 kt" }), "system.kT", /did you mean "kT"\?/],
  [
    "one friction for a length and an angle",
    bead(
      {
        variables: { x: {}, phi: {} },
        potential: { energy: "x^2 + phi^2", fields: {} },
        start: { kind: "point", at: { x: 0, phi: 0 } },
      },
      { units: { ...UNITS, variables: { phi: "rad" } } },
    ),
    "system.friction",
    "a friction for each variable is needed, since x and phi are not of one dimension",
  ],
  ["an ambiguous quotient", bead({ friction: "1 pN s/nm s" }), "system.friction", /brackets are needed/],
  [
    "an open bracket",
    bead({ friction: "1 kg/(s" }),
    "system.friction",
    /a bracket of "kg\/\(s" is not closed/,
  ],
  ["a sum", bead({ friction: "1 kg + s" }), "system.friction", /"\+" is not part of a unit/],
  ["degrees among products", bead({ kT: "1 °C nm" }), "system.kT", /stands alone behind a temperature/],
  [
    "a field in two dimensions",
    bead({}, { control: { duration: "1 ms", ramps: { centre: [[0, "1 pN"]] } } }),
    "control.ramps.centre[0][1]",
    'a quantity in the dimension of "0 nm" is needed (field centre), "1 pN" given',
  ],
  [
    "a unit without units",
    bead({}, { units: undefined }),
    "system.potential.stiffness",
    'a number is needed where the experiment has no key units { temperature, length, time }, "10 fN/nm" given',
  ],
  ["units as a text", bead({}, { units: "nm" }), "units", /^units \{ temperature: "300 K"/],
  [
    "no temperature",
    bead({}, { units: { length: "nm", time: "us" } }),
    "units.temperature",
    /nothing given$/,
  ],
  [
    "a temperature that is none",
    bead({}, { units: { ...UNITS, temperature: "300 s" } }),
    "units.temperature",
    /^a temperature is needed/,
  ],
  [
    "0 K",
    bead({}, { units: { ...UNITS, temperature: "0 K" } }),
    "units.temperature",
    /^a temperature is needed/,
  ],
  [
    "a base of 80 nm",
    bead({}, { units: { ...UNITS, length: "80 nm" } }),
    "units.length",
    /without a number is needed/,
  ],
  ["a key that is none", bead({}, { units: { ...UNITS, mass: "pg" } }), "units.mass", /^no such field/],
];

test.each(MISTAKES)("%s is refused", (_, spec, path, sentence) => {
  const { path: at, problem } = errorOf(spec);
  expect(at).toBe(path);
  if (typeof sentence === "string") expect(problem).toBe(sentence);
  else expect(problem).toMatch(sentence);
});

describe("a run", () => {
  const asked = {
    estimates: {
      spread: variance("x"),
      velocity: mean("(x - xStart)/2"),
      speed2: mean("work/x"),
      dF: jarzynskiFreeEnergy("work", 1),
      odd: mean("work + x"),
    },
  };
  const keep = { record: { keep: ["x"] } };

  test("names the unit of each quantity whose dimension is known", async () => {
    const { units } = await run(experiment(bead({}, keep)), asked);
    expect(units).toMatchObject({
      work: "kT",
      heat: "kT",
      x: "nm",
      spread: "nm^2",
      velocity: "nm",
      speed2: "kT/nm",
      dF: "kT",
    });
    expect(units).not.toHaveProperty("odd");
  });

  test("names the units of recorded columns", async () => {
    const columns = {
      area: "integral(x^2)",
      path: "along(x, x)",
      highest: "max(x)",
      when: "firstTime(x > 50)",
    };
    const { units } = await run(experiment(bead({}, { record: { columns } })), {
      estimates: Object.fromEntries(
        [...Object.keys(columns), "whenReached"].map((name) => [name, mean(name)]),
      ),
    });
    expect(units).toMatchObject({
      area: "nm^2 us",
      path: "nm^2",
      highest: "nm",
      when: "us",
      whenReached: "1",
    });
  });

  test("does not depend on the base units: um and ms, and back by inUnits", async () => {
    const other = bead({}, { ...keep, units: { temperature: "25 Celsius", length: "um", time: "ms" } });
    (other.system as Json).kT = "300 K";
    const [one, two] = [await run(experiment(bead({}, keep)), asked), await run(experiment(other), asked)];
    const [a, b] = [inUnits(one, "zJ", "nm"), inUnits(two, "zJ", "nm")];
    for (const name of ["work", "heat", "spread", "velocity", "speed2"]) {
      const [x, y] = [a.estimates[name]?.value as number, b.estimates[name]?.value as number];
      // the same noise; only rounding differs
      expect(Math.abs(x - y)).toBeLessThan(1e-9 * Math.abs(x));
      expect(a.units?.[name]).toBe(b.units?.[name]);
    }
    const { x: before } = one.columns;
    expect([...(a.columns.x as Float64Array)]).toEqual([...(before as Float64Array)]);
    // control: the numbers themselves differ
    expect(two.columns.x?.[0]).not.toBeCloseTo(before?.[0] as number, 0);
  });

  test("converts values, errors and powers: 1 kT at 300 K is 4.141947 zJ", async () => {
    const result = await run(experiment(bead({}, keep)), asked);
    const { estimates, units } = inUnits(result, "zJ", "um");
    const work = result.estimates.work;
    expect((estimates.work?.value as number) / (work?.value as number)).toBeCloseTo(4.141947, 14);
    expect((estimates.work?.error as number) / (work?.error as number)).toBeCloseTo(4.141947, 14);
    expect((estimates.spread?.value as number) / (result.estimates.spread?.value as number)).toBeCloseTo(
      1e-6,
      18,
    );
    expect(units).toMatchObject({ work: "zJ", x: "um", spread: "um^2", speed2: "zJ/um" });
    expect(inUnits(result, "pN").units).toMatchObject({ speed2: "pN", work: "kT" });
    expect(() => inUnits(result, "kg")).toThrow(/units: a unit of something in the result/);
    expect(() => inUnits(result, "parsec")).toThrow(/"parsec" is no unit/);
    expect(() =>
      inUnits({ ...result, experiment: { ...result.experiment, units: undefined } }, "zJ"),
    ).toThrow(/an experiment with the key units is needed/);
  });
});
