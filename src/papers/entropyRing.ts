// A particle on a driven ring in its steady state, with the whole entropy production of every path,
//   S_t = f X - dU - d ln p_s,   U = V0 cos x, kT = friction = 1.
// The start: equilibrium in phi = -ln p_s, at 0+ replaced by U and f. phi is a periodic spline through the exact density.
import { parse } from "../formula/parse.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment, Table } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { type SteadyRing, steadyOn } from "../theory/ring.js";
import type { Budget } from "./claim.js";

export type Ring = { readonly f: number; readonly V0: number };

export const PERIOD = 6.283185307179586; // 2 pi

/** Splines through so many places are good to 1e-7 in phi. */
const NODES = 128;

/** The steady state of U = V0 cos x under the force f. */
export const stateOf = ({ f, V0 }: Ring): SteadyRing =>
  steadyOn(
    {
      energy: parse("V0*cos(x)"),
      force: parse("f"),
      fields: { V0, f },
      period: PERIOD,
      kT: 1,
      friction: 1,
    },
    NODES,
  );

/** Values at the nodes as a periodic table. */
export const around = (values: Float64Array): Table => ({
  x: Array.from({ length: NODES + 1 }, (_, i) => (i === NODES ? PERIOD : (PERIOD * i) / NODES)),
  y: [...values, values[0] as number],
  outside: "periodic",
});

/** Heat of the path so far. */
export const HEAT = "(f*(x - xStart) - V0*(cos(x) - cos(xStart)))";

/** S_t of the path so far; its fields are those of the ring. */
export const PRODUCTION = `(${HEAT} + phi(x) - phi(xStart))`;

export interface Watched {
  readonly time: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly stop?: string | undefined;
  readonly dt: number;
  /** Whether the start is the steady state, or equilibrium in U. */
  readonly steady?: boolean | undefined;
}

/** The ring from its steady state on. */
export function ringFor(
  { f, V0 }: Ring,
  { time, columns, stop, dt, steady = true }: Watched,
  { trajectories, seed, dt: asked }: Budget,
): LangevinExperiment {
  return experiment({
    system: overdamped({
      potential: potential(
        "(1 - first)*V0*cos(x) + first*phi(x)",
        { V0, f: 0, first: steady ? 1 : 0 },
        { phi: around(stateOf({ f, V0 }).phi) },
      ),
      force: "f",
      period: PERIOD,
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: asked ?? dt, heat: "stepwise", bias: "closely" },
    control: schedule({ duration: time, f: ramp([0, f]), first: ramp([0, 0]) }),
    record: { columns, keep: [] },
    ...(stop === undefined ? {} : { stop }),
    ensemble: { trajectories, seed },
  });
}
