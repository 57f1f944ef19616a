// Where a template calls its doors: read once, whatever is filled into it.
import { Reader } from "./bytes.js";

/** A call of a door: the bytes from … to - 1 of the function's body. */
export interface DoorCall {
  readonly from: number;
  readonly to: number;
  readonly door: string;
}

export interface TemplateFunction {
  readonly body: Uint8Array;
  /** Parameters and declared locals. */
  readonly locals: number;
  /** The declarations of locals: how many groups, and their bytes. */
  readonly groups: { readonly count: number; readonly bytes: Uint8Array };
  /** Where the instructions begin. */
  readonly instructions: number;
  readonly calls: readonly DoorCall[];
}

export interface Survey {
  /** The sections before and after the code, as they are. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly functions: readonly TemplateFunction[];
  /** Index of an exported function. */
  readonly functionIndex: (name: string) => number;
}

const [TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE] = [1, 2, 3, 7, 10];
/** Modules whose imports are doors: of Langevin dynamics, of networks, of reactions. */
const DOOR_MODULES: ReadonlySet<string> = new Set(["potential", "network", "reaction"]);

const surveys = new WeakMap<Uint8Array, Survey>();

/** What a template consists of. */
export function survey(template: Uint8Array): Survey {
  const known = surveys.get(template) ?? read(template);
  surveys.set(template, known);
  return known;
}

function read(template: Uint8Array): Survey {
  const reader = new Reader(template);
  reader.take(8);
  const doors = new Map<number, string>();
  const exports = new Map<string, number>();
  const typeParameters: number[] = [];
  const parameters: number[] = [];
  let functions: TemplateFunction[] = [];
  let [before, after] = [template, template];
  while (!reader.done) {
    const from = reader.at;
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
        if (DOOR_MODULES.has(module)) doors.set(i, field);
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
    } else if (id === CODE) {
      before = template.subarray(0, from);
      after = template.subarray(reader.at);
      functions = Array.from({ length: section.u32() }, (_, i) =>
        readFunction(section.take(section.u32()), parameters[i] ?? 0, doors),
      );
    }
  }
  const functionIndex = (name: string): number => {
    const index = exports.get(name);
    if (index === undefined) throw new Error(`the template has no function "${name}"`);
    return index;
  };
  return { before, after, functions, functionIndex };
}

function readFunction(
  body: Uint8Array,
  parameters: number,
  doors: ReadonlyMap<number, string>,
): TemplateFunction {
  const reader = new Reader(body);
  const count = reader.u32();
  const declared = reader.at;
  let locals = parameters;
  for (let g = 0; g < count; g++) {
    locals += reader.u32();
    reader.byte();
  }
  const instructions = reader.at;
  const calls: DoorCall[] = [];
  while (!reader.done) {
    const from = reader.at;
    const target = reader.skipImmediates(reader.byte());
    const door = target < 0 ? undefined : doors.get(target);
    if (door !== undefined) calls.push({ from, to: reader.at, door });
  }
  return {
    body,
    locals,
    groups: { count, bytes: body.subarray(declared, instructions) },
    instructions,
    calls,
  };
}
