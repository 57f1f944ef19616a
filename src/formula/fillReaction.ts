// Fills the doors of the template of reactions: a whole step of a pair, and the beginning of its ledger.
//
// Codes read, beside operations and functions:
//   block      offset of `ReactionLayout`: one vector of the pair, each lane its own number
//   load       constants[i]
//   variable   0: the exponential, 1: the number in [0, 1)
//   table      number of a spline
// Rows do not occur. Conditions are masks.
import { joined, leb, lengthOf, type Part } from "./bytes.js";
import type { Code } from "./code.js";
import { Emission, emit, type Frame, type Store, sharedParts } from "./emit.js";
import { survey, type TemplateFunction } from "./survey.js";

export interface ReactionDoors {
  /** The mask of the lanes that live, and what a step leaves in the pair where both do, and where one does not. */
  readonly step: { readonly live: Code; readonly both: Way; readonly other: Pick<Way, "stores"> };
  /** The same where the ledger begins, for lanes that are chosen by a mask in the pair; the mask of lanes that stop, or null. */
  readonly opened: { readonly stores: readonly Store[]; readonly stops: Code | null };
  /** By code: what an assignment leaves, for chosen lanes. */
  readonly assign: readonly (readonly Store[])[];
  /** What a leap finds where it begins; nothing where events come one by one. */
  readonly weigh?: readonly Store[];
  readonly race: RaceDoors;
}

/** Of the loop of the next reaction. */
export interface RaceDoors {
  /** What time leaves that passes. */
  readonly pass: readonly Store[];
  /** By code: what a coming event leaves. */
  readonly gain: readonly (readonly Store[])[];
  /** What is recorded after an event; the mask of chosen lanes that want more than that, or null. */
  readonly see: { readonly stores: readonly Store[]; readonly wanted: Code | null };
  /** By code. */
  readonly propensity: readonly Code[];
}

export const NO_RACE: RaceDoors = { pass: [], gain: [], see: { stores: [], wanted: null }, propensity: [] };

/** What a step leaves in the pair, and the mask of the lanes that want no more than that; null: all. */
export interface Way {
  readonly stores: readonly Store[];
  readonly calm: Code | null;
}

const [I32, V128] = [0x7f, 0x7b];
const [GET, SET] = [0x20, 0x21];
const EMPTY = 0x40;
const DROP = 0x1a;
const [BLOCK, BRANCH, BRANCH_TABLE] = [0x02, 0x0c, 0x0e];
const ZERO_V128 = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const CODE_SECTION = 10;
const BITS = [0xfd, 0xc4, 0x01]; // i64x2.bitmask
const [THREE, EQUAL, UNEQUAL] = [[0x41, 3], 0x46, 0x47];
const ANY_TRUE = [0xfd, 0x53];
const [ZERO_I32, ONE_I32] = [
  [0x41, 0],
  [0x41, 1],
];
const [IF, ELSE, END] = [0x04, 0x05, 0x0b];

/** Locals behind those of the function: three i32, then e, u and the shared parts. */
const [AT, CONSTANTS, CODE, E, U, TEMPS] = [0, 1, 2, 3, 4, 5];

/** The template's bytes with its doors filled. */
export function fillReaction(template: Uint8Array, doors: ReactionDoors): Uint8Array<ArrayBuffer> {
  const { before, after, functions, functionIndex } = survey(template);
  const filled = functions.map((fn) =>
    fn.calls.length === 0 ? [fn.body] : fillFunction(fn, doors, functionIndex),
  );
  const code = [leb(functions.length), ...filled.flatMap((parts) => [leb(lengthOf(parts)), ...parts])];
  return joined([before, [CODE_SECTION, ...leb(lengthOf(code))], ...code, after]);
}

function fillFunction(
  { body, groups, calls, instructions, locals }: TemplateFunction,
  { step, opened, assign, weigh = [], race }: ReactionDoors,
  functionIndex: (name: string) => number,
): Part[] {
  const frame: Frame = {
    variables: locals + E,
    at: locals + AT,
    base: locals,
    constants: locals + CONSTANTS,
    low: locals + CONSTANTS,
    high: locals + CONSTANTS,
    temps: locals + TEMPS,
    rows: "shared",
    held: new Map(),
    functionIndex,
  };
  let temps = 0;
  const given = (...names: number[]): number[] =>
    [...names].reverse().flatMap((name) => [SET, ...leb(locals + name)]);
  const emitted = (code: Code, stores: readonly Store[]): number[] => {
    temps = Math.max(temps, sharedParts(...stores.map((store) => store.code), code).length);
    return emit(code, frame, stores);
  };
  // that both live is foreseen, so that nothing waits for it
  const stepped = (): number[] => {
    const { live, both, other } = step;
    const codes = [...both.stores, ...other.stores].map((store) => store.code);
    const parts = sharedParts(...codes, live, ...(both.calm === null ? [] : [both.calm]));
    temps = Math.max(temps, parts.length);
    const emission = new Emission(frame, parts);
    const { out } = emission;
    emission.visit(live);
    out.push(...BITS, ...THREE, EQUAL, IF, I32);
    emission.apart(() => {
      emission.store(both.stores);
      if (both.calm === null) out.push(...ZERO_I32);
      else {
        emission.visit(both.calm);
        out.push(...BITS, ...THREE, UNEQUAL);
      }
    });
    out.push(ELSE);
    emission.apart(() => emission.store(other.stores));
    out.push(...ONE_I32, END);
    return out;
  };
  /** Stores alone: the last of their codes is what there has to be a value of. */
  const stored = (stores: readonly Store[]): number[] => {
    const [last] = stores.slice(-1);
    return last === undefined ? [] : [...emitted(last.code, stores), DROP];
  };
  /** A mask, and whether any lane is in it. */
  const asked = (mask: Code | null, stores: readonly Store[]): number[] =>
    mask === null ? [...stored(stores), ...ZERO_I32] : [...emitted(mask, stores), ...ANY_TRUE];
  /** One of several ways by CODE, each a block that ends before the next begins. */
  const switched = (ways: readonly number[][], type: number, none: readonly number[]): number[] => {
    if (ways.length === 0) return [...none];
    const opening = ways.flatMap(() => [BLOCK, EMPTY]);
    const targets = ways.slice(1).flatMap((_, i) => leb(i));
    const table = [BRANCH_TABLE, ...leb(ways.length - 1), ...targets, ...leb(ways.length - 1)];
    const bodies = ways.flatMap((way, i) => [END, ...way, BRANCH, ...leb(ways.length - 1 - i)]);
    return [BLOCK, type, ...opening, GET, ...leb(locals + CODE), ...table, ...bodies, END];
  };
  const inside = (door: string): number[] => {
    switch (door) {
      case "step":
        return [...given(AT, CONSTANTS, E, U), ...stepped()];
      case "assign":
        return [...given(CODE, AT, CONSTANTS), ...switched(assign.map(stored), EMPTY, [])];
      case "weigh":
        return [...given(AT, CONSTANTS), ...stored(weigh)];
      case "pass":
        return [...given(AT, CONSTANTS, E), ...stored(race.pass)];
      case "gain":
        return [...given(CODE, AT, CONSTANTS), ...switched(race.gain.map(stored), EMPTY, [])];
      case "see":
        return [...given(AT, CONSTANTS), ...asked(race.see.wanted, race.see.stores)];
      case "propensity": {
        const values = race.propensity.map((code) => emitted(code, []));
        return [...given(CODE, AT, CONSTANTS), ...switched(values, V128, ZERO_V128)];
      }
      default:
        return [...given(AT, CONSTANTS), ...asked(opened.stops, opened.stores)];
    }
  };
  const filled = calls.map(({ door }) => inside(door));
  const parts: Part[] = [
    [...leb(groups.count + 2), ...groups.bytes, ...leb(3), I32, ...leb(temps + 2), V128],
  ];
  let at = instructions;
  calls.forEach(({ from, to }, i) => {
    parts.push(body.subarray(at, from), filled[i] as number[]);
    at = to;
  });
  parts.push(body.subarray(at));
  return parts;
}
