// What an experiment on a network of jumps is: finitely many states, edges with rates, baths. A plain object that JSON can hold.
// Formulas may mention the fields, attributes and coordinates of states, and `t`, the time within the schedule.
import type { Feedback } from "../feedback/feedback.js";
import type { Cycles, Ensemble, InformationFlow, Schedule, Table, Temperature } from "../terms.js";

/** Where an edge takes its heat from, and its particles. */
export interface Reservoir {
  readonly kT: Temperature;
  /** Chemical potential, an energy per particle; 0 unless given. */
  readonly mu?: Temperature | undefined;
}

/** A state's energy: a number or a formula of the fields; or with particles and further attributes, which are numbers. */
export type State =
  | Temperature
  | {
      readonly energy: Temperature;
      readonly particles?: number | undefined;
      readonly [attribute: string]: Temperature | undefined;
    };

/** Whole-numbered coordinates, each from low to high; a state for every point inside. */
export interface Lattice {
  readonly coordinates: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** Formulas of the coordinates and fields. */
  readonly energy: Temperature;
  readonly particles?: Temperature | undefined;
  /** A condition on the coordinates; all points unless given. */
  readonly inside?: string | undefined;
}

/**
 * Two channels, forward from i to j and backward, through one bath. With A = (E_i - E_j + mu (N_j - N_i) + drive)/kT, which is
 * ln(k+/k-) and the entropy that a forward jump brings to the bath, exactly one law:
 *   rate k                k+ = k                         k- = k e^-A
 *   prefactor k, split s  k+ = k e^(s A)                 k- = k e^(-(1-s) A)
 *   barrier B, prefactor  k+ = k e^((E_i - B)/kT + s X)  k- = k e^((E_j - B)/kT - (1-s) X),  X = (drive + mu dN)/kT
 *   fermi G               k+ = G/(1 + e^-A)              k- = G/(1 + e^A)
 *   bose g                k+ = g/|1 - e^-A|              k- = g/|1 - e^A|
 *   ohmic r               k+ = (kT/r) A/(1 - e^-A)       k- = (kT/r) A/(e^A - 1)
 *   forward, backward     both given, A = ln(k+/k-), the drive is what follows; backward 0 is a one-way edge
 */
export interface Edge {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** On a lattice: to the point that lies so far away, from every point where `where` holds. */
  readonly step?: Readonly<Record<string, number>> | undefined;
  readonly where?: string | undefined;
  /** The only bath unless given. */
  readonly bath?: string | undefined;
  readonly name?: string | undefined;
  /** What a jump adds to counters: forward v and backward -v, or both. */
  readonly counts?:
    | Readonly<Record<string, number | readonly [forward: number, backward: number]>>
    | undefined;
  /** Work of a non-conservative force on a forward jump. */
  readonly drive?: Temperature | undefined;
  readonly rate?: Temperature | undefined;
  readonly prefactor?: Temperature | undefined;
  readonly split?: number | undefined;
  readonly barrier?: Temperature | undefined;
  readonly fermi?: Temperature | undefined;
  readonly bose?: Temperature | undefined;
  readonly ohmic?: Temperature | undefined;
  readonly forward?: Temperature | undefined;
  readonly backward?: Temperature | undefined;
}

/** A state by name, or on a lattice by its coordinates. */
export type Place = string | Readonly<Record<string, number>>;

export type NetworkLaw =
  | { readonly kind: "point"; readonly at: Place }
  /** By state; those that are not named have none. They sum to 1. */
  | { readonly kind: "probabilities"; readonly of: Readonly<Record<string, number>> }
  /** On a lattice: in proportion to a formula of the coordinates and fields. */
  | { readonly kind: "law"; readonly weight: string }
  /** e^(-(E - mu N)/kT) in the fields at t = 0-; of networks with detailed balance. */
  | { readonly kind: "equilibrium" };

/** The steady state in the fields at t = 0-, solved; or what is left of `from` after a time `burnIn`. */
export type NetworkStart =
  | NetworkLaw
  | { readonly kind: "steady"; readonly burnIn?: number | undefined; readonly from?: NetworkLaw | undefined };

export interface Network {
  readonly dynamics: "network";
  /** Of the only bath, called "bath"; or `baths`. */
  readonly kT?: Temperature | undefined;
  readonly baths?: Readonly<Record<string, Reservoir>> | undefined;
  /** Named numbers that a schedule may drive. */
  readonly fields: Readonly<Record<string, number>>;
  /** Functions that formulas may call. */
  readonly tables?: Readonly<Record<string, Table>> | undefined;
  /** States by name, or a `lattice` of them. */
  readonly states?: Readonly<Record<string, State>> | undefined;
  readonly lattice?: Lattice | undefined;
  readonly edges: readonly Edge[];
  readonly start: NetworkStart;
}

/** "gillespie": exact in continuous time, under driving too. "chain": a step takes the time 1 and rates are its probabilities. */
export interface NetworkMethod {
  readonly scheme: "gillespie" | "chain";
}

/** Densities between which the system's entropy changes. */
export type NetworkLawName =
  | "equilibrium"
  | "steady"
  | "solved"
  | { readonly probabilities: Readonly<Record<string, number>> };

export interface NetworkRecording {
  /** Columns to return per trajectory: names of the ledger or formulas of them. */
  readonly keep: readonly string[];
  /** Further columns by name: formulas that may call integral, max, min, count, firstTime, change, final, at and leg. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  readonly grid?:
    | {
        readonly times: readonly number[] | { readonly every: number };
        readonly of: readonly string[];
        readonly histograms: Readonly<Record<string, readonly [low: number, high: number, bins: number]>>;
      }
    | undefined;
  readonly paths?: { readonly trajectories: readonly number[] } | undefined;
  /** Every time between jumps through visible edges (by name) in some trajectories, with what came before and after. */
  readonly waiting?:
    | { readonly edges: readonly string[]; readonly trajectories: readonly number[] }
    | undefined;
  /** Books the columns systemEntropy and entropyProduction: ln b0 at the start, ln b1 at the end. */
  readonly systemEntropy?:
    | NetworkLawName
    | { readonly start: NetworkLawName; readonly end: NetworkLawName }
    | undefined;
  /** Books the columns housekeepingHeat, housekeepingEntropy, excessHeat and excessEntropy. */
  readonly housekeeping?: boolean | undefined;
  /** Two attributes or coordinates of which no jump changes both: books what jumps of each make of their mutual information. */
  readonly informationFlow?: InformationFlow | undefined;
}

export interface NetworkExperiment {
  readonly system: Network;
  readonly method: NetworkMethod;
  /** What precedes a branch at t = 0 has the duration 0, and is filled in. */
  readonly control: Schedule;
  readonly cycles?: Cycles | undefined;
  readonly record: NetworkRecording;
  /** A trajectory ends when this condition first holds, at the time of the jump that makes it so. */
  readonly stop?: string | undefined;
  readonly ensemble: Ensemble;
  readonly feedback?: Feedback | undefined;
  /** Of Langevin motion alone. */
  readonly units?: undefined;
}

/** What recording asks of an experiment of jumps, whatever its laws. */
export interface Followed {
  readonly record: Omit<NetworkRecording, "systemEntropy">;
  readonly stop?: string | undefined;
  readonly cycles?: Cycles | undefined;
}
