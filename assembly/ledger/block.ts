// The state of eight trajectories, lanes 0…7, each quantity four v128. VARIABLES is 1 to 4, INERTIA 0 or 1, given to asc.
//
//   x         per variable
//   v         per variable, with inertia: times the glide of the segment (control/units.ts)
//   work
//   heat      per variable: to its bath
//   forceWork
//   entropy   of the baths, where a temperature is driven
//   carried   per variable: heat since the last fill, times h/friction; times 2 glide^2/mass with inertia
//   pushed    per variable: work of non-conservative forces since the last fill, in the same units
//   cooled    per variable: carried/kT
//   last      per variable: the normal before the next one, of schemes that take two; with inertia the velocity before the step
//   row       8 x u32    address of each lane's next row
//   stride    8 x u32    bytes to the lane's next row (0: the row is held)
//   started   per variable, and with inertia per velocity: what it was at the start
//   halted    masks of the lanes that the last step stopped
//   accumulators         what recorded functions have gathered so far, up to MOST_ACCUMULATORS
//   control              of measurement and feedback: the reading, outcome, ln p(y|r), information, how many measurements, whether all
//                        outcomes were the expected ones, the controller's state, time since the action, since the measurement before
//   own                  what the host lays out: memory, fields that a policy writes, coefficients that depend on them

export const LANES: i32 = 8;
/** Variables and velocities. */
export const STATES: usize = VARIABLES * (1 + INERTIA);
/** Bytes of a quantity of eight lanes. */
export const PER_VARIABLE: usize = 64;
/** Bytes of a quantity of all variables. */
const ALL: usize = 64 * VARIABLES;
export const X: usize = 0;
export const V: usize = X + ALL;
export const WORK: usize = V + ALL * INERTIA;
export const HEAT: usize = WORK + 64;
export const FORCE_WORK: usize = HEAT + ALL;
export const ENTROPY: usize = FORCE_WORK + 64;
export const CARRIED: usize = ENTROPY + 64;
export const PUSHED: usize = CARRIED + ALL;
export const COOLED: usize = PUSHED + ALL;
export const LAST: usize = COOLED + ALL;
export const ROW: usize = LAST + ALL;
export const STRIDE: usize = ROW + 32;
export const STARTED: usize = STRIDE + 32;
export const HALTED: usize = STARTED + ALL * (1 + INERTIA);
export const ACCUMULATORS: usize = HALTED + 64;
export const MOST_ACCUMULATORS: i32 = 32;
export const CONTROL: usize = ACCUMULATORS + 64 * 32;
export const READING: usize = CONTROL;
export const OUTCOME: usize = CONTROL + 64;
export const LOG_LIKELIHOOD: usize = CONTROL + 2 * 64;
export const INFORMATION: usize = CONTROL + 3 * 64;
export const MEASUREMENTS: usize = CONTROL + 4 * 64;
export const REPEATED: usize = CONTROL + 5 * 64;
export const STATE: usize = CONTROL + 6 * 64;
export const AGE: usize = CONTROL + 7 * 64;
export const ELAPSED: usize = CONTROL + 8 * 64;
/** Sum of the readings during an exposure. */
export const EXPOSED: usize = CONTROL + 9 * 64;
/** ln p(y|r) of the last measurement. */
export const LAST_LOG: usize = CONTROL + 10 * 64;
export const OWN: usize = CONTROL + 11 * 64;
export const MOST_OWN: i32 = 192;
export const BLOCK_BYTES: usize = OWN + 64 * 192;
/** Places and velocities, from X on. */
export const STATE_BYTES: usize = WORK - X;
/** What a trajectory has at its end, and what a snapshot copies: everything before. */
export const LEDGER_BYTES: usize = CARRIED;
/** What a ledger begins with at 0. */
export const BOOKS: usize = WORK;
export const BOOKS_BYTES: usize = CARRIED - WORK;
/** What `advance` empties before it books. */
export const BOOKED: usize = CARRIED;
export const BOOKED_BYTES: usize = 3 * ALL;
