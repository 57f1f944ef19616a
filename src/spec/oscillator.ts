// An underdamped system as an experimenter measures it: stiffness k, resonance frequency f and quality factor Q of a cantilever or
// a trap stand for
//   mass = k/(2 pi f)^2,  friction = mass 2 pi f/Q
// f is that of the free oscillation without friction, Q = sqrt(k mass)/friction. The normal form holds mass and friction.
import { nearest, SpecError, shown } from "./error.js";

const KEYS = ["stiffness", "frequency", "quality"] as const;
type Key = (typeof KEYS)[number];
type Json = Record<string, unknown>;

/**
 * The experiment with `system.oscillator` replaced by mass and friction. The stiffness of a harmonic potential by name and that of the
 * oscillator stand for each other where one is not given.
 * @throws SpecError
 */
export function withoutOscillator(spec: unknown): unknown {
  if (!isObject(spec) || !isObject(spec.system) || spec.system.oscillator === undefined) return spec;
  const { oscillator, ...system } = spec.system;
  const path = "system.oscillator";
  if (!isObject(oscillator)) {
    throw new SpecError(
      path,
      `an object { stiffness, frequency, quality } is needed, ${shown(oscillator)} given`,
    );
  }
  for (const key of Object.keys(oscillator)) {
    if ((KEYS as readonly string[]).includes(key)) continue;
    throw new SpecError(`${path}.${key}`, `no such field${nearest(key, KEYS)}`);
  }
  if (system.dynamics !== "underdamped") {
    throw new SpecError(path, `underdamped motion is needed, ${shown(system.dynamics)} given`);
  }
  for (const key of ["mass", "friction"]) {
    if (system[key] === undefined) continue;
    throw new SpecError(
      `system.${key}`,
      `nothing is needed beside an oscillator, which says it, ${shown(system[key])} given`,
    );
  }
  const { potential } = system;
  const harmonic = isObject(potential) && potential.named === "harmonic" ? potential : null;
  const k = numberOf({ stiffness: harmonic?.stiffness, ...oscillator }, "stiffness");
  const turn = 2 * Math.PI * numberOf(oscillator, "frequency"); // radians per time
  const mass = k / (turn * turn);
  return {
    ...spec,
    system: {
      ...system,
      ...(harmonic === null ? {} : { potential: { ...harmonic, stiffness: harmonic.stiffness ?? k } }),
      mass,
      friction: (mass * turn) / numberOf(oscillator, "quality"),
    },
  };
}

function numberOf(oscillator: Json, key: Key): number {
  const value = oscillator[key];
  if (typeof value === "number" && value > 0 && Number.isFinite(value)) return value;
  throw new SpecError(`system.oscillator.${key}`, `a number above 0 is needed, ${shown(value)} given`);
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
