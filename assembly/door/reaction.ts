// The holes that a reaction network fills (src/formula/fillReaction.ts): asc leaves these as calls to imports, the host replaces each call
// by instructions before the module is compiled. Two lanes of a vector are two trajectories of a pair, or of the sparse loop one and the
// same.
//
//   at          the pair (reaction/pair.ts)
//   constants   address of what formulas do not change
//   e, u        an exponential and a number in [0, 1) for each lane

/** Takes both lanes one event, or to the end of their windows; not 0 where a lane wants more than that. */
export declare function step(at: usize, constants: usize, e: v128, u: v128): i32;
/** Sets what is recorded where the ledger of the chosen lanes begins; not 0 where a condition stops one at once. */
export declare function opened(at: usize, constants: usize): i32;
/** Sets counts of the chosen lanes by one of the assignments, and what is recorded with them. */
export declare function assign(code: i32, at: usize, constants: usize): void;
/** Leaves propensities, and gains that are no numbers, in the pair where a leap begins. */
export declare function weigh(at: usize, constants: usize): void;

// Of the loop of the next reaction, which goes from candidate to candidate of one lane:

/** What time adds to what is recorded: `e` of it, with the counts as they are. */
export declare function pass(at: usize, constants: usize, e: v128): void;
/** What the event to come adds, by formulas of the counts before it. */
export declare function gain(code: i32, at: usize, constants: usize): void;
/** What is recorded of the counts after an event; not 0 where the chosen lane stops, or a condition of an assignment became true. */
export declare function see(at: usize, constants: usize): i32;
/** One of the formulas of propensities and their bounds. */
export declare function propensity(code: i32, at: usize, constants: usize): v128;
