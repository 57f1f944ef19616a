// The stationary state of a jump network: L p = 0, sum p = 1, by elimination without subtractions (elimination.ts), exact to a few
// roundings for each probability, however small.
import { closedClasses } from "./classes.js";
import { eliminate } from "./elimination.js";
import { type Jumps, type Rates, ratesOf } from "./generator.js";

/** Thrown where a network has more than one stationary state; it holds the classes of states that nothing leaves. */
export class SeveralStationaryStates extends Error {
  constructor(
    /** The closed classes, each in the order of its states. */
    readonly classes: readonly (readonly number[])[],
  ) {
    super(
      `${classes.length} groups of states that nothing leaves: ${classes.map((members) => members.join(", ")).join("; ")}`,
    );
    this.name = "SeveralStationaryStates";
  }
}

/** The class in which the long run stays, in the order of its states. @throws SeveralStationaryStates where there are more. */
export function closedClass(rates: Rates): readonly number[] {
  const classes = closedClasses(rates);
  if (classes.length > 1) throw new SeveralStationaryStates(classes);
  return classes[0] as number[];
}

/** The rates among some states, renumbered in their order. */
export function within({ size, from, to, rate }: Rates, states: readonly number[]): Rates {
  const place = new Int32Array(size).fill(-1);
  states.forEach((i, k) => {
    place[i] = k;
  });
  const kept = Array.from(from.keys()).filter(
    (c) => place[from[c] as number] !== -1 && place[to[c] as number] !== -1,
  );
  return {
    size: states.length,
    from: Int32Array.from(kept, (c) => place[from[c] as number] as number),
    to: Int32Array.from(kept, (c) => place[to[c] as number] as number),
    rate: Float64Array.from(kept, (c) => rate[c] as number),
  };
}

/**
 * The stationary probabilities by state. States that the long run leaves have 0. Of a chain in discrete time, with probabilities
 * per step for rates, it is the same.
 * @throws SeveralStationaryStates
 */
export function stationary(jumps: Jumps): Float64Array {
  const rates = ratesOf(jumps);
  const states = closedClass(rates);
  const inside = eliminate(within(rates, states)).conserved();
  const p = new Float64Array(jumps.states);
  states.forEach((i, k) => {
    p[i] = inside[k] as number;
  });
  return p;
}
