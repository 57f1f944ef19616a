// Protocols of least work or least entropy production that are known in closed form; kT = friction = 1, so D = 1.
//   moving trap   U = k (x - l)^2/2, l from 0 to d in tau:   W = k d^2/(k tau + 2),  l jumps by d/(k tau + 2) at both ends
//   stiffness     U = k x^2/2, k from k0 to k1:   <x^2> = (1 + c t)^2/k0,  k = 1/<x^2> - c/(1 + c t),  jumps at both ends
// T. Schmiedl, U. Seifert, PRL 98, 108301 (2007), eqs. 5-9 and 15-19. Between two normal laws the least entropy production is
// W2^2/tau, by U = k (x - c)^2/2 with k = 1/s^2 - s'/s and c = m + m'/k, m and s on straight lines:
// E. Aurell, K. Gawedzki, C. Mejia-Monasterio, R. Mohayaee, P. Muratore-Ginanneschi, J. Stat. Phys. 147, 487 (2012).
import * as math from "../kernel/math.js";
import { normalTransportCost } from "./transport.js";

export interface MovingTrapOptimum {
  readonly work: number;
  /** Of W, which is normal. */
  readonly workVariance: number;
  /** The trap just after 0 and just before tau; straight between. */
  readonly lambdaStart: number;
  readonly lambdaEnd: number;
  /** <x> at tau. */
  readonly mean: number;
}

/** The least mean work to move a trap of a stiffness by `distance` in `duration`, from equilibrium. */
export function movingTrapOptimum(distance: number, duration: number, stiffness = 1): MovingTrapOptimum {
  const jump = distance / (stiffness * duration + 2);
  const work = stiffness * distance * jump;
  return {
    work,
    workVariance: 2 * work,
    lambdaStart: jump,
    lambdaEnd: distance - jump,
    // the trap leads by 1/k times the speed
    mean: stiffness * duration * jump,
  };
}

export interface StiffnessOptimum {
  readonly work: number;
  /** W2^2/tau, of the part between the jumps. */
  readonly entropyProduction: number;
  /** sqrt(<x^2>) grows as 1 + c t. */
  readonly c: number;
  /** <x^2> at tau. */
  readonly variance: number;
  /** The stiffness at 0 < t < tau. */
  readonly stiffnessAt: (t: number) => number;
}

/** The least mean work to change a stiffness in `duration`, from equilibrium. */
export function stiffnessOptimum(from: number, to: number, duration: number): StiffnessOptimum {
  // dW/dc = 0: (k1 + 2/tau) s^2 - (2/tau) s - k0 = 0 for s = 1 + c tau
  const rate = 2 / duration;
  const lead = to + rate;
  const s = (rate + Math.sqrt(rate * rate + 4 * lead * from)) / (2 * lead);
  const c = (s - 1) / duration;
  const variance = (s * s) / from;
  const entropyProduction = (c * c * duration) / from;
  return {
    work: (to * variance - 1) / 2 - math.log(s) + entropyProduction,
    entropyProduction,
    c,
    variance,
    stiffnessAt: (t) => from / ((1 + c * t) * (1 + c * t)) - c / (1 + c * t),
  };
}

export interface NormalLaw {
  readonly mean: number;
  readonly deviation: number;
}

export interface NormalOptimum {
  readonly squaredDistance: number;
  /** In nats: the least that any protocol of this duration produces. */
  readonly entropyProduction: number;
  /** Change of -∫ p ln p. */
  readonly entropyChange: number;
  /** <Q> to the bath between 0+ and tau-. */
  readonly heat: number;
  /** The potential k (x - c)^2/2 at 0 <= t <= tau. */
  readonly trapAt: (t: number) => { readonly stiffness: number; readonly centre: number };
}

/** The way from one normal law to another of least entropy production. */
export function normalOptimum(from: NormalLaw, to: NormalLaw, duration: number): NormalOptimum {
  const squaredDistance = normalTransportCost(from, to);
  const entropyChange = math.log(to.deviation / from.deviation);
  const entropyProduction = squaredDistance / duration;
  const [widening, moving] = [to.deviation - from.deviation, to.mean - from.mean].map(
    (by) => by / duration,
  ) as [number, number];
  return {
    squaredDistance,
    entropyProduction,
    entropyChange,
    heat: entropyProduction - entropyChange,
    trapAt: (t) => {
      const deviation = from.deviation + widening * t;
      const stiffness = 1 / (deviation * deviation) - widening / deviation;
      return { stiffness, centre: from.mean + moving * t + moving / stiffness };
    },
  };
}
