// The compiled template of reactions, its doors still empty, and where a pair keeps what its doors read and change.
import { base64 } from "../../wasm/reaction.js";
import { decode } from "./bytes.js";

let decoded: Uint8Array<ArrayBuffer> | null = null;

/** The template of reactions; always the same array. */
export function reactionTemplate(): Uint8Array<ArrayBuffer> {
  decoded ??= decode(base64);
  return decoded;
}

/** How many of each a plan has. */
export interface PairCounts {
  readonly species: number;
  readonly sums: number;
  readonly coefficients: number;
  readonly observers: number;
  /** Conditions at which counts are assigned. */
  readonly triggers: number;
  /** Numbers that leaps find where they begin: propensities, and gains that are driven. */
  readonly values: number;
}

/** Where the arrays of a pair begin, in bytes, and how long it is with them. */
export interface PairArrays {
  readonly starts: number;
  readonly counts: number;
  readonly parts: number;
  readonly totals: number;
  readonly lost: number;
  readonly coefficients: number;
  readonly observers: number;
  readonly triggers: number;
  readonly values: number;
  readonly bytes: number;
}

const VECTOR = 16;

/** The arrays of a pair behind its `header` bytes; what every step reads comes first. */
export function pairArrays(
  header: number,
  { species, sums, coefficients, observers, triggers, values }: PairCounts,
): PairArrays {
  const counts = header;
  const parts = counts + VECTOR * species;
  const own = parts + VECTOR * sums;
  const kept = own + VECTOR * coefficients;
  const raised = kept + VECTOR * observers;
  const starts = raised + VECTOR * triggers;
  const totals = starts + VECTOR * species;
  const lost = totals + VECTOR * sums;
  // a line of the cache between pairs
  const weighed = lost + VECTOR * sums;
  const bytes = 64 * Math.ceil((weighed + VECTOR * values) / 64) + 64;
  return {
    counts,
    parts,
    coefficients: own,
    observers: kept,
    triggers: raised,
    starts,
    totals,
    lost,
    values: weighed,
    bytes,
  };
}

/** Offsets of what doors find in a pair, in bytes. */
export interface ReactionLayout extends PairArrays {
  readonly s: number;
  readonly length: number;
  readonly fired: number;
  readonly stop: number;
  readonly sound: number;
  readonly chosen: number;
  readonly began: number;
}

let offsets: ((name: string) => number) | null = null;

function exported(name: string): number {
  if (offsets === null) {
    const module = new WebAssembly.Module(reactionTemplate());
    const reaction = Object.fromEntries(
      WebAssembly.Module.imports(module).map((door) => [door.name, () => undefined]),
    );
    const { exports } = new WebAssembly.Instance(module, { reaction });
    offsets = (of) => (exports[of] as WebAssembly.Global).value as number;
  }
  return offsets(name);
}

/** The layout of the template's pair, for so many of each. */
export const reactionLayout = (counts: PairCounts): ReactionLayout => ({
  ...pairArrays(exported("pairBytes"), counts),
  s: exported("pairS"),
  length: exported("pairLength"),
  fired: exported("pairFired"),
  stop: exported("pairStop"),
  sound: exported("pairSound"),
  chosen: exported("pairChosen"),
  began: exported("pairBegan"),
});
