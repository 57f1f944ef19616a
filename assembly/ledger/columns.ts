// The ledger as the kernel knows it; what is a function of these alone is derived by the host (src/plan/ledger.ts).
export const X_START: i32 = 0;
export const X_END: i32 = 1;
export const WORK_DONE: i32 = 2;
export const ENERGY_START: i32 = 3;
export const ENERGY_END: i32 = 4;
/** Heat to the bath booked step by step, or 0 where the host closes it from the boundary. */
export const HEAT_STEPWISE: i32 = 5;
/** Index of the measurement's outcome, or 0. */
export const OUTCOME: i32 = 6;
/** ln p(y|x) of the measurement, or 0. */
export const LOG_LIKELIHOOD: i32 = 7;
/** Stratonovich work of non-conservative forces, or 0. */
export const FORCE_WORK_DONE: i32 = 8;
export const COLUMNS: i32 = 9;
