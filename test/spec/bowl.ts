// Experiments of two variables in a bowl, or of one, with parts replaced; and the error that a mistake gives.
import { expect } from "vitest";
import { SpecError } from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";

export type Json = Record<string, unknown>;

export const point = { kind: "point", at: { x: 0, y: 0 } };
export const gaussian = (
  mean: unknown,
  covariance: unknown = [
    [1, 0],
    [0, 1],
  ],
): Json => ({
  start: { kind: "gaussian", mean, covariance },
});

/** Two variables in a bowl, with parts of the system, the method or the rest replaced. */
export const spec = (system: Json = {}, rest: Json = {}): Json => ({
  system: {
    dynamics: "overdamped",
    variables: { x: {}, y: { friction: 2 } },
    potential: { energy: "x^2 + y^2 + x*y - f*x", fields: { f: 0 } },
    kT: 1,
    friction: 1,
    start: point,
    ...system,
  },
  method: { scheme: "heun", dt: 0.01 },
  control: { duration: 1, ramps: {} },
  ensemble: { trajectories: 8, seed: 1 },
  ...rest,
});
/** One variable. */
export const single = (system: Json = {}): Json =>
  spec({
    variables: undefined,
    potential: { energy: "x^2", fields: {} },
    start: { kind: "equilibrium" },
    ...system,
  });
export const named = (...names: string[]): Json => ({
  variables: Object.fromEntries(names.map((name) => [name, {}])),
  potential: { energy: names.map((name) => `${name}^2`).join(" + "), fields: {} },
  start: { kind: "point", at: Object.fromEntries(names.map((name) => [name, 0])) },
});
export const demon = (of: string): Json => ({
  control: undefined,
  feedback: {
    kind: "branch",
    measurement: { at: 0, of, channel: { kind: "binary", error: 0.1 } },
    branches: { false: { duration: 1, ramps: {} }, true: { duration: 1, ramps: {} } },
  },
});

export function errorOf(given: unknown): SpecError {
  try {
    plan(experiment(given));
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return error as SpecError;
  }
  throw new Error("nothing was refused");
}

export type Mistake = readonly [what: string, spec: Json, path: string, sentence: string | RegExp];
