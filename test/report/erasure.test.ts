import { describe, expect, test } from "vitest";
import { firstLaw, landauer, replay, sweep } from "../../dist/index.js";
import { erasureReport } from "../../dist/report/erasure.js";
import { erasing, traps } from "./sample.js";

const erasure = await sweep(
  erasing,
  { duration: [0.5, 2] },
  { checks: [firstLaw(), landauer({ erased: "x > 0" })], workers: 1 },
);
const input = {
  erasure,
  paths: replay(erasing(2), [0, 1, 2], { every: 10 }),
  references: [{ duration: 2, work: 3 }],
  slowB: 4.978,
  szilard: traps.map(({ result }, i) => ({ parameters: { error: i / 10 }, result })),
  claims: [
    {
      claim: "erasure & <W>",
      parameters: { duration: 2 },
      quantity: "W_mean",
      value: 3.01,
      error: 0.1,
      reference: 3,
      z: 0.1,
      verdict: "pass",
    },
  ],
};
const html = await erasureReport(input);
const sections = html.split("<section>").slice(1);
const count = (text: string | undefined, pattern: RegExp): number => text?.match(pattern)?.length ?? 0;

describe("the report of the erasure", () => {
  test("has its six sections in order", () => {
    expect(sections.map((section) => /<h2>(.*?)<\/h2>/.exec(section)?.[1])).toEqual([
      "Claims",
      "Work against duration",
      "Work of single trajectories",
      "Trajectories",
      "Verdicts of each run",
      "Provenance and timing",
    ]);
  });

  test("needs no script and nothing from outside", () => {
    expect(html).not.toContain("<script");
    expect(
      html.match(/https?:\/\/[^\s"'<)]+/g)?.filter((link) => !link.startsWith("http://www.w3.org/")),
    ).toEqual([]);
    expect(html).not.toMatch(/ (src|href)=/);
    expect(html).not.toMatch(/>(NaN|undefined|null)</);
  });

  test("claims: escaped, value with error, reference, verdict with its tone", () => {
    expect(sections[0]).toContain("erasure &amp; &lt;W&gt;");
    expect(sections[0]).toContain("3.01(10)");
    expect(sections[0]).toContain('<td class="good">pass</td>');
  });

  test("work against duration: a point and a cross in each of two panels, both laws, axis titles", () => {
    const [, work] = sections;
    expect(count(work, /aria-roledescription="point"/g)).toBe(2 * (erasure.length + 1));
    expect(work).toContain(">duration τ</text>");
    expect(work).toContain("± 2 standard errors");
    expect(work).toContain("kT ln 2 = 0.693147");
    expect(work).toContain("4.978 from the friction tensor");
    expect(work).toMatch(/all 2 points: B = [\d.]+\([\d.]+\)/);
  });

  test("the fit uses the window that is asked for, and says so", async () => {
    const one = await erasureReport({ ...input, fitted: [1, 4] });
    expect(one).toContain("the 1 point from τ = 1 to 4");
    expect(one).toContain("One point cannot test the law");
  });

  test("histograms: one panel per duration, mean and kT ln 2 upright in each", () => {
    expect(count(sections[2], /aria-roledescription="rule mark"/g)).toBe(2 * erasure.length);
    expect(sections[2]).toContain(">τ = 0.5</text>");
  });

  test("a run without its work column has no histogram, and the report says so", async () => {
    const bare = erasure.map((row) => ({ ...row, result: { ...row.result, columns: {} } }));
    expect(await erasureReport({ ...input, erasure: bare, paths: [] })).toContain("No run kept its column");
  });

  test("trajectories: one line each, and the three breakpoints of the protocol", () => {
    expect(count(sections[3], /aria-roledescription="line mark"/g)).toBe(3);
    expect(count(sections[3], /aria-roledescription="rule mark"/g)).toBe(3);
    expect(sections[3]).toContain("trajectories 0, 1, 2");
  });

  test("every verdict of every run has its reason", () => {
    for (const { result } of [...erasure, ...traps]) {
      for (const { reason } of result.verdicts) {
        expect(sections[4]).toContain(
          reason.replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
        );
      }
    }
  });

  test("provenance: seed, kernel and the experiment, which runs again from the text", () => {
    expect(sections[5]).toContain(`kernel SHA-256 ${erasure[0]?.result.provenance.kernel}`);
    expect(sections[5]).toContain("seed 7");
    const json = /<pre>(.*?)<\/pre>/s
      .exec(sections[5] ?? "")?.[1]
      ?.replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">");
    expect(JSON.parse(json ?? "")).toEqual(JSON.parse(JSON.stringify(erasure[0]?.result.experiment)));
  });
});
