// Fills the doors of a compiled template: each `call` of an import of the module "potential" becomes the instructions of a
// formula, with new locals at the end of the function. Nothing else of the template changes; the imports stay as dummies.
import { leb, Reader } from "./bytes.js";
import type { Code } from "./code.js";
import { emit, type Frame, keyOf, loadsOf, sharedParts } from "./emit.js";

/** What each door computes, by its name in the template. */
export type Doors = Readonly<Record<string, Code>>;

const I32 = 0x7f;
const V128 = 0x7b;
const SET = 0x21;
const [TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE] = [1, 2, 3, 7, 10];
const DOOR_MODULE = "potential";
/** The door through which a step's coefficients are read once for all lanes. */
const HOLD = "coefficients";
/** Variables that a template passes to a door, whatever their number. */
const MOST_VARIABLES = 4;

/** What a door is given on the stack before constants, low and high, first to last. */
function givenTo(door: string): readonly ("variable" | "variables" | "base")[] {
  if (door.startsWith("kick")) return ["base"];
  if (door === "bound") return ["variable", "base"];
  if (door === "work" || door === "energy") return ["variables"];
  return ["variables", "base"];
}

/** The template's bytes with the doors filled. `perLane` says whether the lanes of a pair have rows of their own. */
export function fill(template: Uint8Array, doors: Doors, perLane: boolean): Uint8Array<ArrayBuffer> {
  const shape = survey(template);
  const reader = new Reader(template);
  const out: (Uint8Array | number[])[] = [reader.take(8)];
  while (!reader.done) {
    const id = reader.byte();
    const body = reader.take(reader.u32());
    const filled = id === CODE ? fillCode(body, shape, doors, perLane) : body;
    out.push([id, ...leb(filled.length)], filled);
  }
  const bytes = new Uint8Array(out.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of out) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

interface Shape {
  /** Door by the index of its import. */
  readonly doors: ReadonlyMap<number, string>;
  readonly exports: ReadonlyMap<string, number>;
  /** Parameters of each defined function, in order. */
  readonly parameters: readonly number[];
}

function survey(template: Uint8Array): Shape {
  const reader = new Reader(template);
  reader.take(8);
  const doors = new Map<number, string>();
  const exports = new Map<string, number>();
  const typeParameters: number[] = [];
  const parameters: number[] = [];
  while (!reader.done) {
    const id = reader.byte();
    const section = new Reader(reader.take(reader.u32()));
    if (id === TYPES) {
      for (let n = section.u32(); n > 0; n--) {
        section.byte();
        const count = section.u32();
        section.take(count);
        section.take(section.u32());
        typeParameters.push(count);
      }
    } else if (id === IMPORTS) {
      for (let n = section.u32(), i = 0; i < n; i++) {
        const module = section.text();
        const field = section.text();
        if (section.byte() !== 0) throw new Error("the template imports more than functions");
        section.u32();
        if (module === DOOR_MODULE) doors.set(i, field);
      }
    } else if (id === FUNCTIONS) {
      for (let n = section.u32(); n > 0; n--) parameters.push(typeParameters[section.u32()] ?? 0);
    } else if (id === EXPORTS) {
      for (let n = section.u32(); n > 0; n--) {
        const field = section.text();
        const kind = section.byte();
        const index = section.u32();
        if (kind === 0) exports.set(field, index);
      }
    }
  }
  return { doors, exports, parameters };
}

function fillCode(body: Uint8Array, shape: Shape, doors: Doors, perLane: boolean): Uint8Array {
  const reader = new Reader(body);
  const count = reader.u32();
  const out: number[] = leb(count);
  for (let i = 0; i < count; i++) {
    const code = fillFunction(reader.take(reader.u32()), shape.parameters[i] ?? 0, shape, doors, perLane);
    const length = leb(code.length);
    for (const byte of length) out.push(byte);
    for (const byte of code) out.push(byte);
  }
  return Uint8Array.from(out);
}

function fillFunction(
  body: Uint8Array,
  parameters: number,
  shape: Shape,
  doors: Doors,
  perLane: boolean,
): Uint8Array | number[] {
  const reader = new Reader(body);
  const groups: number[] = [];
  let locals = parameters;
  const groupCount = reader.u32();
  for (let g = 0; g < groupCount; g++) {
    const n = reader.u32();
    groups.push(...leb(n), reader.byte());
    locals += n;
  }
  const called = doorsIn(body, reader.at, shape);
  const loads = perLane || !called.has(HOLD) ? [] : stepLoads(called, doors);
  const temps = Math.max(...Object.values(doors).map((code) => sharedParts(code).length));
  // new locals: the variables, base, shared parts and held coefficients as v128, then constants, low, high as i32
  const base = locals + MOST_VARIABLES;
  const held = new Map(loads.map((load, i) => [keyOf(load), base + 1 + temps + i]));
  const vectors = MOST_VARIABLES + 1 + temps + loads.length;
  const frame: Frame = {
    variables: locals,
    base,
    temps: base + 1,
    held,
    constants: locals + vectors,
    low: locals + vectors + 1,
    high: locals + vectors + 2,
    perLane,
    functionIndex: (fn) => {
      const index = shape.exports.get(fn);
      if (index === undefined) throw new Error(`the template has no function "${fn}"`);
      return index;
    },
  };
  const set = (local: number): void => {
    instructions.push(SET, ...leb(local));
  };
  const instructions: number[] = [];
  while (!reader.done) {
    const from = reader.at;
    const target = reader.skipImmediates(reader.byte());
    const door = target < 0 ? undefined : shape.doors.get(target);
    if (door === undefined) {
      for (let at = from; at < reader.at; at++) instructions.push(body[at] as number);
      continue;
    }
    // the call's arguments lie on the stack: the last one on top
    if (door === HOLD) {
      set(frame.low);
      set(frame.constants);
      for (const load of loads) {
        instructions.push(...emit(load, { ...frame, held: new Map() }));
        set(held.get(keyOf(load)) as number);
      }
      continue;
    }
    set(frame.high);
    set(frame.low);
    set(frame.constants);
    for (const given of [...givenTo(door)].reverse()) {
      if (given === "base") set(frame.base);
      else for (let v = given === "variable" ? 0 : MOST_VARIABLES - 1; v >= 0; v--) set(frame.variables + v);
    }
    instructions.push(...emit(doors[door] as Code, frame));
  }
  if (called.size === 0) return body;
  return [...leb(groupCount + 2), ...groups, ...leb(vectors), V128, ...leb(3), I32, ...instructions];
}

/** The doors that a function calls, its instructions beginning at `from`. */
function doorsIn(body: Uint8Array, from: number, shape: Shape): Set<string> {
  const reader = new Reader(body);
  reader.at = from;
  const called = new Set<string>();
  while (!reader.done) {
    const target = reader.skipImmediates(reader.byte());
    const door = target < 0 ? undefined : shape.doors.get(target);
    if (door !== undefined) called.add(door);
  }
  return called;
}

/** The coefficients of the called doors, each once. */
function stepLoads(called: ReadonlySet<string>, doors: Doors): Extract<Code, { kind: "load" }>[] {
  const wanted = Object.keys(doors).filter((door) => door !== "energy" && called.has(door));
  return [
    ...new Map(
      wanted.flatMap((door) => loadsOf(doors[door] as Code)).map((load) => [keyOf(load), load]),
    ).values(),
  ];
}
