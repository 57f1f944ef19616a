// Small networks to test with: a ring and a diamond of given rates, and a ring whose levels are driven.
import { SpecError } from "../error.js";
import { choice, define, ENSEMBLE, number, numbers, positive } from "./model.js";

const timed = {
  start: choice(["steady", "uniform", "first"], "in the steady state, anywhere, or in s0"),
  duration: positive(10, "time that is looked at"),
} as const;

const startOf = (start: "steady" | "uniform" | "first", names: readonly string[]): object =>
  start === "steady"
    ? { kind: "steady" }
    : start === "first"
      ? { kind: "point", at: names[0] }
      : { kind: "probabilities", of: Object.fromEntries(names.map((name) => [name, 1 / names.length])) };

/** Edges with given rates both ways, named e0, e1 …; each has a counter, and `more` of its own. */
function given(
  ends: readonly (readonly [from: number, to: number])[],
  forward: readonly number[],
  backward: readonly number[],
  counts: (edge: number) => Readonly<Record<string, number>>,
): object[] {
  for (const [key, list] of Object.entries({ forward, backward })) {
    if (list.length === ends.length) continue;
    throw new SpecError(key, `${ends.length} rates are needed, ${list.length} given`);
  }
  return ends.map(([from, to], i) => ({
    from: `s${from}`,
    to: `s${to}`,
    name: `e${i}`,
    forward: forward[i],
    backward: backward[i],
    counts: counts(i),
  }));
}

const namesOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `s${i}`);
const still = (names: readonly string[]): object => Object.fromEntries(names.map((name) => [name, 0]));

export const ring = define({
  name: "ring",
  description:
    "States s0, s1 … in a ring with given rates; N counts steps, N0 the jumps through the first edge.",
  citation: "J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976)",
  parameters: {
    forward: numbers([3, 2, 4], "rates from s0 to s1, s1 to s2 …", { least: 0 }),
    backward: numbers([1, 0.5, 2], "rates from s1 to s0, s2 to s1 …; as many", { least: 0 }),
    ...timed,
  },
  make: ({ forward, backward, start, duration }) => {
    const names = namesOf(forward.length);
    const ends = names.map((_, i): [number, number] => [i, (i + 1) % names.length]);
    return {
      system: {
        dynamics: "network",
        kT: 1,
        states: still(names),
        edges: given(ends, forward, backward, (i) => (i === 0 ? { N: 1, N0: 1 } : { N: 1 })),
        start: startOf(start, names),
      },
      control: { duration, ramps: {} },
      ensemble: ENSEMBLE,
    };
  },
});

export const diamond = define({
  name: "diamond",
  description:
    "Four states, edges 01, 12, 23, 30 and 02 with given rates: two cycles. N0 … N4 count net jumps.",
  citation: "J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976)",
  parameters: {
    forward: numbers([3, 2, 4, 1.5, 0.8], "rates 0-1, 1-2, 2-3, 3-0 and 0-2", { least: 0 }),
    backward: numbers([1, 0.5, 1.2, 0.7, 1.1], "rates the other way", { least: 0 }),
    ...timed,
  },
  make: ({ forward, backward, start, duration }) => {
    const names = namesOf(4);
    const ends = [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
      [0, 2],
    ] as const;
    return {
      system: {
        dynamics: "network",
        kT: 1,
        states: still(names),
        edges: given(ends, forward, backward, (i) => ({ [`N${i}`]: 1 })),
        start: startOf(start, names),
      },
      control: { duration, ramps: {} },
      ensemble: ENSEMBLE,
    };
  },
});

export const drivenRing = define({
  name: "drivenRing",
  description:
    "Three states in a ring with a force, their energies going from `from` to `to`: rates e^((E_i - E_j +- force/3)/2). N counts steps.",
  citation: "T. Hatano, S. Sasa, PRL 86, 3463 (2001); M. Esposito, C. Van den Broeck, PRL 104, 090601 (2010)",
  parameters: {
    from: numbers([0, 0.5, 1], "energies at the start, in kT"),
    to: numbers([2, 0, 0.5], "energies at the end, in kT"),
    force: number(3, "work of the force in a turn, in kT"),
    duration: positive(1, "time of the ramps"),
  },
  make: ({ from, to, force, duration }) => {
    for (const [key, list] of Object.entries({ from, to })) {
      if (list.length === 3) continue;
      throw new SpecError(key, `three energies are needed, ${list.length} given`);
    }
    const fields = Object.fromEntries(from.map((energy, i) => [`E${i}`, energy]));
    return {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { ...fields, force },
        states: { s0: "E0", s1: "E1", s2: "E2" },
        edges: [0, 1, 2].map((i) => ({
          from: `s${i}`,
          to: `s${(i + 1) % 3}`,
          name: `e${i}`,
          prefactor: 1,
          split: 0.5,
          drive: "force/3",
          counts: i === 0 ? { N: 1, N0: 1 } : { N: 1 },
        })),
        start: { kind: "steady" },
      },
      control: {
        duration,
        ramps: Object.fromEntries(from.map((energy, i) => [`E${i}`, [[0, energy], [1, to[i]]]])), // biome-ignore format: a ramp
      },
      ensemble: ENSEMBLE,
    };
  },
});
