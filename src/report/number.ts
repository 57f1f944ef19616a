// Numbers with errors as a physicist reads them: two digits of the error, in units of the value's last place.
//   1.8856(21) = 1.8856 +- 0.0021;  12.3(1.2) where the error has a decimal point of its own;  1.234(12)e-5

// an error below this share of the value is rounding of the sum that gave it: 4 units in the last place
const ROUNDING = 2 ** -50;

/** value(error) with two digits of the error; six significant digits without one; "-" without a value. */
export function withError(value: number | null | undefined, error: number | null | undefined): string {
  if (!known(value)) return "-";
  if (!known(error) || error <= ROUNDING * Math.abs(value)) return short(value);
  const last = exponentOf(error, 1) - 1; // power of ten of the error's second digit
  const plain = last <= 0 && within(1e-3, Math.max(Math.abs(value), error), 1e6);
  const power = plain ? 0 : powerFor(value, error, last);
  const decimals = power - last;
  const mantissa = unsignedZero(shift(value, -power).toFixed(decimals));
  return `${mantissa}(${errorDigits(shift(error, -power), decimals)})${power === 0 ? "" : `e${power}`}`;
}

/** Six significant digits, trailing zeros dropped, an exponent below 1e-4 and from 1e6 on. */
export function short(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "-";
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const rounded = Number(value.toPrecision(6));
  if (within(1e-4, Math.abs(rounded), 1e6)) return String(rounded);
  return rounded.toExponential().replace("e+", "e");
}

/** (estimate - reference)/error, to a tenth. */
export const sigmas = (z: number | null): string =>
  z === null || !Number.isFinite(z)
    ? "-"
    : Math.abs(z) < 1000
      ? unsignedZero(z.toFixed(1))
      : z.toExponential(0);

/** "duration=16, barrier=8". */
export const pairs = (parameters: Readonly<Record<string, number | string | readonly number[]>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => {
      const text = typeof value === "string" ? value : null;
      return `${name}=${text ?? (typeof value === "object" ? `[${value.map(short).join(" ")}]` : short(value as number))}`;
    })
    .join(", ");

const known = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value);

const within = (low: number, x: number, high: number): boolean => low <= x && x < high;

/** Power of ten of the first digit, after rounding to `digits` decimals behind it: 0.0996 has -2, with one decimal -1. */
const exponentOf = (x: number, digits?: number): number => Number(x.toExponential(digits).split("e")[1]);

/** Power of ten to take out, after rounding to the last place: 999996 +- 120 reads 1.00000(12)e6. */
function powerFor(value: number, error: number, last: number): number {
  const size = Math.max(Math.abs(value), error);
  const digits = exponentOf(size) - last;
  return Math.max(last + 1, exponentOf(size, Math.min(100, Math.max(0, digits))));
}

/** x 10^by, rounded once: by the decimal text, since a product with 10^by would round twice. */
function shift(x: number, by: number): number {
  const [mantissa, exponent] = x.toExponential().split("e");
  return Number(`${mantissa}e${Number(exponent) + by}`);
}

const errorDigits = (error: number, decimals: number): string => {
  const text = error.toFixed(decimals);
  return Number(text) >= 1 ? text : text.replace(/^0\.0*/, "");
};

const unsignedZero = (text: string): string => (Number(text) === 0 ? text.replace("-", "") : text);
