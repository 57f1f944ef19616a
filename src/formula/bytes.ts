// The bits of the WebAssembly binary format that filling needs (WebAssembly core specification, chapter 5).

/** Unsigned LEB128. */
export function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

/** A piece of a module. */
export type Part = Uint8Array | readonly number[];

export const lengthOf = (parts: readonly Part[]): number =>
  parts.reduce((total, part) => total + part.length, 0);

/** Pieces one after the other. */
export function joined(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Reads a module front to back. */
export class Reader {
  at = 0;
  constructor(readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new Error("the template ends too early");
    this.at += 1;
    return value;
  }

  u32(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte % 128) * weight;
      if (byte < 128) return value;
      weight *= 128;
    }
  }

  /** Skips a LEB128 number of any width. */
  skipLeb(): void {
    while (this.byte() >= 128);
  }

  take(length: number): Uint8Array {
    const part = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return part;
  }

  text(): string {
    return new TextDecoder().decode(this.take(this.u32()));
  }

  /** Moves past the immediates of the instruction `op` (its first byte already read). Returns a call's target or -1. */
  skipImmediates(op: number): number {
    if (op === 0x10) return this.u32();
    if (op === 0x02 || op === 0x03 || op === 0x04) this.skipLeb();
    else if (op === 0x0c || op === 0x0d || (op >= 0x20 && op <= 0x26)) this.skipLeb();
    else if (op === 0x0e) for (let n = this.u32() + 1; n > 0; n--) this.skipLeb();
    else if (op === 0x11) this.skipMany(2);
    else if (op >= 0x28 && op <= 0x3e) this.skipMany(2);
    else if (op === 0x3f || op === 0x40) this.skipLeb();
    else if (op === 0x41 || op === 0x42) this.skipLeb();
    else if (op === 0x43) this.at += 4;
    else if (op === 0x44) this.at += 8;
    else if (op === 0xfc) this.skipBulk(this.u32());
    else if (op === 0xfd) this.skipVector(this.u32());
    return -1;
  }

  private skipMany(count: number): void {
    for (let i = 0; i < count; i++) this.skipLeb();
  }

  private skipBulk(op: number): void {
    if (op === 10)
      this.skipMany(2); // memory.copy
    else if (op === 11)
      this.skipMany(1); // memory.fill
    else if (op > 7) throw new Error(`bulk instruction ${op} is unknown to the fill`);
  }

  private skipVector(op: number): void {
    if (op <= 11 || op === 0x5c || op === 0x5d)
      this.skipMany(2); // loads and the store
    else if (op === 12 || op === 13)
      this.at += 16; // const, shuffle
    else if (op >= 0x15 && op <= 0x22)
      this.at += 1; // lanes
    else if (op >= 0x54 && op <= 0x5b) {
      this.skipMany(2); // load and store of one lane
      this.at += 1;
    }
  }
}
