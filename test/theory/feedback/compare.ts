import { expect } from "vitest";
import { expectWithin, type Numbers } from "../catalogue.js";

/** Each number that is found against that of the catalogue, which must have it; the precision is that of 1 + |reference|. */
export function compare(found: Numbers, ref: Numbers, precision = 1e-9): void {
  for (const [name, value] of Object.entries(found)) {
    const reference = ref[name];
    expect(reference, name).toBeDefined();
    expectWithin(name, value, reference as number, precision * (1 + Math.abs(reference as number)));
  }
}
