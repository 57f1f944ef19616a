// Start positions by inversion of a cumulative distribution given at nodes: x_i, F_i = P(x < x_i), p_i = F'(x_i).
// Between nodes F is the cubic Hermite interpolant, monotone there; u = F(x) is solved by bisection-guarded Newton.
//
// A guide says for g/G <= u < (g + 1)/G at which node to begin to look.
//
//   i32 nodes, i32 G | x_i | F_i | p_i, each `nodes` f64 | guide, G x i32

export function startAt(table: usize, u: f64): f64 {
  const nodes = load<i32>(table);
  const xs = table + 8;
  const fs = xs + ((<usize>nodes) << 3);
  const ps = fs + ((<usize>nodes) << 3);
  const guide = ps + ((<usize>nodes) << 3);
  let low = load<i32>(guide + ((<usize>(<i32>(u * <f64>load<i32>(table, 4)))) << 2));
  while (low < nodes - 2 && load<f64>(fs + ((<usize>low) << 3), 8) <= u) low += 1;
  const at = (<usize>low) << 3;
  const x0 = load<f64>(xs + at);
  const width = load<f64>(xs + at, 8) - x0;
  const f0 = load<f64>(fs + at);
  const rise = load<f64>(fs + at, 8) - f0;
  if (width == 0 || rise <= 0) return x0;
  // F = f0 + s b + s^2 c + s^3 d on s in [0, 1]
  const b = load<f64>(ps + at) * width;
  const e = load<f64>(ps + at, 8) * width;
  const c = 3 * rise - 2 * b - e;
  const d = b + e - 2 * rise;
  const target = u - f0;
  let left: f64 = 0;
  let right: f64 = 1;
  let s = target / rise;
  // quadratic convergence from within 1 % of the node spacing: three or four rounds
  for (let i = 0; i < 40; i++) {
    const miss = s * (b + s * (c + s * d)) - target;
    if (miss > 0) right = s;
    else left = s;
    const slope = b + s * (2 * c + 3 * d * s);
    let next = slope > 0 ? s - miss / slope : left;
    if (!(next >= left && next <= right)) next = 0.5 * (left + right);
    const change = Math.abs(next - s);
    s = next;
    if (change < 1e-7) break;
  }
  return x0 + width * s;
}
