// A ring is a ring only if everything on it repeats.
import { evaluateColumn } from "../formula/evaluate.js";
import { SpecError } from "../spec/error.js";
import type { Langevin } from "../spec/experiment.js";
import type { SystemFormulas } from "../spec/formulas.js";
import { namesOf } from "../spec/variables.js";
import type { Timeline } from "./timeline.js";

const PLACES = 64;
const ROUNDING = 1e-9;

/** On a ring U and the force repeat after one period, at every breakpoint of the protocol. */
export function checkRing(system: Langevin, { energy, forces }: SystemFormulas, line: Timeline): void {
  const { period } = system;
  if (period === undefined) return;
  const [x] = namesOf(system) as [string];
  const here = Float64Array.from({ length: PLACES }, (_, i) => (period * i) / PLACES);
  const there = here.map((place) => place + period);
  const formulas = [
    ["system.potential.energy", energy] as const,
    ...forces.flatMap((force) => (force === null ? [] : [["system.force", force] as const])),
  ];
  const moments = [
    line.start,
    ...line.stretches.flatMap(({ lines }) => lines.flatMap((l) => [l.from, l.to])),
  ];
  for (const [path, node] of formulas) {
    for (const fields of moments) {
      const a = evaluateColumn(node, { ...fields, [x]: here }, PLACES);
      const b = evaluateColumn(node, { ...fields, [x]: there }, PLACES);
      const size = a.reduce((most, u) => Math.max(most, Math.abs(u)), 1);
      if (a.every((u, i) => Math.abs(u - (b[i] as number)) < ROUNDING * size)) continue;
      throw new SpecError(
        path,
        `a formula that repeats after the period ${period} is needed on a ring (a tilt is a force, not a potential), this one does not`,
      );
    }
  }
}
