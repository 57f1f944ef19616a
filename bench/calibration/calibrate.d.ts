import type { Check } from "../../dist/check/index.js";
import type { Sample } from "./judged.js";

type Draw = (draws: { uniform: () => number; normal: () => number }) => Sample;

export interface Case {
  readonly check: Check;
  readonly name?: string;
  readonly truth: Draw;
  readonly wrong: string;
  readonly control: Draw;
}

export const CASES: readonly Case[];
export const LEVELS: readonly [number, number];
export function nameOf(entry: Case): string;

export interface Calibration {
  readonly name: string;
  readonly repeats: number;
  readonly falseAlarms: readonly [number, number];
  readonly holds: number;
  readonly noticed: number;
}

export function calibrate(entry: Case, repeats: number): Calibration;
export function mostOf(n: number, p: number, tail?: number): number;
