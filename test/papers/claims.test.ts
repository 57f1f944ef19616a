// Every claim passes at every listed set of parameters, by the acceptance rule of the catalogue, and its control fails.
// Seed 1; 10,240 trajectories, so that every error is below 1 % of the quantity's standard deviation.
import { expect, test } from "vitest";
import type { Claim } from "../../dist/papers/claim.js";
import { CLAIMS } from "../../dist/papers/index.js";
import { verify, verifyControl } from "../../dist/papers/verify.js";

const TRAJECTORIES = 10_240;

const named = (parameters: Readonly<Record<string, number>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");

for (const claim of CLAIMS as readonly Claim[]) {
  for (const { parameters, values } of claim.references) {
    test(`${claim.id} at ${named(parameters)}: ${claim.formula}`, { timeout: 300_000 }, async () => {
      const { rows, outcome } = await verify(claim, parameters, { trajectories: TRAJECTORIES });
      const failing = rows.filter(({ verdict }) => verdict !== "pass" && verdict !== "reported");
      expect(failing).toEqual([]);
      expect(outcome).toBe("pass");
      const reported = rows.map(({ quantity }) => quantity);
      const absent = Object.keys(values).filter((key) => !reported.includes(key) && !key.startsWith("err_"));
      expect(absent, "keys of the reference that are not reported").toEqual([]);
    });
  }

  test(`${claim.id} fails its control: ${claim.control.says}`, { timeout: 300_000 }, async () => {
    const { parameters } = claim.references[0] as (typeof claim.references)[number];
    const { rows, outcome } = await verifyControl(claim, parameters, { trajectories: TRAJECTORIES });
    expect(rows.find(({ quantity }) => quantity === claim.control.breaks)?.verdict).toBe("fail");
    expect(outcome).toBe("fail");
  });
}
