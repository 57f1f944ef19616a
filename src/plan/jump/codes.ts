// Exact rates and bookings that are not affine in time, as codes for the doors of the template. Channels whose formulas differ in
// numbers alone share their codes; the numbers are coefficients of the channel.
import { Builder, type Code, Slots } from "../../formula/code.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import type { JumpStore } from "../../formula/fillJump.js";
import type { Node } from "../../formula/syntax.js";
import type { JumpLayout } from "../../kernel/jumpLayout.js";

export interface ChannelFormulas {
  /** null where it never moves. */
  readonly rate: Node | null;
  /** By sum; null where all of them are affine in time. */
  readonly book: readonly Node[] | null;
}

export interface ChannelCodes {
  readonly rate: readonly Code[];
  readonly book: readonly (readonly JumpStore[])[];
  /** By channel: which of them, or -1. */
  readonly rateCode: Int32Array;
  readonly bookCode: Int32Array;
  /** By channel. */
  readonly constants: readonly (readonly number[])[];
}

/** `fields` in the order of the kernel's moving quantities. */
export function codesOf(
  channels: readonly ChannelFormulas[],
  fields: readonly string[],
  layout: Pick<JumpLayout, "field">,
): ChannelCodes {
  const rates = new Shapes<Code>();
  const books = new Shapes<readonly JumpStore[]>();
  const rateCode = new Int32Array(channels.length).fill(-1);
  const bookCode = new Int32Array(channels.length).fill(-1);
  const constants = channels.map(({ rate, book }, c): number[] => {
    if (rate === null && book === null) return [];
    const slots = new Slots(new Set());
    const builder = (): Builder => {
      const own: Builder = new Builder(
        slots,
        [],
        new Map(fields.map((name, i) => [name, () => own.block(layout.field(i))])),
      );
      return own;
    };
    if (rate !== null) rateCode[c] = rates.numberOf(builder().code(rate));
    if (book !== null) {
      const one = builder();
      const stores = book.flatMap((node, index) =>
        node.kind === "number" && node.value === 0 ? [] : [{ index, code: one.code(node) }],
      );
      bookCode[c] = books.numberOf(stores);
    }
    return slots.tables().constants.map((node) => evaluateNumber(node, {}));
  });
  return { rate: rates.all, book: books.all, rateCode, bookCode, constants };
}

/** Distinct codes. */
class Shapes<T> {
  readonly all: T[] = [];
  private readonly known = new Map<string, number>();

  numberOf(shape: T): number {
    const key = JSON.stringify(shape);
    const found = this.known.get(key) ?? this.all.length;
    if (found === this.all.length) this.all.push(shape);
    this.known.set(key, found);
    return found;
  }
}
