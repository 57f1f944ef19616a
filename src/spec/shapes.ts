// Numbers, texts and lists as the schema takes them; every message says what is needed.
import { z } from "zod";

export { z } from "zod";

export const finite = z.number({ error: "a finite number is needed" });
export const positive = finite.refine((x) => x > 0, { error: "a number above 0 is needed" });
export const wholeFrom = (least: number, most: number, what: string) =>
  finite.refine((n) => Number.isInteger(n) && n >= least && n <= most, { error: `${what} is needed` });
export const text = z.string({ error: "a text is needed" });
export const oneOf = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.enum(options, { error: `one of ${options.map((o) => `"${o}"`).join(", ")} is needed` });
export const record = <T extends z.ZodType>(value: T, what: string) =>
  z.record(z.string(), value, { error: `an object of ${what} by name is needed` });
export const numbers = z.array(finite, { error: "a list of numbers is needed" });
