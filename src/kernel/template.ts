// The compiled Langevin templates, one for each number of variables without and with inertia, their doors still empty.
import { base64 as inertial } from "../../wasm/inertial.js";
import { base64 as inertial2 } from "../../wasm/inertial2.js";
import { base64 as inertial3 } from "../../wasm/inertial3.js";
import { base64 as inertial4 } from "../../wasm/inertial4.js";
import { base64 as overdamped } from "../../wasm/langevin.js";
import { base64 as overdamped2 } from "../../wasm/langevin2.js";
import { base64 as overdamped3 } from "../../wasm/langevin3.js";
import { base64 as overdamped4 } from "../../wasm/langevin4.js";
import { decode } from "./bytes.js";

const OVERDAMPED = [overdamped, overdamped2, overdamped3, overdamped4] as const;
const INERTIAL = [inertial, inertial2, inertial3, inertial4] as const;

/** Most variables that a template takes. */
export const MOST_VARIABLES = OVERDAMPED.length;

/** Where doors find what is in a block, in bytes. */
export interface BlockLayout {
  readonly velocity: number;
  /** Velocities before the step. */
  readonly last: number;
  readonly work: number;
  readonly started: number;
  readonly accumulators: number;
  /** From one quantity of eight lanes to the next. */
  readonly stride: number;
  readonly mostAccumulators: number;
  /** Of measurement and feedback. */
  readonly outcome: number;
  readonly logLikelihood: number;
  readonly information: number;
  readonly measurements: number;
  readonly repeated: number;
  readonly state: number;
  readonly age: number;
  readonly elapsed: number;
  /** Where quantities begin that the planner lays out, and how many there may be. */
  readonly own: number;
  readonly mostOwn: number;
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
    velocity: of("blockVelocity"),
    last: of("blockLast"),
    work: of("blockWork"),
    started: of("blockStarted"),
    accumulators: of("blockAccumulators"),
    stride: of("blockStride"),
    mostAccumulators: of("mostAccumulators"),
    outcome: of("blockOutcome"),
    logLikelihood: of("blockLogLikelihood"),
    information: of("blockInformation"),
    measurements: of("blockMeasurements"),
    repeated: of("blockRepeated"),
    state: of("blockState"),
    age: of("blockAge"),
    elapsed: of("blockElapsed"),
    own: of("blockOwn"),
    mostOwn: of("mostOwn"),
  };
}

const decoded = new Map<string, Uint8Array<ArrayBuffer>>();

/** The template for 1 to 4 variables; always the same array for the same kind. */
export function template(variables: number, withVelocities = false): Uint8Array<ArrayBuffer> {
  const text = (withVelocities ? INERTIAL : OVERDAMPED)[variables - 1] as string;
  const bytes = decoded.get(text) ?? decode(text);
  decoded.set(text, bytes);
  return bytes;
}
