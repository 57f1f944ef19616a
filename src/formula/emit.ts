// Instructions of one door: the code over the variables as WebAssembly, parts that are used twice kept in locals.
import { leb } from "./bytes.js";
import type { Code } from "./code.js";

/**
 * Whether all lanes share their row; or each has one of its own, so that the two of a pair are at `low` and `high`; or they share one at
 * `high`, and coefficients of their own are in the block, for the pair at `low`.
 */
export type Rows = "shared" | "each" | "own";

/** Where a door finds its arguments, and the first local that it may use for shared parts. */
export interface Frame {
  /** The first of the locals that hold the variables, before and after a move. */
  readonly variables: number;
  /** Where the pair's part of the block is. */
  readonly at: number;
  readonly base: number;
  readonly constants: number;
  readonly low: number;
  readonly high: number;
  readonly temps: number;
  readonly rows: Rows;
  /** Locals that hold coefficients of the current step, by `keyOf`; others are read from memory. */
  readonly held: ReadonlyMap<string, number>;
  /** Of networks, where what is read is one number for both lanes: the locals of the states' attributes. */
  /** Whether all values are there before the first is stored. */
  readonly simultaneous?: boolean;
  readonly attributes?: { readonly before: number; readonly after: number };
  /** Index of a function of the template, by name. */
  readonly functionIndex: (name: string) => number;
}

const GET = 0x20;
const TEE = 0x22;
const CALL = 0x10;
const I32_CONST = 0x41;
const SIMD = 0xfd;
const LOAD64_SPLAT = 0x0a;
const LOAD64_ZERO = 0x5d;
const LOAD64_LANE = 0x57;
const LOAD = 0x00;
const STORE = 0x0b;
const ALIGNED = 4; // 2^4 bytes
const NUMBER = 3; // 2^3 bytes
const STORE64_LANE = 0x5b;

export type Load = Extract<Code, { kind: "load" }>;

/** Names a coefficient. */
export const keyOf = ({ table, index }: Load): string => `${table}[${index}]`;

/** The coefficients that a door reads. */
export function loadsOf(code: Code): Load[] {
  if (code.kind === "load") return [code];
  return code.kind === "apply" ? code.args.flatMap(loadsOf) : [];
}

/** What a door leaves in the block beside its value. */
export interface Store {
  readonly offset: number;
  readonly code: Code;
}

/** Locals that a door needs for parts that occur more than once. */
export function sharedParts(...codes: readonly Code[]): Code[] {
  const uses = new Map<Code, number>();
  const visit = (node: Code): void => {
    const seen = uses.get(node) ?? 0;
    uses.set(node, seen + 1);
    if (seen === 0 && node.kind === "apply") for (const arg of node.args) visit(arg);
  };
  codes.forEach(visit);
  const kept = ({ kind }: Code): boolean => kind === "apply" || kind === "block" || kind === "attribute";
  return [...uses].filter(([node, n]) => n > 1 && kept(node)).map(([node]) => node);
}

/**
 * The instructions that leave the value of `code` on the stack, and before that what is stored. A place in the block that is
 * read more than once is read once, at its first use: what a store changes is no longer asked for.
 */
export function emit(code: Code, frame: Frame, stores: readonly Store[] = []): number[] {
  const emission = new Emission(frame, sharedParts(...stores.map((store) => store.code), code));
  if (frame.simultaneous) emission.visit(code);
  emission.store(stores);
  if (!frame.simultaneous) emission.visit(code);
  return emission.out;
}

/** Instructions one after the other, over shared parts that are kept in locals from their first use on. */
export class Emission {
  readonly out: number[] = [];
  private readonly shared: ReadonlyMap<Code, number>;
  private ready = new Set<Code>();

  constructor(
    private readonly frame: Frame,
    parts: readonly Code[],
  ) {
    this.shared = new Map(parts.map((part, i) => [part, frame.temps + i]));
  }

  /** What one of two ways makes is not there for the other. */
  apart(way: () => void): void {
    const before = new Set(this.ready);
    way();
    this.ready = before;
  }

  store(stores: readonly Store[]): void {
    const { frame } = this;
    if (frame.attributes === undefined && frame.simultaneous !== true) {
      for (const store of stores) {
        this.get(frame.at);
        this.visit(store.code);
        this.put(store);
      }
      return;
    }
    // all values are on the stack before the first is stored
    for (const { code } of stores) {
      this.get(frame.at);
      this.visit(code);
    }
    for (const store of [...stores].reverse()) this.put(store);
  }

  visit(node: Code): void {
    const { frame, out } = this;
    const local = this.shared.get(node);
    if (local !== undefined && this.ready.has(node)) {
      this.get(local);
      return;
    }
    if (node.kind === "variable") this.get(frame.variables + node.index);
    else if (node.kind === "block") {
      this.get(frame.at);
      if (frame.attributes === undefined) this.vector(LOAD, ALIGNED, ...leb(node.offset));
      else this.vector(LOAD64_SPLAT, NUMBER, ...leb(node.offset));
    } else if (node.kind === "attribute") {
      if (frame.attributes === undefined) throw new Error("only states of networks have attributes");
      this.get(frame.attributes[node.side]);
      this.vector(LOAD64_SPLAT, NUMBER, ...leb(8 * node.index));
    } else if (node.kind === "base") this.get(frame.base);
    else if (node.kind === "load") this.load(node);
    else if (node.kind === "table")
      out.push(I32_CONST, node.index); // signed LEB: one byte up to 63
    else {
      for (const arg of node.args) this.visit(arg);
      if (typeof node.code === "number") this.vector(node.code);
      else out.push(CALL, ...leb(frame.functionIndex(node.code)));
    }
    if (local !== undefined) {
      out.push(TEE, ...leb(local));
      this.ready.add(node);
    }
  }

  private put({ offset }: Store): void {
    if (this.frame.attributes === undefined) this.vector(STORE, ALIGNED, ...leb(offset));
    else this.vector(STORE64_LANE, NUMBER, ...leb(offset), 0);
  }

  private get(local: number): void {
    this.out.push(GET, ...leb(local));
  }

  private vector(op: number, ...rest: number[]): void {
    this.out.push(SIMD, ...leb(op), ...rest);
  }

  private load(node: Load): void {
    const { frame } = this;
    const { table, index } = node;
    const held = frame.held.get(keyOf(node));
    if (held !== undefined) {
      this.get(held);
      return;
    }
    const where = [NUMBER, ...leb(8 * index)];
    if (table === "constants") {
      this.get(frame.constants);
      this.vector(LOAD64_SPLAT, ...where);
    } else if (table === "own") {
      this.get(frame.low);
      this.vector(LOAD, ALIGNED, ...leb(64 * index));
    } else if (frame.rows !== "each") {
      this.get(frame.rows === "own" ? frame.high : frame.low);
      this.vector(LOAD64_SPLAT, ...where);
    } else {
      this.get(frame.high);
      this.get(frame.low);
      this.vector(LOAD64_ZERO, ...where);
      this.vector(LOAD64_LANE, ...where, 1);
    }
  }
}
