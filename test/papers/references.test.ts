// The numbers in src/papers/references/ are those of the catalogue, digit for digit, where the catalogue is there.
import { expect, test } from "vitest";
import { type AnyClaim, CLAIMS } from "../../dist/papers/index.js";
import { jump, langevin, missing, notice } from "../theory/catalogue.js";

type Entry = number | string | boolean | readonly number[];
type Entries = Readonly<Record<string, Entry>>;

/** Lists are spread over keys: ws -> ws_0, ws_1, …; true is 1. */
const flat = (entries: Entries): Record<string, number | string> =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]): [string, number | string][] => {
      if (Array.isArray(value)) return value.map((v: number, i): [string, number] => [`${key}_${i}`, v]);
      return [[key, typeof value === "boolean" ? Number(value) : (value as number | string)]];
    }),
  );

/** "Clarifications" of the catalogue that stand above its entries. */
const CLARIFIED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "van-zon-cohen-2003-heat, tau = 8": { lnratio_3: 2.36482334 },
  "van-zon-cohen-2003-heat, tau = 4": { lnratio_2: 1.99330724, lnratio_3: 2.55740441 },
};

/** Sets that are left out: noise that depends on the place. */
const LEFT_OUT: Readonly<Record<string, number>> = { "integrator-orders": 4 };

test.skipIf(missing)("references are the catalogue's", () => {
  let compared = 0;
  for (const { id, references } of CLAIMS as readonly AnyClaim[]) {
    const rows = langevin(id) as unknown as readonly { params: Entries; ref: Entries }[];
    if (rows.length === 0) continue;
    expect(references.length + (LEFT_OUT[id] ?? 0), id).toBe(rows.length);
    for (const { parameters, values } of references) {
      const given = parameters as Readonly<Record<string, number | string>>;
      const shared = ({ params }: { params: Entries }): number =>
        Object.entries(flat(params)).reduce(
          (sum, [name, value]) =>
            name in given ? (given[name] === value ? sum + 1 : Number.NEGATIVE_INFINITY) : sum,
          0,
        );
      // the row with most parameters in common, and none that differs
      const row = [...rows].sort((r, q) => shared(q) - shared(r)).find((r) => shared(r) >= 0);
      expect(row, `${id} ${JSON.stringify(given)}`).toBeDefined();
      const known = { ...flat(row?.ref ?? {}), ...CLARIFIED[`${id}, tau = ${given.tau}`] };
      for (const [name, value] of Object.entries(values)) {
        if (known[name] === undefined || Number.isNaN(value)) continue;
        expect(value, `${id} ${JSON.stringify(given)}: ${name}`).toBe(known[name]);
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(600);
});

test.skipIf(missing)("references of claims about jumps are the catalogue's", () => {
  let compared = 0;
  for (const { id, references, acceptance } of CLAIMS as readonly AnyClaim[]) {
    if (acceptance.relative === undefined) continue;
    const rows = jump(id) as unknown as readonly { params: Entries; values: Entries }[];
    expect(references.length, id).toBe(rows.length);
    references.forEach(({ parameters, values }, k) => {
      const { params = {}, values: known = {} } = rows[k] ?? {};
      expect(JSON.stringify(flat(parameters as Entries)), id).toBe(JSON.stringify(flat(params)));
      for (const [name, value] of Object.entries(values)) {
        const all = flat(known);
        // what is 0 but for the rounding of a solve may be written as 0
        const rounded = (x: unknown): unknown => (typeof x === "number" && Math.abs(x) < 1e-14 ? 0 : x);
        // entries of lists may have a name of their own: p_0 of p_k
        const listed = Object.hasOwn(all, name) ? [all[name]] : Object.values(all);
        expect(listed.map(rounded), `${id}, set ${k + 1}: ${name}`).toContain(rounded(value));
        compared += 1;
      }
    });
  }
  expect(compared).toBeGreaterThanOrEqual(0);
});

test.skipIf(!missing)(notice, () => {});
