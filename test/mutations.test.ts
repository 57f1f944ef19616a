// The mutations still fit the sources: each pattern matches as often as it says, and each row is a claim at its parameters.
// What they find is the work of `npm run mutate`.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CLAIMS } from "../dist/papers/index.js";
import { MUTATIONS, ROWS } from "../scripts/mutations.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

test.each(MUTATIONS.map((mutation) => [mutation.what, mutation] as const))(
  "“%s” changes its file",
  (_, { file, change: [from, to], times, rows }) => {
    const text = readFileSync(`${ROOT}${file}`, "utf8");
    const every = new RegExp(from.source, "g");
    expect(text.match(every)?.length ?? 0).toBe(times);
    expect(text.replace(every, to)).not.toBe(text);
    expect(rows.filter((name) => ROWS[name] === undefined)).toEqual([]);
  },
);

test.each(Object.entries(ROWS))(
  "the row “%s” is a claim at all of its parameters",
  (_, { id, parameters }) => {
    const claim = CLAIMS.find((known) => known.id === id);
    expect(Object.keys(parameters).sort()).toEqual(Object.keys(claim?.parameters ?? {}).sort());
  },
);

test("docs/mutations.md lists every mutation, each noticed", () => {
  const page = readFileSync(`${ROOT}docs/mutations.md`, "utf8");
  expect(MUTATIONS.filter(({ what }) => !page.includes(`| ${what} |`))).toEqual([]);
  expect(page).not.toContain("**nobody**");
});
