// The ledger as the kernel knows it; what is a function of these alone is derived by the host (src/plan/ledger.ts).
import { LEDGER_BYTES, PER_VARIABLE } from "./block";

export const WORK_DONE: i32 = 0;
export const ENERGY_START: i32 = 1;
export const ENERGY_END: i32 = 2;
/** Stratonovich work of non-conservative forces, or 0. */
export const FORCE_WORK_DONE: i32 = 3;
/** Entropy of the baths, each move's heat over its temperature, where a temperature is driven, or 0. */
export const BATH_ENTROPY: i32 = 4;
/** Steps after which the trajectory stopped, or -1. */
export const STOPPED_AFTER: i32 = 5;
/** Heat to the bath of each variable, booked step by step (or 0). */
export const HEATS: i32 = 6;
/** Places, and with inertia velocities after them, at the start and at the end. */
export const STARTS: i32 = HEATS + VARIABLES;
export const ENDS: i32 = STARTS + VARIABLES * (1 + INERTIA);
export const COLUMNS: i32 = ENDS + VARIABLES * (1 + INERTIA);

// From COLUMNS on the accumulators of what is recorded, then what the job names of the block: what was measured, remembered, done.
// After them, for each snapshot, the quantities of the block's state in its order, the energy, and the accumulators; each with
// a row per round and trajectory: [snapshot][quantity][round][trajectory]. The energy is followed by accumulators and named quantities.
export const SNAPSHOT_ENERGY: i32 = <i32>(LEDGER_BYTES / PER_VARIABLE);
export const SNAPSHOT_QUANTITIES: i32 = SNAPSHOT_ENERGY + 1;
