// A cantilever or trap by stiffness, frequency and quality factor: mass = k/(2 pi f)^2, friction = sqrt(k mass)/Q.
import { describe, expect, test } from "vitest";
import { mean, run, variance } from "../../dist/index.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { errorOf, type Json, type Mistake } from "./bowl.js";

// numbers like those of a cantilever in air
const cantilever = (system: Json = {}, rest: Json = {}): Json => ({
  units: { temperature: "295 K", length: "nm", time: "us" },
  system: {
    dynamics: "underdamped",
    potential: { named: "harmonic", centre: 0 },
    oscillator: { stiffness: "5e-3 N/m", frequency: "1270 Hz", quality: 10 },
    start: { kind: "equilibrium" },
    ...system,
  },
  method: { scheme: "baoab", dt: "10 us" },
  control: { duration: "2 ms", ramps: {} },
  ensemble: { trajectories: 4096, seed: 5 },
  ...rest,
});

describe("stiffness, frequency and quality", () => {
  test("stand for mass = k/(2 pi f)^2 and friction = k/(2 pi f Q), and for the stiffness of a harmonic potential", () => {
    const { system } = experiment(cantilever());
    const kT = 1.380649e-23 * 295;
    const w = 2 * Math.PI * 1270;
    expect(system.potential.fields.stiffness).toBeCloseTo((5e-3 * 1e-18) / kT, 12);
    expect(system.mass).toBeCloseTo(((5e-3 / w ** 2) * 1e-18 * 1e12) / kT, 9);
    expect(system.friction).toBeCloseTo(((5e-3 / w / 10) * 1e-18 * 1e6) / kT, 9);
    // Q = sqrt(k m)/friction and f = sqrt(k/m)/(2 pi), from the normal form alone
    const { stiffness = 0 } = system.potential.fields;
    const { mass = 0, friction } = system;
    expect(Math.sqrt(stiffness * mass) / friction).toBeCloseTo(10, 12);
    expect(Math.sqrt(stiffness / mass) / (2 * Math.PI)).toBeCloseTo(1270e-6, 15);
    expect(system).not.toHaveProperty("oscillator");
  });

  test("the normal form is its own, and the potential's stiffness serves where the oscillator names none", () => {
    const normal = experiment(cantilever());
    expect(experiment(JSON.parse(JSON.stringify(normal)))).toEqual(normal);
    const other = cantilever({
      potential: { named: "harmonic", stiffness: "5 pN/nm", centre: 0 },
      oscillator: { frequency: "1.27 kHz", quality: 10 },
    });
    expect(experiment(other)).toEqual(normal);
  });

  test("a stiffness of its own fixes mass and friction only", () => {
    const { system } = experiment(
      cantilever({ potential: { energy: "k*x^2/2 + k*x^4", fields: { k: "1 pN/nm" } } }),
    );
    expect(system.mass).toBe(experiment(cantilever()).system.mass);
    expect(system.potential.fields.k).toBeCloseTo(1e-21 / (1.380649e-23 * 295), 12);
  });

  test("the run oscillates at f and loses energy at rate 2 pi f/Q: <x x_0>(t) of the damped oscillator", async () => {
    const { estimates, units } = await run(experiment(cantilever()), {
      workers: 1,
      estimates: { back: mean("x*xStart"), spread: variance("x"), speed: variance("v_x") },
    });
    // <x(t) x(0)> = (kT/k) exp(-g t/2) [cos(W t) + g/(2 W) sin(W t)], g = 2 pi f/Q, W^2 = (2 pi f)^2 - g^2/4
    const [w, kT, t] = [2 * Math.PI * 1270, 1.380649e-23 * 295, 2e-3];
    const g = w / 10;
    const W = Math.sqrt(w * w - (g * g) / 4);
    const size = (kT / 5e-3) * 1e18;
    const law = size * Math.exp((-g * t) / 2) * (Math.cos(W * t) + (g / (2 * W)) * Math.sin(W * t));
    const { back, spread, speed } = estimates;
    // BAOAB at 0.08 of a radian a step: phase wrong by (w h)^2/24 of a turn of 16 radians, below 1 % of size
    expect(Math.abs((back?.value as number) - law)).toBeLessThan(4 * (back?.error as number) + 0.01 * size);
    expect(Math.abs((spread?.value as number) - size)).toBeLessThan(
      4 * (spread?.error as number) + 0.002 * size,
    );
    expect(units).toMatchObject({ back: "nm^2", speed: "nm^2/us^2" });
    // control: a friction or frequency that is wrong by a tenth would be seen
    const wrong = size * Math.exp((-g * t) / 2) * Math.cos(1.1 * W * t);
    expect(Math.abs((back?.value as number) - wrong)).toBeGreaterThan(
      4 * (back?.error as number) + 0.01 * size,
    );
    expect(speed?.value).toBeGreaterThan(0);
  });
});

const MISTAKES: readonly Mistake[] = [
  [
    "no quality",
    cantilever({ oscillator: { stiffness: 1, frequency: 1 } }),
    "system.oscillator.quality",
    "a number above 0 is needed, nothing given",
  ],
  [
    "a time for the frequency",
    cantilever({ oscillator: { stiffness: 1, frequency: "1 ms", quality: 2 } }),
    "system.oscillator.frequency",
    'a frequency is needed (10 kHz), "1 ms" given',
  ],
  [
    "a frequency of 0",
    cantilever({ oscillator: { stiffness: 1, frequency: 0, quality: 2 } }),
    "system.oscillator.frequency",
    "a number above 0 is needed, 0 given",
  ],
  [
    "no stiffness at all",
    cantilever({ potential: { energy: "x^2", fields: {} }, oscillator: { frequency: 1, quality: 2 } }),
    "system.oscillator.stiffness",
    "a number above 0 is needed, nothing given",
  ],
  [
    "a mass as well",
    cantilever({ mass: 1 }),
    "system.mass",
    "nothing is needed beside an oscillator, which says it, 1 given",
  ],
  [
    "overdamped",
    cantilever({ dynamics: "overdamped" }),
    "system.oscillator",
    'underdamped motion is needed, "overdamped" given',
  ],
  [
    "another name",
    cantilever({ oscillator: { stiffness: 1, frequency: 1, qualty: 2 } }),
    "system.oscillator.qualty",
    'no such field (did you mean "quality"?)',
  ],
  ["a text", cantilever({ oscillator: "stiff" }), "system.oscillator", /^an object \{ stiffness/],
];

test.each(MISTAKES)("%s is refused", (_, spec, path, sentence) => {
  const { path: at, problem } = errorOf(spec);
  expect(at).toBe(path);
  if (typeof sentence === "string") expect(problem).toBe(sentence);
  else expect(problem).toMatch(sentence);
});
