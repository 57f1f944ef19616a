// Entry: elementary functions for the host, bit for bit the kernels': a scalar is lane 0 of the kernel's vector function.
import { atan as atanLanes } from "./math/atan";
import { erf as erfLanes } from "./math/erf";
import { exp as expLanes } from "./math/exp";
import { log as logLanes } from "./math/log";
import { tanh as tanhLanes } from "./math/tanh";
import { cos as cosLanes, sin as sinLanes, tan as tanLanes } from "./math/trig";

export function exp(x: f64): f64 {
  return f64x2.extract_lane(expLanes(f64x2.splat(x)), 0);
}

export function log(x: f64): f64 {
  return f64x2.extract_lane(logLanes(f64x2.splat(x)), 0);
}

export function sin(x: f64): f64 {
  return f64x2.extract_lane(sinLanes(f64x2.splat(x)), 0);
}

export function cos(x: f64): f64 {
  return f64x2.extract_lane(cosLanes(f64x2.splat(x)), 0);
}

export function tan(x: f64): f64 {
  return f64x2.extract_lane(tanLanes(f64x2.splat(x)), 0);
}

export function tanh(x: f64): f64 {
  return f64x2.extract_lane(tanhLanes(f64x2.splat(x)), 0);
}

export function atan(x: f64): f64 {
  return f64x2.extract_lane(atanLanes(f64x2.splat(x)), 0);
}

export function erf(x: f64): f64 {
  return f64x2.extract_lane(erfLanes(f64x2.splat(x)), 0);
}

export function pow(x: f64, y: f64): f64 {
  return NativeMath.pow(x, y);
}

export function expm1(x: f64): f64 {
  return NativeMath.expm1(x);
}

export function log1p(x: f64): f64 {
  return NativeMath.log1p(x);
}

/** output[k] = exp(input[k]) for `count` f64 in linear memory; the two may be the same. */
export function expArray(input: usize, output: usize, count: i32): void {
  const pairs = input + ((<usize>count >> 1) << 4);
  for (; input < pairs; input += 16, output += 16) v128.store(output, expLanes(v128.load(input)));
  if (count & 1) store<f64>(output, exp(load<f64>(input)));
}

/** Memory for arrays, 16-byte aligned; never freed. */
export function reserve(bytes: i32): usize {
  return heap.alloc(bytes);
}

export { DRAWS as draws, resample } from "./random/resample";
