// Keyed draws with replacement, from the kernel's own hash: the same in every engine, apart from all noise by their purpose.
import { instantiateSync } from "@assemblyscript/loader";
import { base64 } from "../../wasm/math.js";
import { decode } from "./bytes.js";

const { exports } = instantiateSync<{
  memory: WebAssembly.Memory;
  draws: WebAssembly.Global;
  resample(seed: bigint, stream: bigint, round: bigint, from: bigint, blocks: number): number;
}>(decode(base64), {});

/** `count` draws of 0 … blocks - 1 with replacement: those of (seed, stream, round). */
export function draws(
  { seed, stream }: { readonly seed: number; readonly stream: number },
  round: number,
  count: number,
  blocks: number,
): Int32Array {
  const out = new Int32Array(count);
  const most = exports.draws.value as number;
  for (let from = 0; from < count; from += most) {
    const at = exports.resample(BigInt(seed), BigInt(stream), BigInt(round), BigInt(from), blocks);
    const found = new Int32Array(exports.memory.buffer, at, Math.min(most, count - from));
    out.set(found, from);
  }
  return out;
}
