// The holes that a formula fills. asc leaves these as calls to imports; the host replaces each call by the instructions of
// the formula before the module is compiled (src/formula/fill.ts), so no call remains in the loop.
//
//   x           two trajectories' positions
//   constants   address of the segment's coefficients, shared by all lanes
//   low, high   addresses of the rows of the two lanes (the fill reads only `low` where all lanes share their rows)

/** Reads the step's coefficients once for all lanes, where they share them; nothing where each lane has its own row. */
export declare function coefficients(constants: usize, low: usize): void;
/** What a step adds whatever x is: sqrt(2 kT h / friction) times the unit normal, and the part of the force that is free of x. */
export declare function kick(normal: v128, constants: usize, low: usize, high: usize): v128;
/** x + kick + the rest of force h / friction. */
export declare function moved(x: v128, kick: v128, constants: usize, low: usize, high: usize): v128;
/** base + force h / friction: what is known early is added first, so that only the formula's own latency remains. */
export declare function drift(x: v128, base: v128, constants: usize, low: usize, high: usize): v128;
/** base + the non-conservative part of the force, h / friction; base alone where there is none. */
export declare function push(x: v128, base: v128, constants: usize, low: usize, high: usize): v128;
/** Where a step that left the walls comes back to; x itself where there are none. */
export declare function reflect(x: v128, constants: usize, low: usize, high: usize): v128;
/** U(x; this row) - U(x; the row before), both at the same x. */
export declare function work(x: v128, constants: usize, low: usize, high: usize): v128;
/** U(x) in the fields of an energy row; once at each end of a trajectory. */
export declare function energy(x: v128, constants: usize, low: usize, high: usize): v128;
