// Holds what a function of a case's parameters returns against the catalogue, number by number.
import { expect, test } from "vitest";
import { jump } from "./catalogue.js";

type Params = Readonly<Record<string, unknown>>;
type Reported = Readonly<Record<string, unknown>>;

export const n = (value: unknown): number => {
  if (typeof value !== "number") throw new Error(`Not a number: ${String(value)}`);
  return value;
};
export const list = (value: unknown): number[] => {
  if (!Array.isArray(value)) throw new Error(`Not a list: ${String(value)}`);
  return value.map(n);
};

/** Claims that take seconds, in CI. */
const LONG: readonly string[] = ["ising-driven-work-jarzynski", "konopik2023-linear-ramp-simulation"];

const PRECISION = 1e-9; // relative, of the catalogue
const ROUNDING = 1e-12; // of 1: references that are 0 but for rounding, as in catalogue.ts

/** Claims whose numbers the catalogue prints at 8 digits. */
const PRINTED: Readonly<Record<string, number>> = { "freitas2022-cmos-memory": 6e-8 };

/** Keys whose numbers are known less well, by the clarifications where nothing else is said. */
const LESS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // a difference of responses of the size of 1; exact arithmetic says -0.00090809917380147
  "owen2020-response-bound": { dlnp1p2: 3e-9 },
  // second derivatives by the catalogue's own differences
  "andrieux-gaspard2004-nonlinear-onsager": {
    d2J1_dA1A1: 1e-5,
    dC11_dA1: 1e-5,
    d2J1_dA2A2: 1e-5,
    dC12_dA2: 1e-5,
  },
  // plain differences of theta: activity_0 of 6 sites is 2 c^2 (1 - c) 6/(1 - (1 - c)^6) = 0.856801885
  "lecomte2007-east-activity-scgf": { activity_s: 4e-7, activity_0: 4e-7 },
  "proesmans-vdb2017-periodic-tur": { kappa2: 6e-8, check_kappa1: 1e-7, rel: 6e-8 },
  // plain differences over 1e-3 of T and v, as ours over smaller steps show
  "koyuk-seifert2020-driven-tur": { TdT: 7e-8, vdv: 2e-7, rhs: 3e-7, ratio: 3e-7 },
};

/** One test per claim; each returned key must be one of the catalogue. */
export function againstCatalogue(
  claims: Readonly<Record<string, (params: Params, values: Params) => Reported>>,
): void {
  for (const [claim, report] of Object.entries(claims)) {
    const cases = jump(claim);
    test.skipIf(cases.length === 0 || (LONG.includes(claim) && !process.env.SZILARD_LONG))(
      `${claim} to the catalogue's precision`,
      () => {
        cases.forEach(({ params, values }, set) => {
          for (const [key, value] of Object.entries(report(params, values))) {
            const truth = values[key];
            expect(truth, `${claim} has no ${key}`).toBeDefined();
            const numbers = Array.isArray(truth) ? truth.map(n) : [n(truth)];
            const found = Array.isArray(value) ? value.map(n) : [n(value)];
            expect(found.length, key).toBe(numbers.length);
            numbers.forEach((reference, k) => {
              const allowed =
                (LESS[claim]?.[key] ?? PRINTED[claim] ?? PRECISION) * Math.abs(reference) + ROUNDING;
              expect
                .soft(
                  Math.abs((found[k] as number) - reference),
                  `set ${set + 1}: ${key} = ${found[k]}, reference ${reference}`,
                )
                .toBeLessThanOrEqual(allowed);
            });
          }
        });
      },
    );
  }
}
