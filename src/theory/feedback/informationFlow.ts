// Information between the parts of a linear system in its steady state, dz = A z dt + dB, <dB dB^T> = N dt, where no two parts share noise:
//   mutual information  I = ln(det C_xx det C_yy/det C)/2
//   information flow    i_x = -tr A_xx - tr[(C^-1)_xx N_xx]/2, what the motion of x alone adds to I per time; the flows of two parts sum to 0
//                       (A. E. Allahverdyan et al., J. Stat. Mech. P09011 (2009); J. M. Horowitz & M. Esposito, PRX 4, 031015 (2014))
//   transfer entropy    from x to y, tr[N_yy^-1 A_yx P A_yx^T]/2, P the error of x estimated from the past of y
//                       (D. Hartich, A. C. Barato & U. Seifert, PRE 93, 022116 (2016); J. M. Horowitz & H. Sandberg, NJP 16, 125007 (2014))
// All in nats.
import { inverse, type Matrix } from "ml-matrix";
import { lyapunov } from "../linearSteady.js";
import { continuousFilter, logDeterminant } from "./linearFilter.js";

export interface Flow {
  readonly covariance: Matrix;
  /** I of x and all others. */
  readonly mutual: number;
  /** What the motion of x adds to I per time. */
  readonly flow: number;
}

const others = (size: number, part: readonly number[]): number[] =>
  Array.from({ length: size }, (_, i) => i).filter((i) => !part.includes(i));

/** The information flow of the components `part`, whose noise must be their own. For stable drifts. */
export function informationFlow(drift: Matrix, noise: Matrix, part: readonly number[]): Flow {
  const own = [...part];
  const rest = others(drift.rows, part);
  const covariance = lyapunov(drift, noise);
  const block = (matrix: Matrix, at: number[]): Matrix => matrix.selection(at, at);
  const mutual =
    (logDeterminant(block(covariance, own)) +
      logDeterminant(block(covariance, rest)) -
      logDeterminant(covariance)) /
    2;
  const precision = block(inverse(covariance), own);
  const flow = -block(drift, own).trace() - precision.mmul(block(noise, own)).trace() / 2;
  return { covariance, mutual, flow };
}

export interface Transfer {
  /** Per time. */
  readonly rate: number;
  /** Covariance of the error of the sender, estimated from the past of the receiver. */
  readonly error: Matrix;
}

/** The transfer entropy rate from all other components to `receiver`, in which there must be noise of its own. */
export function transferEntropy(drift: Matrix, noise: Matrix, receiver: readonly number[]): Transfer {
  const to = [...receiver];
  const from = others(drift.rows, receiver);
  const { error, informationRate } = continuousFilter(
    drift.selection(from, from),
    noise.selection(from, from),
    drift.selection(to, from),
    noise.selection(to, to),
  );
  return { rate: informationRate, error };
}
