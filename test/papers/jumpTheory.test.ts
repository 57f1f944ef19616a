// What theory says of the claims about jumps at the listed parameters is what the catalogue lists, to its precision. So the references
// that are used at other parameters are right, too.
import { expect, test } from "vitest";
import { type AnyClaim, CLAIMS } from "../../dist/papers/index.js";

const PRECISION = 1e-9;
/** Numbers of the catalogue that are less precise, by its own word. */
const LESS: Readonly<Record<string, number>> = {
  // by differences; the same number as dC11_dA1, which agrees to 1e-11
  "andrieux-gaspard2004-nonlinear-onsager d2J1_dA1A1": 2e-9,
  "proesmans-vdb2017-periodic-tur kappa2": 6e-8,
  "proesmans-vdb2017-periodic-tur rel": 6e-8,
  "owen2020-response-bound dlnp1p2": 3e-9,
  "koyuk-seifert2020-driven-tur TdT": 7e-8,
  "koyuk-seifert2020-driven-tur vdv": 2e-7,
  "koyuk-seifert2020-driven-tur rhs": 3e-7,
  "koyuk-seifert2020-driven-tur ratio": 3e-7,
  // of eight digits in the second set
  "gillespie1977-lotka-volterra cov": 3e-8,
  "gillespie1977-lotka-volterra p_Y_extinct": 1e-8,
  "gillespie1977-lotka-volterra p_X_extinct": 3e-8,
};
/** Below this there is nothing but rounding. */
const ROUNDING = 1e-12;

for (const { id, acceptance, theory, references } of CLAIMS as readonly AnyClaim[]) {
  if (acceptance.relative === undefined || theory === undefined) continue;
  test.each(references.map((set, k) => ({ k: k + 1, ...set })))(`${id}, set $k`, ({ parameters, values }) => {
    const found = theory(parameters);
    expect(Object.keys(found).length).toBeGreaterThan(0);
    for (const [key, value] of Object.entries(found)) {
      const known = values[key];
      if (known === undefined) continue;
      const allowed = (LESS[`${id} ${key}`] ?? PRECISION) * Math.abs(known) + ROUNDING;
      expect(Math.abs(value - known), `${key}: ${value}, listed ${known}`).toBeLessThanOrEqual(allowed);
    }
  });
}
