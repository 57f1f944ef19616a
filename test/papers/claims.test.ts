// Every claim passes at every listed set of parameters, by the acceptance rule of the catalogue, and its control fails.
// SZILARD_LONG=1 (as in CI) runs the sets that take long, too. Seed 1; 10,240 trajectories, so that every error is below 1 % of the quantity's standard deviation.
import { expect, test } from "vitest";
import type { AnyClaim, Parameters } from "../../dist/papers/claim.js";
import { CLAIMS } from "../../dist/papers/index.js";
import { verify, verifyControl } from "../../dist/papers/verify.js";

const TRAJECTORIES = 10_240;
/** Of schemes at a finite step, where steps are few and what is to be seen is small; all that the catalogue asks for in CI. */
const OF_SCHEMES = 131_072;

/** Where 10,240 would leave an effect within its error. */
const MORE: Readonly<Record<string, number>> = {
  "leimkuhler-matthews-2013-overdamped-harmonic": 1_000_000,
  "kawai-2007-relative-entropy": 102_400,
  "kramers-1940-turnover": 40_960,
  "martinez-2016-carnot": 40_960,
  "dago-2021-underdamped-erasure": 51_200,
  "blickle-2012-stirling": 40_960,
  "schmiedl-seifert-2008-engine": 40_960,
};

const trajectoriesFor = ({ id, discrete, trajectories }: AnyClaim): number => {
  if (process.env.SZILARD_LONG && discrete) return trajectories;
  return MORE[id] ?? (discrete ? OF_SCHEMES : TRAJECTORIES);
};

const named = (parameters: Readonly<Record<string, number | string>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");

/** Sets that take more than some 10 s on two cores; run in CI (SZILARD_LONG=1). */
const isLong = (
  id: string,
  { tau = 0, f = 0, z0 = 0, h = 0, m = 0, Eb = 0, g = 0 }: Readonly<Record<string, number>>,
): boolean =>
  (id === "erasure-cycle-Eb13" && tau > 8) ||
  (id === "erasure-cycle-Eb8" && tau > 16) ||
  (id === "reimann-2001-effective-diffusion" && f > 0) ||
  (id === "bennett-1976-bar-variance" && m > 0.5) ||
  (id === "erasure-slow-B" && Eb > 8) ||
  (id === "sivak-crooks-2012-tilt" && tau > 20) ||
  (id === "dago-2021-underdamped-erasure" && tau > 10) ||
  (id === "martinez-2016-carnot" && tau > 20) ||
  (id === "kramers-1940-turnover" && g < 0.5) ||
  (id === "hummer-szabo-2001-profile" && z0 !== 0 && h === 1);

for (const claim of CLAIMS as readonly AnyClaim[]) {
  for (const { parameters, values } of claim.references) {
    const skipped = isLong(claim.id, parameters as Parameters) && !process.env.SZILARD_LONG;
    test.skipIf(skipped)(
      `${claim.id} at ${named(parameters)}: ${claim.formula}`,
      { timeout: 300_000 },
      async () => {
        const { rows, outcome } = await verify(claim, parameters, { trajectories: trajectoriesFor(claim) });
        const failing = rows.filter(({ verdict }) => verdict !== "pass" && verdict !== "reported");
        expect(failing).toEqual([]);
        expect(outcome).toBe("pass");
        const reported = rows.map(({ quantity }) => quantity);
        const absent = Object.keys(values).filter(
          (key) => !reported.includes(key) && !key.startsWith("err_"),
        );
        expect(absent, "keys of the reference that are not reported").toEqual([]);
      },
    );
  }

  test(`${claim.id} fails its control: ${claim.control.says}`, { timeout: 300_000 }, async () => {
    const { parameters } = claim.references[0] as (typeof claim.references)[number];
    const { rows, outcome } = await verifyControl(claim, parameters, {
      trajectories: trajectoriesFor(claim),
    });
    expect(rows.find(({ quantity }) => quantity === claim.control.breaks)?.verdict).toBe("fail");
    expect(outcome).toBe("fail");
  });
}
