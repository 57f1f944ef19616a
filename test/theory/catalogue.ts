// The catalogue of claims, which is not part of the repository: numbers that other programs found, with their errors.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

export type Numbers = Readonly<Record<string, number>>;

export interface Row {
  readonly params: Numbers;
  readonly ref: Numbers;
  /** Absolute errors that the catalogue prints; absent where it says "relative error < 1e-9". */
  readonly err: Numbers | null;
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = resolve(root, process.env.SZILARD_SHARED ?? "../shared", "claims");

export const missing = !existsSync(folder);
export const notice = `the catalogue is not there (${folder}): set SZILARD_SHARED`;

function read(file: string): unknown {
  // Python writes Infinity and NaN, which JSON does not have
  const text = readFileSync(resolve(folder, file), "utf8");
  return JSON.parse(
    text.replace(/: (-?)Infinity/g, (_, sign) => `: ${sign}1e999`).replace(/: NaN/g, ": null"),
  );
}

/** The rows of a claim in langevin_refs.json; none without the catalogue. */
export function langevin(claim: string): readonly Row[] {
  if (missing) return [];
  return (read("langevin_refs.json") as Record<string, readonly Row[]>)[claim] ?? [];
}

/** The rows of a claim in feedback_refs.json; none without the catalogue. */
export function feedback(claim: string): readonly Row[] {
  if (missing) return [];
  const claims = read("feedback_refs.json") as readonly { id: string; cases: readonly Row[] }[];
  return claims.find(({ id }) => id === claim)?.cases ?? [];
}

/** A case of jump_refs.json, whose numbers are good to 1e-9 unless its clarifications say otherwise; keys with "_" are remarks. */
export interface Case {
  readonly params: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The cases of a claim in jump_refs.json; none without the catalogue. */
export function jump(claim: string): readonly Case[] {
  if (missing) return [];
  return (read("jump_refs.json") as Record<string, readonly Case[]>)[claim] ?? [];
}

export const titleOf = (params: Numbers): string =>
  Object.entries(params)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");

const ROUNDING = 1e-12; // of 1 + |reference|: sums over a thousand cells

/** Fails unless |value - reference| <= error + rounding. */
export function expectWithin(name: string, value: number, reference: number, error: number): void {
  if (value === reference) return; // both infinite
  const allowed = error + ROUNDING * (1 + Math.abs(reference));
  expect(Math.abs(value - reference), `${name}: ${value}, reference ${reference}`).toBeLessThanOrEqual(
    allowed,
  );
}
