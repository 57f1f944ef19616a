// Seeded draws for the calibration: uniforms in (0, 1), normals, and columns of them.
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** The draws of one repeat: a function of case and repeat alone. */
export function draws(seed) {
  const generator = xoroshiro128plus(seed);
  const uniform = () =>
    (uniformInt(generator, 0, 2 ** 26 - 1) * 2 ** 26 + uniformInt(generator, 0, 2 ** 26 - 1) + 0.5) *
    2 ** -52;
  let spare = null;
  const normal = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}

export const column = (n, draw) => Float64Array.from({ length: n }, (_, i) => draw(i));

/** Columns from rows of named numbers. */
export function table(n, row) {
  const columns = {};
  for (let i = 0; i < n; i++) {
    for (const [name, value] of Object.entries(row(i))) {
      columns[name] ??= new Float64Array(n);
      columns[name][i] = value;
    }
  }
  return columns;
}

/** Rows of a sample. */
export const FEW = 4096;
/** Those of an exponential average, which is judged from 10,000 on. */
export const MANY = 16384;

/** A Gaussian A with <e^-A> = 1 unless the variance is another. */
export const gauss = (normal, m, variance = 2 * m) => m + Math.sqrt(variance) * normal();

/** One sample of `n` rows, drawn by a function of { uniform, normal }. */
export const rows =
  (row, n = FEW) =>
  (draws) => ({ columns: table(n, () => row(draws)) });

/** A number from a text, so that each case has draws of its own. */
export const seedOf = (text) => [...text].reduce((h, c) => (Math.imul(h, 31) + c.charCodeAt(0)) | 0, 17);
