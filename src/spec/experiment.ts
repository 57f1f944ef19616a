// What an experiment is: a plain object that JSON can hold. Physics (`system`, `control`, `feedback`) and numerics
// (`method`) are separate keys. Units are free as long as they agree; in the catalogue kT = 1 and friction = 1.

/** A point of a ramp: [fraction of the schedule's duration, value of the field]. Two points at one fraction are a jump. */
export type RampPoint = readonly [fraction: number, value: number];

/** U(x) as formula text over x and the named fields, and the fields' values at t = 0-. */
export interface Potential {
  readonly energy: string;
  readonly fields: Readonly<Record<string, number>>;
}

/** Boltzmann in the fields and kT at t = 0-, drawn by an inverse-CDF table whose error in probability is below 1e-10. */
export interface EquilibriumStart {
  readonly kind: "equilibrium";
}

/** dx = -U'(x, t)/friction dt + sqrt(2 kT/friction) dB. */
export interface Overdamped {
  readonly dynamics: "overdamped";
  readonly potential: Potential;
  /** Non-conservative force as formula text over x and the fields, added to -dU/dx. */
  readonly force?: string | undefined;
  /** Length of the ring that the potential and the force live on; x itself is not wrapped. */
  readonly period?: number | undefined;
  /** Walls that reflect. */
  readonly walls?: { readonly low?: number | undefined; readonly high?: number | undefined } | undefined;
  /** Temperature, an energy. */
  readonly kT: number;
  /** Force coefficient, force per velocity. */
  readonly friction: number;
  readonly start: EquilibriumStart;
  /** Accepts a potential that does not confine at every moment of the protocol. */
  readonly allowEscape: boolean;
}

export type Scheme = "euler" | "heun";

export interface Method {
  /** "heun": stochastic Heun, weak order 2. "euler": Euler-Maruyama, weak order 1, to compare. */
  readonly scheme: Scheme;
  /** Largest step; each stretch between breakpoints is cut into equal steps of at most this length. */
  readonly dt: number;
  /** "closed": Q = W - dU at the end. "stepwise": Q from force and displacement at each step, never from W - dU. */
  readonly heat: "closed" | "stepwise";
  /** "float32": unit normals of float32 resolution. "reference": full f64, about three times slower. */
  readonly noise: "float32" | "reference";
  /** "measure": every 16th block is run again at dt/2 on the same Brownian path, which gives the time-step bias. */
  readonly bias: "none" | "measure";
}

/** Piecewise linear driving of named fields. A ramp holds its end values outside its points. */
export interface Schedule {
  readonly duration: number;
  readonly ramps: Readonly<Record<string, readonly RampPoint[]>>;
}

/** A reading of a yes-no question that is wrong with probability `error`. */
export interface BinaryChannel {
  readonly kind: "binary";
  readonly error: number;
}

/** At time `at` the question `of` ("x > c" or "x < c") is asked of the true state and answered through the channel. */
export interface Measurement {
  readonly at: number;
  readonly of: string;
  readonly channel: BinaryChannel;
}

/** One schedule for each answer, followed from the measurement on. */
export interface Branch {
  readonly kind: "branch";
  readonly measurement: Measurement;
  readonly branches: { readonly false: Schedule; readonly true: Schedule };
}

export interface Ensemble {
  readonly trajectories: number;
  /** 0 … 2^53 - 1; the bytes of the result are a function of it. */
  readonly seed: number;
  /** Index in a sweep: enters the key of the noise, so that points are independent. */
  readonly point: number;
  /** "reverse" in what `reverse()` made: enters the key of the noise, so that both directions are independent. */
  readonly direction?: "reverse" | undefined;
}

export interface Recording {
  /** Columns to return per trajectory: names of the ledger or formulas of them. */
  readonly keep: readonly string[];
}

export interface Experiment {
  readonly system: Overdamped;
  readonly method: Method;
  readonly control?: Schedule | undefined;
  readonly feedback?: Branch | undefined;
  readonly record: Recording;
  readonly ensemble: Ensemble;
}
