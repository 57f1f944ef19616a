// Overdamped particle in U = k (x - v t)^2/2, 0 <= t <= tau, from equilibrium; kT = friction = 1, so D = 1. The work
// is Gaussian:
//   <W> = v^2 [tau - (1 - e^(-k tau))/k],  Var W = 2 <W>,  dF = 0,  <e^(-s W)> = exp(s (s - 1) <W>).
// O. Mazonka & C. Jarzynski, cond-mat/9912121 (1999).
import * as math from "../kernel/math.js";
import { normalCdf } from "./normal.js";

export interface DraggedTrap {
  /** k, an energy per length squared; above 0. */
  readonly stiffness: number;
  /** v */
  readonly velocity: number;
  /** tau */
  readonly duration: number;
}

/** Names as in the catalogue of claims, `jarzynski-1997-dragged-trap`. */
export interface DraggedTrapValues {
  readonly W_mean: number;
  readonly W_var: number;
  readonly dF: number;
  /** P(W < 0) = Phi(-sqrt(<W>/2)). */
  readonly P_neg: number;
  /** <e^-W> e^dF. */
  readonly jarz: number;
  /** <e^(-2W)>. */
  readonly mgf2: number;
  /** The density of W at 0. */
  readonly p_at_0: number;
  /** v tau - <x> at tau. */
  readonly mean_lag: number;
}

/** The closed forms; v tau = 0 gives W = 0 and an infinite density there. */
export function draggedTrap({ stiffness, velocity, duration }: DraggedTrap): DraggedTrapValues {
  const times = stiffness * duration;
  const mean = (velocity * velocity * excess(times)) / stiffness;
  return {
    W_mean: mean,
    W_var: 2 * mean,
    dF: 0,
    P_neg: normalCdf(-Math.sqrt(mean / 2)),
    jarz: 1,
    mgf2: math.exp(2 * mean),
    p_at_0: math.exp(-mean / 4) / Math.sqrt(4 * Math.PI * mean),
    mean_lag: (-velocity * math.expm1(-times)) / stiffness,
  };
}

/** y - (1 - e^-y); by its series where the difference cancels. */
function excess(y: number): number {
  if (y >= 0.02) return y + math.expm1(-y);
  return ((y * y) / 2) * (1 - (y / 3) * (1 - (y / 4) * (1 - (y / 5) * (1 - (y / 6) * (1 - y / 7)))));
}
