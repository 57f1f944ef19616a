// The holes that formulas of a network fill (src/formula/fillJump.ts): asc leaves these as calls to imports, the host replaces
// each call by instructions before the module is compiled.
//
//   code        which of the formulas: JumpPlan.rateCode or bookCode of the channel
//   at          the slot (jump/slot.ts); what moves has been set to the time of the call
//   constants   address of the channel's coefficients, or of those of what is recorded
//   before      address of the attributes of the state before, `after` of the state after

/** The rate of a channel. */
export declare function rate(code: i32, at: usize, constants: usize): f64;
/** Adds what a jump books to the slot's sums since the last fill. */
export declare function book(code: i32, at: usize, constants: usize): void;
/** Gathers what is recorded where the ledger begins, after a jump, and at the end of a window; not 0 stops the trajectory. */
export declare function opened(at: usize, constants: usize, before: usize, after: usize): i32;
export declare function observe(at: usize, constants: usize, before: usize, after: usize): i32;
export declare function passed(at: usize, constants: usize, before: usize, after: usize): i32;
/** What is remembered, after a measurement; and behind it ln p(y|past). */
export declare function learn(at: usize, constants: usize): void;
