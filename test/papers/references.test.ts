// The numbers in src/papers/references/ are those of the catalogue, digit for digit, where the catalogue is there.
import { expect, test } from "vitest";
import { CLAIMS, type Claim } from "../../dist/papers/index.js";
import { langevin, missing, notice } from "../theory/catalogue.js";

type Entries = Readonly<Record<string, number | readonly number[]>>;

/** Lists are spread over keys: ws -> ws_0, ws_1, … */
const flat = (entries: Entries): Record<string, number> =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]): [string, number][] =>
      typeof value === "number"
        ? [[key, value]]
        : Array.isArray(value)
          ? value.map((v, i): [string, number] => [`${key}_${i}`, v])
          : [],
    ),
  );

/** "Clarifications" of the catalogue that stand above its entries. */
const CLARIFIED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "van-zon-cohen-2003-heat, tau = 8": { lnratio_3: 2.36482334 },
  "van-zon-cohen-2003-heat, tau = 4": { lnratio_2: 1.99330724, lnratio_3: 2.55740441 },
};

test.skipIf(missing)("references are the catalogue's", () => {
  let compared = 0;
  for (const { id, references } of CLAIMS as readonly Claim[]) {
    const rows = langevin(id);
    if (rows.length === 0) continue;
    expect(references.length, id).toBe(rows.length);
    references.forEach(({ parameters, values }, i) => {
      const row = rows[i] as unknown as { params: Entries; ref: Entries };
      const known = { ...flat(row.ref), ...CLARIFIED[`${id}, tau = ${parameters.tau}`] };
      for (const [name, value] of Object.entries(flat(row.params))) {
        if (name in parameters) expect(parameters[name], `${id}: ${name}`).toBe(value);
      }
      for (const [name, value] of Object.entries(values)) {
        if (known[name] === undefined || Number.isNaN(value)) continue;
        expect(value, `${id} ${JSON.stringify(parameters)}: ${name}`).toBe(known[name]);
        compared += 1;
      }
    });
  }
  expect(compared).toBeGreaterThan(400);
});

test.skipIf(!missing)(notice, () => {});
