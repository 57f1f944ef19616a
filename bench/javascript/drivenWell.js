// The driven well of every case in plain JavaScript; the source of normals is an argument.
//
//   U(x) = c4 x^4 + c2 x^2 + c1 x      c4: 1 -> 1.5   c2: -2 -> -1   c1: 0 -> 0.5, linear in t over the run
//   F(x) = -dU/dx,  mobility 1,  kT 1,  x(0) = 1,  dt = 1e-3
//
// Row k holds the coefficients at the midpoint of step k. Step k writes row k at frozen x (work), then moves with its force;
// the last write goes to the end of the protocol. Blocks of 256 trajectories, steps outside, so that a block stays in the
// first-level cache and the latencies of its trajectories overlap.

const dt = 1e-3;
const lanes = 256;

/** Positions and works of an ensemble; `fill` fills a Float64Array of even length with unit normals. */
export function drivenWell({ scheme, trajectories, steps, works }, fill) {
  const simulate = scheme === "heun" ? heun : euler;
  return simulate(trajectories, steps, works, rowsOf(steps), fill);
}

/** Seven numbers a row: the displacement ((cubic x^2 + linear) x + constant + amplitude xi, the work ((dc4 x^2 + dc2) x + dc1) x. */
function rowsOf(steps) {
  const rows = new Float64Array(7 * (steps + 1));
  let before = [1, -2, 0];
  for (let k = 0; k <= steps; ++k) {
    const phase = k === steps ? 1 : (k + 0.5) / steps;
    const [c4, c2, c1] = [1 + 0.5 * phase, -2 + phase, 0.5 * phase];
    const [b4, b2, b1] = before;
    rows.set([-4 * c4 * dt, -2 * c2 * dt, -c1 * dt, Math.sqrt(2 * dt), c4 - b4, c2 - b2, c1 - b1], 7 * k);
    before = [c4, c2, c1];
  }
  return rows;
}

function emptyEnsemble(trajectories) {
  const room = Math.ceil(trajectories / lanes) * lanes;
  return { position: new Float64Array(room).fill(1), work: new Float64Array(room) };
}

function write(rows, k, x, work) {
  const dc4 = rows[7 * k + 4];
  const dc2 = rows[7 * k + 5];
  const dc1 = rows[7 * k + 6];
  for (let i = 0; i < lanes; ++i) work[i] += ((dc4 * (x[i] * x[i]) + dc2) * x[i] + dc1) * x[i];
}

function euler(trajectories, steps, works, rows, fill) {
  const { position, work } = emptyEnsemble(trajectories);
  const normals = new Float64Array(lanes);
  for (let first = 0; first < trajectories; first += lanes) {
    const x = position.subarray(first, first + lanes);
    const w = work.subarray(first, first + lanes);
    for (let k = 0; k < steps; ++k) {
      fill(normals);
      const cubic = rows[7 * k];
      const linear = rows[7 * k + 1];
      const constant = rows[7 * k + 2];
      const amplitude = rows[7 * k + 3];
      const dc4 = rows[7 * k + 4];
      const dc2 = rows[7 * k + 5];
      const dc1 = rows[7 * k + 6];
      for (let i = 0; i < lanes; ++i) {
        const at = x[i];
        if (works) w[i] += ((dc4 * (at * at) + dc2) * at + dc1) * at;
        x[i] = at + ((cubic * (at * at) + linear) * at + constant) + amplitude * normals[i];
      }
    }
    if (works) write(rows, steps, x, w);
  }
  return { position, work };
}

function heun(trajectories, steps, works, rows, fill) {
  const { position, work } = emptyEnsemble(trajectories);
  const normals = new Float64Array(lanes);
  for (let first = 0; first < trajectories; first += lanes) {
    const x = position.subarray(first, first + lanes);
    const w = work.subarray(first, first + lanes);
    for (let k = 0; k < steps; ++k) {
      fill(normals);
      const cubic = rows[7 * k];
      const linear = rows[7 * k + 1];
      const constant = rows[7 * k + 2];
      const amplitude = rows[7 * k + 3];
      const dc4 = rows[7 * k + 4];
      const dc2 = rows[7 * k + 5];
      const dc1 = rows[7 * k + 6];
      for (let i = 0; i < lanes; ++i) {
        const at = x[i];
        if (works) w[i] += ((dc4 * (at * at) + dc2) * at + dc1) * at;
        const noise = amplitude * normals[i];
        const here = (cubic * (at * at) + linear) * at + constant;
        const y = at + here + noise;
        const there = (cubic * (y * y) + linear) * y + constant;
        x[i] = at + 0.5 * (here + there) + noise;
      }
    }
    if (works) write(rows, steps, x, w);
  }
  return { position, work };
}
