// Elementary functions of our own WebAssembly. Whatever touches the bytes of a result takes them from here: the engine's
// Math.exp and Math.pow differ between versions and machines.
import { instantiateSync } from "@assemblyscript/loader";
import { base64 } from "../../wasm/math.js";
import { decode, needSimd } from "./bytes.js";

needSimd();

type Unary = (x: number) => number;

const { exports } = instantiateSync<{
  exp: Unary;
  log: Unary;
  sin: Unary;
  cos: Unary;
  tan: Unary;
  tanh: Unary;
  atan: Unary;
  erf: Unary;
  expm1: Unary;
  log1p: Unary;
  pow: (x: number, y: number) => number;
}>(decode(base64), {});

export const { exp, log, sin, cos, tan, tanh, atan, erf, expm1, log1p, pow } = exports;
