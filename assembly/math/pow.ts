// pow(x, y) = x^y, lane by lane by AssemblyScript's NativeMath.pow (musl's tables and polynomials), 0.52 ulp.
export function pow(x: v128, y: v128): v128 {
  const first = NativeMath.pow(f64x2.extract_lane(x, 0), f64x2.extract_lane(y, 0));
  const second = NativeMath.pow(f64x2.extract_lane(x, 1), f64x2.extract_lane(y, 1));
  return f64x2.replace_lane(f64x2.splat(first), 1, second);
}
