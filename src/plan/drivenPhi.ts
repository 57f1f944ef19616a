// phi = -ln p_s of a ring along a protocol, as Fourier coefficients that are smooth functions of the share of a stretch: solved at
// some shares (theory/ring.ts), and between them by Chebyshev's polynomials, so that a row costs microseconds.
import { SpecError } from "../spec/error.js";
import { type Chebyshev, chebyshev, chebyshevAt, places, restOf } from "../theory/chebyshev.js";
import type { Fourier } from "../theory/fourier.js";
import { type Ring, steadyRing } from "../theory/ring.js";
import type { Fields, Line } from "./timeline.js";

const HARMONICS = 64;
const LEAST = 1e-12; // of a harmonic
const REST = 1e-11; // of the polynomials
const FEWEST = 16;
const MOST = 256;
const CLOSE = 1e-9;

/** phi at any fields of the protocol: a_0, a_1 …, then b_0, b_1 … up to `harmonics`. */
export interface DrivenPhi {
  readonly harmonics: number;
  readonly at: (fields: Fields) => Float64Array;
}

/** @throws SpecError where phi has structure finer than period/64. */
export function drivenPhi(
  ringAt: (fields: Fields) => Ring,
  lines: readonly Line[],
  names: readonly string[],
): DrivenPhi {
  const known = new Map<string, Fourier>();
  const solved = (fields: Fields): Fourier => {
    const key = names.map((field) => fields[field]).join(" ");
    const ready = known.get(key);
    if (ready !== undefined) return ready;
    const series = steadyRing(ringAt(fields)).series;
    known.set(key, series);
    return series;
  };
  const moving = lines.filter(({ from, to }) => names.some((field) => from[field] !== to[field]));
  const ends = lines.flatMap(({ from, to }) => [solved(from), solved(to)]);
  const middles = moving.map((line) => solved(along(line, 0.5)));
  const harmonics = [...ends, ...middles].reduce((most, series) => Math.max(most, heard(series)), 1);
  if (harmonics > HARMONICS) {
    throw new SpecError(
      "system.potential",
      `a potential and a force that are smooth on the scale of period/${HARMONICS} are needed for record.housekeeping, these have ${harmonics} harmonics`,
    );
  }
  const column = (series: Fourier): Float64Array =>
    Float64Array.from({ length: 2 * (harmonics + 1) }, (_, i) => {
      const k = i % (harmonics + 1);
      return (i > harmonics ? series.sines[k] : series.cosines[k]) ?? 0;
    });
  const fits = moving.map((line): { line: Line; fit: Chebyshev } => {
    for (let n = FEWEST; ; n *= 2) {
      const fit = chebyshev(places(n).map((s) => column(solved(along(line, s)))));
      if (restOf(fit) < REST || 2 * n > MOST) return { line, fit };
    }
  });
  return {
    harmonics,
    at(fields) {
      for (const { line, fit } of fits) {
        const s = shareOf(line, fields, names);
        if (s !== null) return Float64Array.from(fit, (own) => chebyshevAt(own, s));
      }
      return column(solved(fields));
    },
  };
}

/** The highest harmonic that counts. */
function heard({ cosines, sines }: Fourier): number {
  let k = cosines.length - 1;
  while (k > 0 && Math.abs(cosines[k] as number) < LEAST && Math.abs(sines[k] as number) < LEAST) k -= 1;
  return k;
}

const along = ({ from, to }: Line, s: number): Fields =>
  Object.fromEntries(Object.entries(from).map(([field, a]) => [field, a + ((to[field] as number) - a) * s]));

/** Where on a line the fields are, or null where they are not. */
function shareOf({ from, to }: Line, fields: Fields, names: readonly string[]): number | null {
  const rise = (field: string): number => (to[field] as number) - (from[field] as number);
  const widest = names.reduce((a, b) => (Math.abs(rise(b)) > Math.abs(rise(a)) ? b : a));
  const s = ((fields[widest] as number) - (from[widest] as number)) / rise(widest);
  if (!(s > -CLOSE && s < 1 + CLOSE)) return null;
  const near = names.every((field) => {
    const there = (from[field] as number) + rise(field) * s;
    return Math.abs((fields[field] as number) - there) <= CLOSE * (1 + Math.abs(there));
  });
  return near ? Math.min(1, Math.max(0, s)) : null;
}
