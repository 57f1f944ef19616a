// The compiled Langevin templates, one for each number of variables, their doors still empty.
import { base64 as one } from "../../wasm/langevin.js";
import { base64 as two } from "../../wasm/langevin2.js";
import { base64 as three } from "../../wasm/langevin3.js";
import { base64 as four } from "../../wasm/langevin4.js";
import { decode } from "./bytes.js";

const TEMPLATES = [one, two, three, four] as const;

/** Most variables that a template takes. */
export const MOST_VARIABLES = TEMPLATES.length;

/** Where doors find what is in a block, in bytes. */
export interface BlockLayout {
  readonly work: number;
  readonly started: number;
  readonly accumulators: number;
  /** From one quantity of eight lanes to the next. */
  readonly stride: number;
  readonly mostAccumulators: number;
}

/** The layout of a template's block, as the template says it. */
export function layoutOf(bytes: Uint8Array<ArrayBuffer>): BlockLayout {
  const module = new WebAssembly.Module(bytes);
  const potential = Object.fromEntries(
    WebAssembly.Module.imports(module).map(({ name }) => [name, () => undefined]),
  );
  const { exports } = new WebAssembly.Instance(module, { potential });
  const of = (name: string): number => (exports[name] as WebAssembly.Global).value as number;
  return {
    work: of("blockWork"),
    started: of("blockStarted"),
    accumulators: of("blockAccumulators"),
    stride: of("blockStride"),
    mostAccumulators: of("mostAccumulators"),
  };
}

const decoded = new Map<number, Uint8Array<ArrayBuffer>>();

/** The template for 1 to 4 variables; always the same array for the same number. */
export function template(variables: number): Uint8Array<ArrayBuffer> {
  const bytes = decoded.get(variables) ?? decode(TEMPLATES[variables - 1] as string);
  decoded.set(variables, bytes);
  return bytes;
}
