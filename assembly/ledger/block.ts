// The state of eight trajectories, lanes 0…7, each quantity four v128. VARIABLES is 1 to 4, given to asc.
//
//   x         per variable
//   work
//   heat      per variable: to its bath
//   forceWork
//   carried   per variable: heat since the last fill, times h/friction
//   pushed    per variable: work of non-conservative forces since the last fill, times h/friction
//   row       8 x u32    address of each lane's next row
//   stride    8 x u32    bytes to the lane's next row (0: the row is held)
//   started   per variable: place at the start
//   halted    masks of the lanes that the last step stopped
//   accumulators         what recorded functions have gathered so far, up to MOST_ACCUMULATORS

export const LANES: i32 = 8;
/** Bytes of a quantity of eight lanes. */
export const PER_VARIABLE: usize = 64;
export const X: usize = 0;
export const WORK: usize = X + 64 * VARIABLES;
export const HEAT: usize = WORK + 64;
export const FORCE_WORK: usize = HEAT + 64 * VARIABLES;
export const CARRIED: usize = FORCE_WORK + 64;
export const PUSHED: usize = CARRIED + 64 * VARIABLES;
export const ROW: usize = PUSHED + 64 * VARIABLES;
export const STRIDE: usize = ROW + 32;
export const STARTED: usize = STRIDE + 32;
export const HALTED: usize = STARTED + 64 * VARIABLES;
export const ACCUMULATORS: usize = HALTED + 64;
export const MOST_ACCUMULATORS: i32 = 32;
export const BLOCK_BYTES: usize = ACCUMULATORS + 64 * 32;
/** What a trajectory has at its end: everything before. */
export const STATE_BYTES: usize = CARRIED;
/** What `advance` empties before it books. */
export const BOOKED: usize = CARRIED;
export const BOOKED_BYTES: usize = 128 * VARIABLES;
