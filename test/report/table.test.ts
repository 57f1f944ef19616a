import { describe, expect, test } from "vitest";
import { claimsTable, estimatesTable, verdictsTable } from "../../dist/report/table.js";
import { wrap } from "../../dist/report/wrap.js";
import { traps } from "./sample.js";

const result = traps[1]?.result;
if (result === undefined) throw new Error("three points were run");
const widest = (text: string): number => Math.max(...text.split("\n").map((line) => line.length));
const ESC = "\u001b[";

describe("tables for the terminal", () => {
  test("every estimate is on a line of its own, with its error, columns aligned", () => {
    const lines = estimatesTable(result).split("\n");
    const work = lines.find((line) => line.startsWith("work"));
    expect(work).toMatch(/^work +0\.\d+\(\d\d\) +512 +512 +-?[\d.]+\([\d.]+\)(e-\d+)?$/);
    const ends = lines
      .slice(0, 1)
      .concat(lines.filter((line) => line.includes(" 512 ")))
      .map((line) => line.length);
    expect(new Set(ends).size).toBe(1);
  });

  test("verdicts fit into 100 columns, reasons wrapped below", () => {
    const [verdict] = result.verdicts;
    if (verdict === undefined) throw new Error("two checks were judged");
    const long = { ...verdict, check: "a check of long name", claim: "<exp(-(W - dF)/kT - I)> ".repeat(5) };
    const reason = "a reason that goes on and on ".repeat(12).trim();
    const text = verdictsTable([...result.verdicts, { ...long, outcome: "undecided", reason }]);
    expect(widest(text)).toBeLessThanOrEqual(100);
    expect(text.replace(/\s+/g, " ")).toContain(`a check of long name: ${reason}`);
  });

  test("a check's name stays on its line, however long, beside its claim", () => {
    const [verdict] = result.verdicts;
    if (verdict === undefined) throw new Error("two checks were judged");
    for (const check of ["thermodynamic-kinetic uncertainty", "kawaiParrondoVandenBroeck"]) {
      const text = verdictsTable([{ ...verdict, check, claim: "<exp(-(W - dF)/kT - I)> ".repeat(5) }]);
      expect(text).toMatch(new RegExp(`^${check} +<exp`, "m"));
      expect(widest(text)).toBeLessThanOrEqual(100);
    }
  });

  test("colours the word of the verdict, only when asked", () => {
    expect(verdictsTable(result.verdicts)).not.toContain(ESC);
    const text = verdictsTable(
      (["holds", "broken", "undecided"] as const).map((outcome, i) => ({
        ...(result.verdicts[0] as (typeof result.verdicts)[number]),
        check: `holds ${i}`,
        outcome,
      })),
      { color: true },
    );
    expect(text).toContain(`${ESC}32mholds${ESC}39m`);
    expect(text).toContain(`${ESC}31mbroken${ESC}39m`);
    expect(text).toContain(`${ESC}33mundecided${ESC}39m`);
    expect(text.split(ESC)).toHaveLength(7);
  });

  test("claims: z beside the reference, a repeated claim written once", () => {
    const row = {
      claim: "esposito-vandenbroeck-2011-nonequilibrium-free-energy",
      parameters: { barrier: 8, tilt: 0.25, duration: 16 },
      quantity: "W_mean",
      value: 1.8856,
      error: 0.0021,
      reference: 1.88553615,
      z: 0.03,
      verdict: "pass",
    };
    const text = claimsTable([row, { ...row, quantity: "p_right", value: null, z: null, verdict: "fail" }], {
      color: true,
    });
    expect(text).toMatch(/W_mean +1\.8856\(21\) +1\.88554 +0\.0/);
    expect(text).toMatch(/p_right +- +1\.88554 +- /);
    expect(text.match(/esposito/g)).toHaveLength(1);
    expect(text.replace(/\s+/g, "")).toContain("esposito-");
    expect(text).toContain(`${ESC}32mpass`);
    expect(text).toContain(`${ESC}31mfail`);
    expect(widest(text.replaceAll(/.\[3[0-9]m/g, ""))).toBeLessThanOrEqual(100);
  });
});

test("wrapping loses no character but spaces, and keeps 2e-3 whole", () => {
  const text = "a-compound-name with dt = 2e-3 and averyveryverylongword, x = -0.5";
  for (let width = 4; width < 40; width++) {
    const lines = wrap(text, width);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    expect(lines.some((line) => line.endsWith("2e-"))).toBe(false);
  }
});
