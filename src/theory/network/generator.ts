// A finite Markov jump network as plain numbers: states, and channels that join them. The master equation of its probabilities p is
//   d p_j/dt = sum over channels c: i -> j of w_c p_i - p_j sum over channels c from j of w_c.
// Channels are never merged: two between the same states may differ in bath, entropy and count. One from a state to itself moves
// nothing, but it is counted.

export interface Channel {
  /** Number of the state that it leaves, and of the one that it enters; they may be the same. */
  readonly from: number;
  readonly to: number;
  /** Jumps per time while in `from`, >= 0. In discrete time the probability per step. */
  readonly rate: number;
  /** Entropy given to the baths by one jump, ln(k+/k-); NaN or infinite where there is no way back. */
  readonly entropy: number;
}

export interface Jumps {
  readonly states: number;
  readonly channels: readonly Channel[];
}

/** A network whose rates move; its states and the ends of its channels do not. */
export interface DrivenJumps {
  /** The network at a time; never asked at a break itself, only beside it. */
  readonly at: (t: number) => Jumps;
  /** Times at which the rates jump or have a kink, in order. */
  readonly breaks: readonly number[];
}

/** Rates by their ends, which is all that probabilities need. */
export interface Rates {
  readonly size: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly rate: Float64Array;
}

/** The channels that move, without those of rate 0 and from a state to itself. */
export function ratesOf({ states, channels }: Jumps): Rates {
  const moving = channels.filter(({ from, to, rate }) => from !== to && rate > 0);
  return {
    size: states,
    from: Int32Array.from(moving, ({ from }) => from),
    to: Int32Array.from(moving, ({ to }) => to),
    rate: Float64Array.from(moving, ({ rate }) => rate),
  };
}

/** Jumps per time out of each state, those back into it included. */
export function escapeRates({ states, channels }: Jumps): Float64Array {
  const out = new Float64Array(states);
  for (const { from, rate } of channels) out[from] = (out[from] as number) + rate;
  return out;
}
