// The compiled Langevin templates, one for each number of variables, their doors still empty.
import { base64 as one } from "../../wasm/langevin.js";
import { base64 as two } from "../../wasm/langevin2.js";
import { base64 as three } from "../../wasm/langevin3.js";
import { base64 as four } from "../../wasm/langevin4.js";
import { decode } from "./bytes.js";

const TEMPLATES = [one, two, three, four] as const;

/** Most variables that a template takes. */
export const MOST_VARIABLES = TEMPLATES.length;

const decoded = new Map<number, Uint8Array<ArrayBuffer>>();

/** The template for 1 to 4 variables; always the same array for the same number. */
export function template(variables: number): Uint8Array<ArrayBuffer> {
  const bytes = decoded.get(variables) ?? decode(TEMPLATES[variables - 1] as string);
  decoded.set(variables, bytes);
  return bytes;
}
