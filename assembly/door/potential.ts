// The holes that a formula fills. asc leaves these as calls to imports; the host replaces each call by the instructions of
// the formula before the module is compiled (src/formula/fill.ts), so no call remains in the loop.
//
//   x, y, z, u  two trajectories' variables; a template with fewer passes the first in place of those it lacks
//   constants   address of the segment's coefficients, shared by all lanes
//   low, high   addresses of the rows of the two lanes (the fill reads only `low` where all lanes share their rows)
//
//   at          the pair's part of the block (ledger/block.ts)
//
// A door with a number is of that variable.

/** Reads the step's coefficients once for all lanes, where they share them; nothing where each lane has its own row. */
export declare function coefficients(constants: usize, low: usize, high: usize): void;

/** What is measured. */
export declare function read(
  at: usize,
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;

/** Remembers: the memory after an outcome takes its place in the block; returns ln p(outcome | what was remembered). */
export declare function learn(at: usize, constants: usize, low: usize, high: usize): v128;

/** A mask of the lanes that end after a measurement. */
export declare function ended(at: usize, constants: usize, low: usize, high: usize): v128;

/** Writes the fields that a policy writes. */
export declare function act(at: usize, constants: usize, low: usize, high: usize): v128;

/** Evaluates the coefficients that depend on them. */
export declare function steer(at: usize, constants: usize, low: usize, high: usize): v128;

/** The same once the work of a write is booked: nothing changes any more. */
export declare function settle(at: usize, constants: usize, low: usize, high: usize): v128;

/** Those of the energy. */
export declare function weigh(at: usize, constants: usize, low: usize, high: usize): v128;

// With inertia "moved" is a step along the velocity given as its base, "drift" and "push" change a velocity by force h / mass
// (or half of it, as the scheme has it), and "kick" is the bath's own part of a velocity.

/**
 * What a step adds wherever it is: sqrt(2 kT h / friction) times the unit normal, and the force that is free of place. Only
 * exactLinear sees the normals of all variables, the others pass their own one four times.
 */
export declare function kick0(
  nx: v128,
  ny: v128,
  nz: v128,
  nu: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function kick1(
  nx: v128,
  ny: v128,
  nz: v128,
  nu: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function kick2(
  nx: v128,
  ny: v128,
  nz: v128,
  nu: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function kick3(
  nx: v128,
  ny: v128,
  nz: v128,
  nu: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;

/** The variable + kick + the rest of force h / friction. */
export declare function moved0(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  kick: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function moved1(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  kick: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function moved2(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  kick: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function moved3(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  kick: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;

/** base + force h / friction. */
export declare function drift0(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  base: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function drift1(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  base: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function drift2(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  base: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function drift3(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  base: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;

/** base + the non-conservative part of the force, h / friction; base alone where there is none. */
export declare function push0(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  base: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function push1(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  base: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function push2(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  base: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
export declare function push3(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  base: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;

/** base/kT. */
export declare function cool0(base: v128, constants: usize, low: usize, high: usize): v128;
export declare function cool1(base: v128, constants: usize, low: usize, high: usize): v128;
export declare function cool2(base: v128, constants: usize, low: usize, high: usize): v128;
export declare function cool3(base: v128, constants: usize, low: usize, high: usize): v128;

/** What is left of a velocity after friction alone has acted. */
export declare function damp0(velocity: v128, constants: usize, low: usize, high: usize): v128;
export declare function damp1(velocity: v128, constants: usize, low: usize, high: usize): v128;
export declare function damp2(velocity: v128, constants: usize, low: usize, high: usize): v128;
export declare function damp3(velocity: v128, constants: usize, low: usize, high: usize): v128;

/** Where a step of the first variable that left the walls comes back to, or stays; `to` itself where there are none. */
export declare function bound(from: v128, to: v128, constants: usize, low: usize, high: usize): v128;
/** Places of the walls where a step begins and where it ends. */
export declare function lowWall(constants: usize, low: usize, high: usize): v128;
export declare function lowWallAfter(constants: usize, low: usize, high: usize): v128;
export declare function highWall(constants: usize, low: usize, high: usize): v128;
export declare function highWallAfter(constants: usize, low: usize, high: usize): v128;
/** 4 kT h/friction; and friction/h. */
export declare function bridge(constants: usize, low: usize, high: usize): v128;
export declare function pressure(constants: usize, low: usize, high: usize): v128;
/** U(this row) - U(the row before), both at the same place. */
export declare function work(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
/** U in the fields of the step's row over kT, for schemes that accept or refuse a step. */
export declare function height(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
/** U in the fields of an energy row; once at each end of a trajectory. */
export declare function energy(
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;

/**
 * Gathers what is recorded: the variables before and after a move, in the fields of its row. Leaves a mask of the lanes that
 * the step stops, the first time that their condition holds.
 */
export declare function observe(
  at: usize,
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  nx: v128,
  ny: v128,
  nz: v128,
  nu: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
/** The same at t = 0, before the first step and in its fields: extrema begin there, and a condition may hold at once. */
export declare function opened(
  at: usize,
  x: v128,
  y: v128,
  z: v128,
  u: v128,
  constants: usize,
  low: usize,
  high: usize,
): v128;
