// What a step of length h takes of each variable's friction and mass, by scheme: the numbers behind the names of formula/lower.ts.
//   overdamped     rate = h/friction
//   underdamped    parts of h/mass for B and of h for A, times b; damping of a velocity in O and the width of its noise. The kernel
//     keeps a velocity in units of what it glides in a turn of A, so that A is one addition: rate and width are times the glide,
//     and kinetic energies over its square
//     c = exp(-friction s/mass), width = sqrt((1 - c^2)/mass), s = h, or h/2 where O acts twice
//     b = sqrt((2 mass/(friction h)) tanh(friction h/(2 mass))) with rescaled time, else 1
// D.A. Sivak, J.D. Chodera, G.E. Crooks, J. Phys. Chem. B 118, 6466 (2014), eqs. 2 and 6.
import { dampingOf, rateOf, STEP, speedOf, widthOf } from "../formula/lower.js";
import * as math from "../kernel/math.js";
import type { LangevinExperiment, UnderdampedScheme } from "../spec/experiment.js";
import { type Bath, isInertial, variablesOf } from "../spec/variables.js";

export interface StepSize {
  /** Values of the names that a step's coefficients mention. */
  readonly scope: Readonly<Record<string, number>>;
  /** What turns what the kernel carries along into an energy, for each variable: friction/h, or mass/(2 glide^2). */
  readonly scales: readonly number[];
  /** With inertia, how far a place goes at velocity 1 in a turn of A. */
  readonly glides: readonly number[];
}

/** How much of h a velocity is pushed, a place glides, and O takes, at each of their turns. */
const PARTS: Readonly<
  Record<Exclude<UnderdampedScheme, "euler" | "exactLinear">, readonly [number, number, number]>
> = {
  baoab: [0.5, 0.5, 1],
  aboba: [0.5, 0.5, 1],
  obabo: [0.5, 1, 0.5],
  oabao: [1, 0.5, 0.5],
};

/** What a step of length h is for the system's variables. */
export function stepOf({ system, method }: LangevinExperiment): (h: number) => StepSize {
  const variables = variablesOf(system);
  // forces as they are: only heat and force work take them
  if (method.scheme === "exactLinear") {
    const all = [0, 1, 2, 3];
    const scope = Object.fromEntries(all.map((v) => [rateOf(v), 1]));
    return () => ({ scope, scales: all.map(() => 1), glides: [] });
  }
  if (!isInertial(system)) {
    return (h) => ({
      scope: { [STEP]: h, ...named(variables, ({ friction }, v) => ({ [rateOf(v)]: h / friction })) },
      scales: variables.map(({ friction }) => friction / h),
      glides: [],
    });
  }
  const scheme = method.scheme as Exclude<UnderdampedScheme, "exactLinear">;
  return (h) => {
    const parts = variables.map((bath) =>
      scheme === "euler" ? explicit(bath, h) : split(bath, h, PARTS[scheme], method.rescaled === true),
    );
    return {
      scope: Object.assign(
        { [STEP]: h },
        ...parts.map(({ rate, glide, damping, width }, v) => ({
          [rateOf(v)]: rate * glide,
          [speedOf(v)]: 1 / glide,
          [dampingOf(v)]: damping,
          [widthOf(v)]: width * glide,
        })),
      ),
      scales: parts.map(({ glide }, v) => (variables[v] as Bath).mass / 2 / (glide * glide)),
      glides: parts.map(({ glide }) => glide),
    };
  };
}

interface Parts {
  readonly rate: number;
  readonly glide: number;
  readonly damping: number;
  readonly width: number;
}

function split(
  { friction, mass }: Bath,
  h: number,
  [push, glide, bath]: readonly [number, number, number],
  rescaled: boolean,
): Parts {
  const half = (friction * h) / (2 * mass);
  const b = rescaled && half > 0 ? Math.sqrt(math.tanh(half) / half) : 1;
  const damping = math.exp((-friction * bath * h) / mass);
  return {
    rate: (b * push * h) / mass,
    glide: b * glide * h,
    damping,
    width: Math.sqrt((1 - damping * damping) / mass),
  };
}

const explicit = ({ friction, mass }: Bath, h: number): Parts => ({
  rate: h / mass,
  glide: h,
  damping: 1 - (friction * h) / mass,
  width: Math.sqrt(2 * friction * h) / mass,
});

const named = (
  variables: readonly Bath[],
  of: (bath: Bath, v: number) => Record<string, number>,
): Record<string, number> => Object.assign({}, ...variables.map(of));
