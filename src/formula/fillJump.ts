// Fills the doors of the network template: exact rates, bookings that are not affine in time, and what is recorded.
//
// Codes read, beside operations and functions:
//   block      offset of `JumpLayout`: what moves, at the time of the call, and what a slot knows
//   load       constants[i]: the coefficients of the channel (JumpPlan.constants), or those of what is recorded (observeConstants)
//   attribute  of the state before or after (JumpPlan.attributes)
//   table      number of a spline
// `variable`, `base` and rows do not occur. Both lanes of a vector hold the same number: functions are those of the other template,
// and of the host. A condition is a mask, as in observe.ts.
import type { JumpLayout } from "../kernel/jumpLayout.js";
import { joined, leb, lengthOf, type Part } from "./bytes.js";
import { type Code, F64X2 } from "./code.js";
import { emit, type Frame, type Store, sharedParts } from "./emit.js";
import { survey, type TemplateFunction } from "./survey.js";

/** A value that takes the place of an observer, or is added to an accumulator. All codes of a door are evaluated before any is stored. */
export interface JumpStore {
  readonly index: number;
  readonly code: Code;
}

/** What is recorded: observers that change, and the mask that stops a trajectory. */
export interface JumpObservation {
  readonly stores: readonly JumpStore[];
  readonly stop: Code | null;
}

export interface JumpDoors {
  /** By `JumpPlan.rateCode`; null where every window is exact. */
  readonly rate: readonly Code[] | null;
  /** By `JumpPlan.bookCode`: what a jump adds to accumulators. */
  readonly book: readonly (readonly JumpStore[])[] | null;
  /** Where the ledger begins: state before and after are the start, dwell and waited are 0, the channel is -1. */
  readonly opened: JumpObservation | null;
  /** After each jump, its bookings done. */
  readonly observe: JumpObservation | null;
  /** At the end of each window, before its snapshot: state before and after are the same. Its `stop` is not asked. */
  readonly passed: JumpObservation | null;
  /** After a measurement: what is remembered, by its index, and behind the last one ln p(y|past). */
  readonly learn: readonly JumpStore[] | null;
}

const [I32, F64, V128, EMPTY] = [0x7f, 0x7c, 0x7b, 0x40];
const [BLOCK, END, BR, BR_TABLE] = [0x02, 0x0b, 0x0c, 0x0e];
const [GET, SET] = [0x20, 0x21];
const CODE_SECTION = 10;
const EXTRACT_FIRST = [0xfd, 0x21, 0];
const ANY_TRUE = [0xfd, 0x53];
const ZERO_I32 = [0x41, 0];
const ZERO_F64 = [0x44, 0, 0, 0, 0, 0, 0, 0, 0];

/** Locals behind those of the function: five i32, then the shared parts. */
const [CODE, AT, CONSTANTS, BEFORE, AFTER, TEMPS] = [0, 1, 2, 3, 4, 5];

/** The template's bytes with its doors filled; a door that is null computes nothing. */
export function fillJump(
  template: Uint8Array,
  doors: JumpDoors,
  layout: JumpLayout,
): Uint8Array<ArrayBuffer> {
  const { before, after, functions, functionIndex } = survey(template);
  const filled = functions.map((fn) =>
    fn.calls.length === 0
      ? [fn.body]
      : fillFunction(fn, new Filling(doors, layout, fn.locals, functionIndex)),
  );
  const code = [leb(functions.length), ...filled.flatMap((parts) => [leb(lengthOf(parts)), ...parts])];
  return joined([before, [CODE_SECTION, ...leb(lengthOf(code))], ...code, after]);
}

function fillFunction({ body, groups, calls, instructions }: TemplateFunction, filling: Filling): Part[] {
  const codes = calls.map(({ door }) => filling.door(door));
  const parts: Part[] = [
    [...leb(groups.count + 2), ...groups.bytes, ...leb(TEMPS), I32, ...leb(filling.temps), V128],
  ];
  let at = instructions;
  calls.forEach(({ from, to }, i) => {
    parts.push(body.subarray(at, from), codes[i] as number[]);
    at = to;
  });
  parts.push(body.subarray(at));
  return parts;
}

/** The doors in one function of the template. */
class Filling {
  /** Locals for shared parts, of the door that needs most. */
  temps = 0;
  private readonly frame: Frame;

  constructor(
    private readonly doors: JumpDoors,
    private readonly layout: JumpLayout,
    private readonly locals: number,
    functionIndex: (name: string) => number,
  ) {
    this.frame = {
      variables: locals,
      base: locals,
      at: locals + AT,
      constants: locals + CONSTANTS,
      low: locals + CONSTANTS,
      high: locals + CONSTANTS,
      temps: locals + TEMPS,
      rows: "shared",
      held: new Map(),
      attributes: { before: locals + BEFORE, after: locals + AFTER },
      functionIndex,
    };
  }

  /** The call's arguments lie on the stack, the last one on top; then the door's own instructions. */
  door(name: string): number[] {
    const { rate, book } = this.doors;
    if (name === "rate") {
      const codes = rate?.map((code) => [...this.emit(code, []), ...EXTRACT_FIRST]);
      return [...this.given(CODE, AT, CONSTANTS), ...(codes ? this.choice(codes, F64) : ZERO_F64)];
    }
    if (name === "book") {
      const codes = book?.map((stores) => this.stored(stores.map((store) => this.added(store))));
      return [...this.given(CODE, AT, CONSTANTS), ...(codes ? this.choice(codes, EMPTY) : [])];
    }
    if (name === "learn") {
      const stores = this.doors.learn ?? [];
      const kept = stores.map(({ index, code }) => ({ offset: this.layout.memory(index), code }));
      return [...this.given(AT, CONSTANTS), ...this.stored(kept)];
    }
    const given = this.given(AT, CONSTANTS, BEFORE, AFTER);
    const observation = this.doors[name as "opened" | "observe" | "passed"];
    return [...given, ...(observation === null ? ZERO_I32 : this.observation(observation))];
  }

  private given(...names: number[]): number[] {
    return [...names].reverse().flatMap((name) => [SET, ...leb(this.locals + name)]);
  }

  private observation({ stores, stop }: JumpObservation): number[] {
    const kept = stores.map(({ index, code }) => ({ offset: this.layout.observer(index), code }));
    if (stop === null) return [...this.stored(kept), ...ZERO_I32];
    return [...this.emit(stop, kept), ...ANY_TRUE];
  }

  /** What is added to a sum since the last fill. */
  private added({ index, code }: JumpStore): Store {
    const offset = this.layout.part(index);
    return { offset, code: { kind: "apply", code: F64X2["+"], args: [{ kind: "block", offset }, code] } };
  }

  private stored(stores: readonly Store[]): number[] {
    const last = stores[stores.length - 1];
    // the value that `emit` leaves is dropped
    return last === undefined ? [] : [...this.emit(last.code, stores), 0x1a];
  }

  private emit(code: Code, stores: readonly Store[]): number[] {
    this.temps = Math.max(this.temps, sharedParts(...stores.map((store) => store.code), code).length);
    return emit(code, this.frame, stores);
  }

  /** One of the codes, by the number in the local CODE. */
  private choice(codes: readonly number[][], result: number): number[] {
    if (codes.length < 2) return codes[0] ?? [];
    const last = codes.length - 1;
    const depths = codes.map((_, i) => i);
    return [
      ...[BLOCK, result],
      ...codes.flatMap(() => [BLOCK, EMPTY]),
      ...[
        GET,
        ...leb(this.locals + CODE),
        BR_TABLE,
        ...leb(last),
        ...depths.slice(0, last).flatMap(leb),
        ...leb(last),
      ],
      ...codes.flatMap((code, i) => [END, ...code, ...(i < last ? [BR, ...leb(last - i)] : [])]),
      END,
    ];
  }
}
