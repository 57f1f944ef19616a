// Fills the doors of a compiled template: each `call` of an import of the module "potential" becomes the instructions of a
// formula, with new locals at the end of the function. Nothing else of the template changes; the imports stay as dummies.
import { joined, leb, lengthOf, type Part } from "./bytes.js";
import type { Code } from "./code.js";
import { emit, type Frame, keyOf, type Load, loadsOf, type Rows, type Store, sharedParts } from "./emit.js";
import { survey, type TemplateFunction } from "./survey.js";

/** What each door computes, by its name in the template. */
export type Doors = Readonly<Record<string, Code>>;

const I32 = 0x7f;
const V128 = 0x7b;
const SET = 0x21;
const CODE = 10;
/** The door through which a step's coefficients are read once for all lanes. */
const HOLD = "coefficients";
/** Variables that a template passes to a door, whatever their number. */
const MOST_VARIABLES = 4;

/** What each door stores in the block before it leaves its value; nothing is stored where nothing is recorded, measured or done. */
export type Stores = Readonly<Record<string, readonly Store[]>>;

/** Doors of a policy, which are given no place. */
const OWN: ReadonlySet<string> = new Set(["learn", "ended", "act", "steer", "settle", "weigh"]);

const SIMD_CONST = [0xfd, 0x0c];
const NOTHING: readonly number[] = [...SIMD_CONST, ...new Array<number>(16).fill(0)];

/** What a door is given on the stack before constants, low and high, first to last. */
function givenTo(door: string): readonly ("at" | "variable" | "variables" | "after" | "base")[] {
  if (door === "observe") return ["at", "variables", "after"];
  if (door === "opened" || door === "read") return ["at", "variables"];
  if (OWN.has(door)) return ["at"];
  if (/^(lowWall|highWall|bridge|pressure)/.test(door)) return [];
  if (/^(cool|damp)/.test(door)) return ["base"];
  if (door === "bound") return ["variable", "base"];
  if (door === "work" || door === "energy" || door === "height") return ["variables"];
  if (door.startsWith("kick")) return ["variables"]; // the normals
  return ["variables", "base"];
}

/** The template's bytes with the doors filled, in every function that calls none but these. `rows` says where lanes have theirs. */
export function fill(
  template: Uint8Array,
  doors: Doors,
  rows: Rows,
  stores: Stores = {},
): Uint8Array<ArrayBuffer> {
  const { before, after, functions, functionIndex } = survey(template);
  const computed = new Map(
    Object.entries(doors).map(([door, value]) => [door, { value, stores: stores[door] ?? [] }]),
  );
  const temps = Math.max(...[...computed.values()].map((code) => sharedParts(...codesOf(code)).length));
  const filled = functions.map((fn) =>
    isNeeded(fn, doors) ? fillFunction(fn, computed, temps, rows, functionIndex) : [fn.body],
  );
  const code = [leb(functions.length), ...filled.flatMap((parts) => [leb(lengthOf(parts)), ...parts])];
  return joined([before, [CODE, ...leb(lengthOf(code))], ...code, after]);
}

/** Whether a function calls doors. A loop of steps that calls one that is not given belongs to another kind of motion. */
const isNeeded = ({ calls }: TemplateFunction, doors: Doors): boolean =>
  calls.length > 0 &&
  (calls.every(({ door }) => door === HOLD || Object.hasOwn(doors, door)) ||
    !calls.some(({ door }) => door === HOLD));

/** What a door leaves on the stack, and what in the block before that. */
interface Computed {
  readonly value: Code;
  readonly stores: readonly Store[];
}

const codesOf = ({ value, stores }: Computed): Code[] => [...stores.map(({ code }) => code), value];

/** A function of the template with new locals at its end, each call of a door replaced. */
function fillFunction(
  { body, locals, groups, calls, instructions }: TemplateFunction,
  doors: ReadonlyMap<string, Computed>,
  temps: number,
  rows: Rows,
  functionIndex: (name: string) => number,
): Part[] {
  const called = new Set(calls.map(({ door }) => door));
  const loads = rows === "each" || !called.has(HOLD) ? [] : stepLoads(called, doors);
  // new locals: the variables before and after, base, shared parts and held coefficients as v128; constants, low, high, at as i32
  const base = locals + 2 * MOST_VARIABLES;
  const vectors = 2 * MOST_VARIABLES + 1 + temps + loads.length;
  const frame: Frame = {
    variables: locals,
    base,
    temps: base + 1,
    held: new Map(loads.map((load, i) => [keyOf(load), base + 1 + temps + i])),
    constants: locals + vectors,
    low: locals + vectors + 1,
    high: locals + vectors + 2,
    at: locals + vectors + 3,
    rows,
    functionIndex,
  };
  const known = new Map<string, number[]>();
  const codeOf = (door: string): number[] => {
    const code = known.get(door) ?? (door === HOLD ? holdCode(loads, frame) : doorCode(door, doors, frame));
    known.set(door, code);
    return code;
  };
  const parts: Part[] = [[...leb(groups.count + 2), ...groups.bytes, ...leb(vectors), V128, ...leb(4), I32]];
  let at = instructions;
  for (const { from, to, door } of calls) {
    parts.push(body.subarray(at, from), codeOf(door));
    at = to;
  }
  parts.push(body.subarray(at));
  return parts;
}

const set = (local: number): number[] => [SET, ...leb(local)];

/** The call's arguments lie on the stack, the last one on top; then the door's own instructions. */
function doorCode(door: string, doors: ReadonlyMap<string, Computed>, frame: Frame): number[] {
  const out = [...set(frame.high), ...set(frame.low), ...set(frame.constants)];
  for (const given of [...givenTo(door)].reverse()) {
    if (given === "base") out.push(...set(frame.base));
    else if (given === "at") out.push(...set(frame.at));
    else {
      const first = frame.variables + (given === "after" ? MOST_VARIABLES : 0);
      for (let v = given === "variable" ? 0 : MOST_VARIABLES - 1; v >= 0; v--) out.push(...set(first + v));
    }
  }
  const computed = doors.get(door);
  return [
    ...out,
    ...(computed === undefined
      ? NOTHING
      : emit(computed.value, { ...frame, simultaneous: door === "learn" }, computed.stores)),
  ];
}

/** Reads the step's coefficients into their locals. */
function holdCode(loads: readonly Load[], frame: Frame): number[] {
  const read = loads.flatMap((load) => [
    ...emit(load, { ...frame, held: new Map() }),
    ...set(frame.held.get(keyOf(load)) as number),
  ]);
  return [...set(frame.high), ...set(frame.low), ...set(frame.constants), ...read];
}

/** The coefficients of the called doors, each once. */
function stepLoads(called: ReadonlySet<string>, doors: ReadonlyMap<string, Computed>): Load[] {
  const wanted = [...doors].filter(([door]) => door !== "energy" && called.has(door));
  const loads = wanted
    .flatMap(([, computed]) => codesOf(computed).flatMap(loadsOf))
    .filter(({ table }) => table !== "own");
  return [...new Map(loads.map((load) => [keyOf(load), load])).values()];
}
