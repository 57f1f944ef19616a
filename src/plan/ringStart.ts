// The steady state of one overdamped variable on a ring: as the theory takes it, and as a table to start from.
import type { Langevin } from "../spec/experiment.js";
import { formulasOf } from "../spec/formulas.js";
import { isInertial, variablesOf } from "../spec/variables.js";
import { fourier, fourierAt, integralOf } from "../theory/fourier.js";
import { type Ring, steadyOn } from "../theory/ring.js";
import { exchange } from "./landscape.js";
import type { Fields } from "./timeline.js";

/** The ring of a system in given fields; null where it is none, of one overdamped variable. */
export function ringOf(system: Langevin, fields: Fields): Ring | null {
  const { period } = system;
  const [bath, ...others] = variablesOf({ ...system, potential: { ...system.potential, fields } });
  if (period === undefined || bath === undefined || others.length > 0 || isInertial(system)) return null;
  const formulas = formulasOf(system);
  const called = exchange(system);
  const [force = null] = formulas.forces;
  return {
    energy: called.node(formulas.energy),
    force: force === null ? null : called.node(force),
    fields: called.fields(fields),
    period,
    kT: bath.kT,
    friction: bath.friction,
  };
}

const NODES = 1024; // with cubics between: an error of P(x < .) of h^4 p'''/384, 1e-12 for p''' of 1 on a ring of length 2 pi

/** P(x < .) and p_s at nodes over one period. */
export function ringStart(ring: Ring): { x: Float64Array; below: Float64Array; density: Float64Array } {
  const { x, density } = steadyOn(ring, NODES);
  const wave = integralOf(fourier(density, ring.period));
  const rise = fourierAt(wave, 0);
  return {
    x: Float64Array.from({ length: NODES + 1 }, (_, i) => (i === NODES ? ring.period : (x[i] as number))),
    below: Float64Array.from({ length: NODES + 1 }, (_, i) =>
      i === NODES ? 1 : i / NODES + fourierAt(wave, x[i] as number) - rise,
    ),
    density: Float64Array.from({ length: NODES + 1 }, (_, i) => density[i % NODES] as number),
  };
}
