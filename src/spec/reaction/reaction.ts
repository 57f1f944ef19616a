// What an experiment on chemical reactions is: species with counts, reactions with rates, a volume. A plain object that JSON can hold.
// Formulas of rates may mention the fields and `t`, the time within the schedule; those of propensities also species.
import type { NetworkRecording } from "../network/network.js";
import type { Cycles, Ensemble, Schedule, Table, Temperature } from "../terms.js";

/** A count; or its law, of each species independently: Poisson's by the mean, n trials that come true with p each. */
export type StartCount =
  | number
  | { readonly poisson: number }
  | { readonly binomial: readonly [n: number, p: number] };

/** A count at the start; or held by a chemostat. */
export type Species =
  | number
  | { readonly start: StartCount }
  | {
      /** Count that nothing changes, a number or a formula of the fields; it enters propensities by its powers. */
      readonly fixed: Temperature;
      /** Chemical potential, an energy per particle. */
      readonly mu?: Temperature | undefined;
    };

/**
 * `equation` as in "2 A + B -> C", "X <-> Y", "0 -> X"; or `from` and `to` as coefficients by species. With m_i particles of species i on its
 * left side, m of them together, in the volume V:
 *   rate k           a = k V prod_i n_i (n_i - 1) … (n_i - m_i + 1)/V^m_i    where `constants` is "rate"
 *   rate c           a = c prod_i n_i!/(m_i! (n_i - m_i)!)                   where it is "stochastic"
 *   forward, backward  the same both ways
 *   propensity       a by a formula; both ways: two of them
 */
export interface Reaction {
  readonly equation?: string | undefined;
  readonly from?: Readonly<Record<string, number>> | undefined;
  readonly to?: Readonly<Record<string, number>> | undefined;
  readonly name?: string | undefined;
  readonly rate?: Temperature | undefined;
  readonly forward?: Temperature | undefined;
  readonly backward?: Temperature | undefined;
  readonly propensity?: Temperature | readonly [forward: Temperature, backward: Temperature] | undefined;
  /** What an event adds to counters: forward v and backward -v, or both. */
  readonly counts?:
    | Readonly<Record<string, number | readonly [forward: number, backward: number]>>
    | undefined;
}

/** Counts that are set, by species, at a time of the schedule, or whenever a condition on counts becomes true. */
export interface ReactionEvent {
  readonly at?: number | undefined;
  readonly when?: string | undefined;
  /** Numbers, or formulas of the counts before. */
  readonly set: Readonly<Record<string, Temperature>>;
}

/** The counts, or laws of them, that species say; rows with weights; or, in the fields at t = 0-, what the long run makes of the counts. */
export type ReactionStart =
  | { readonly kind: "point" }
  /** Rows of counts by species, in proportion to weights; species that a row does not name start as they say. */
  | {
      readonly kind: "table";
      readonly rows: readonly Readonly<Record<string, number>>[];
      readonly weights: readonly number[];
    }
  /** The steady state of what can be reached from the counts, solved; with `burnIn` what is left of them after that time. */
  | { readonly kind: "steady"; readonly burnIn?: number | undefined }
  /** The same where every reaction is balanced by its way back. */
  | { readonly kind: "equilibrium" };

export interface Reactions {
  readonly dynamics: "reactions";
  readonly species: Readonly<Record<string, Species>>;
  readonly reactions: readonly Reaction[];
  /** 1 unless given. */
  readonly volume: Temperature;
  /** What rates of mass action are: macroscopic rate constants, or Gillespie's probabilities of a combination. */
  readonly constants: "rate" | "stochastic";
  readonly kT: Temperature;
  readonly fields: Readonly<Record<string, number>>;
  readonly tables?: Readonly<Record<string, Table>> | undefined;
  readonly start: ReactionStart;
  readonly events?: readonly ReactionEvent[] | undefined;
}

/** Exact: the direct method or the one of the next reaction, by the number of reactions unless `by` says which. */
export interface Gillespie {
  readonly scheme: "gillespie";
  readonly by?: "direct" | "nextReaction" | undefined;
}

/**
 * Approximate, with a bias of order dt: all propensities are held over leaps of at most dt, in which reaction c fires F_c times,
 *   poisson    F_c ~ Poisson(a_c h); where counts would fall below 0 firings are taken back (column takenBack)
 *   binomial   F_c ~ Binomial(L_c, min(1, a_c h/L_c)), L_c what reactions before it in the list leave of what it uses up
 * D. T. Gillespie, J. Chem. Phys. 115, 1716 (2001); T. Tian, K. Burrage, J. Chem. Phys. 121, 10356 (2004).
 */
export interface TauLeap {
  readonly scheme: "tauLeap";
  readonly dt: number;
  readonly firings: "poisson" | "binomial";
}

export type ReactionMethod = Gillespie | TauLeap;

/** Laws between which the system's entropy changes. */
export type ReactionLawName = "equilibrium" | "steady" | "solved";

/** As of networks, but for what needs a finite number of states. */
export type ReactionRecording = Pick<NetworkRecording, "keep" | "columns" | "grid" | "paths"> & {
  readonly waiting?: undefined;
  /** Books the columns systemEntropy and entropyProduction: ln p_0 at the start, ln p_t at the end. `true` is "solved", the true laws. */
  readonly systemEntropy?:
    | true
    | ReactionLawName
    | { readonly start: ReactionLawName; readonly end: ReactionLawName }
    | undefined;
  readonly housekeeping?: undefined;
};

export interface ReactionExperiment {
  readonly system: Reactions;
  readonly method: ReactionMethod;
  readonly control: Schedule;
  readonly cycles?: Cycles | undefined;
  readonly record: ReactionRecording;
  /** A trajectory ends when this condition first holds, at the time of the event that makes it so. */
  readonly stop?: string | undefined;
  readonly ensemble: Ensemble;
  /** Of Langevin motion alone. */
  readonly feedback?: undefined;
  readonly units?: undefined;
}
