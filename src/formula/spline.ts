// Cubic splines through points (x_i, y_i), by the second derivatives M_i at the nodes; h_i = x_(i+1) - x_i,
//   h_(i-1)/6 M_(i-1) + (h_(i-1) + h_i)/3 M_i + h_i/6 M_(i+1) = (y_(i+1) - y_i)/h_i - (y_i - y_(i-1))/h_(i-1),
// in short R M = Q'y. C. de Boor, A Practical Guide to Splines (1978), chapter IV.
//
//   open       not-a-knot at both ends: the third derivative is continuous at the second node and the last but one, so a cubic is
//              reproduced and the error is O(h^4) up to the ends (a natural spline's is O(h^2) there)
//   periodic   y, y' and y'' agree at the ends
//   smoothed   the g that minimises ∫ g''^2 dx under sum_i ((y_i - g_i)/deviation_i)^2 <= number of points: C. H. Reinsch,
//              Numer. Math. 10, 177 (1967), with S = n. It solves (R + penalty Q'VQ) M = Q'y, g = y - penalty VQ M, V = deviation^2,
//              and is a natural spline. Where the straight line (on a ring the constant) is near enough, it is that.
import { Banded } from "./banded.js";

/** A cubic spline by its values and second derivatives at the nodes. */
export interface Spline {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly bend: Float64Array;
}

interface Points {
  readonly x: readonly number[];
  /** On a ring the last y is the first one again. */
  readonly y: readonly number[];
  readonly periodic: boolean;
  /** Standard deviations of y; null for a spline through the points. */
  readonly deviations: readonly number[] | null;
}

/** The spline of at least 4 points in ascending order of x. */
export function spline({ x: places, y: heights, periodic, deviations }: Points): Spline {
  const x = Float64Array.from(places);
  const y = Float64Array.from(heights);
  const last = x.length - 1;
  const knots = new Knots(x, periodic);
  const solved =
    deviations === null
      ? knots.solve(y, null, periodic ? "natural" : "not-a-knot")
      : smoothed(
          knots,
          y,
          Float64Array.from(deviations, (s) => s * s),
        ); // ** differs between engines
  if (periodic) {
    solved.y[last] = solved.y[0] as number;
    solved.bend[last] = solved.bend[0] as number;
  }
  return { x, ...solved };
}

interface Values {
  readonly y: Float64Array;
  readonly bend: Float64Array;
}

interface Penalty {
  readonly weight: number;
  /** V. */
  readonly variances: Float64Array;
}

/** [unknown, entry] where there is one. */
type Row = readonly (readonly [number, number])[];

class Knots {
  /** Distinct nodes. */
  readonly count: number;
  private readonly unknowns: number;
  /** Rows of Q. */
  private readonly differences: readonly Row[];

  constructor(
    readonly x: Float64Array,
    readonly periodic: boolean,
  ) {
    this.count = periodic ? x.length - 1 : x.length;
    this.unknowns = periodic ? this.count : this.count - 2;
    this.differences = Array.from({ length: this.count }, (_, i) => this.differencesAt(i));
  }

  /** x_(i+1) - x_i. */
  private width(i: number): number {
    const at = this.periodic ? (i + this.count) % this.count : i;
    return (this.x[at + 1] as number) - (this.x[at] as number);
  }

  /** The unknown of node i, or -1 at the ends. */
  private unknown(i: number): number {
    if (this.periodic) return (i + this.count) % this.count;
    return i > 0 && i < this.count - 1 ? i - 1 : -1;
  }

  private differencesAt(i: number): Row {
    const before = this.periodic || i > 0 ? 1 / this.width(i - 1) : 0;
    const after = this.periodic || i < this.count - 1 ? 1 / this.width(i) : 0;
    const row = [
      [this.unknown(i - 1), before],
      [this.unknown(i), -(before + after)],
      [this.unknown(i + 1), after],
    ] as const;
    return row.filter(([k]) => k >= 0);
  }

  solve(y: Float64Array, penalty: Penalty | null, ends: "natural" | "not-a-knot"): Values {
    const { unknowns, count } = this;
    const matrix = new Banded(unknowns, penalty === null ? 1 : 2, this.periodic ? "ring" : "open");
    const right = new Float64Array(unknowns);
    for (let i = 0; i < count; i++) {
      const row = this.differences[i] as Row;
      for (const [k, q] of row) {
        right[k] = (right[k] as number) + q * (y[i] as number);
        if (penalty === null) continue;
        const v = penalty.weight * (penalty.variances[i] as number);
        for (const [l, p] of row) matrix.add(k, l, v * q * p);
      }
      this.addBends(matrix, i, ends);
    }
    const bends = matrix.solve(right);
    const bend = new Float64Array(y.length);
    for (let i = 0; i < count; i++) bend[i] = bends[this.unknown(i)] ?? 0;
    if (ends === "not-a-knot") {
      bend[0] = this.beyond(bend, 0, 1);
      bend[count - 1] = this.beyond(bend, count - 1, -1);
    }
    if (penalty === null) return { y, bend };
    const g = y.map((value, i) => {
      if (i === count) return value; // the first node of a ring again
      const pull = (this.differences[i] as Row).reduce((sum, [k, q]) => sum + q * (bends[k] as number), 0);
      return value - penalty.weight * (penalty.variances[i] as number) * pull;
    });
    return { y: g, bend };
  }

  /** Row i of R. */
  private addBends(matrix: Banded, i: number, ends: "natural" | "not-a-knot"): void {
    const k = this.unknown(i);
    if (k < 0) return;
    matrix.add(k, k, (this.width(i - 1) + this.width(i)) / 3);
    for (const side of [-1, 1] as const) {
      const share = this.width(side < 0 ? i - 1 : i) / 6;
      const l = this.unknown(i + side);
      if (l >= 0) matrix.add(k, l, share);
      else if (ends === "not-a-knot") {
        const r = this.ratio(i + side, -side as 1 | -1);
        matrix.add(k, k, share * (1 + r));
        matrix.add(k, this.unknown(i - side), -share * r);
      }
    }
  }

  /** The end's interval over the next one. */
  private ratio(end: number, inward: 1 | -1): number {
    return inward > 0 ? this.width(end) / this.width(end + 1) : this.width(end - 1) / this.width(end - 2);
  }

  /** The end's second derivative on the straight line through the next two. */
  private beyond(bend: Float64Array, end: number, inward: 1 | -1): number {
    const r = this.ratio(end, inward);
    return (bend[end + inward] as number) * (1 + r) - (bend[end + 2 * inward] as number) * r;
  }
}

const DOUBLINGS = 1000;
const HALVINGS = 40; // of a bracket of a factor 2, on a scale of ratios: to 1e-12

function smoothed(knots: Knots, y: Float64Array, variances: Float64Array): Values {
  const { count } = knots;
  const miss = (g: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const away = (y[i] as number) - (g[i] as number);
      sum += (away * away) / (variances[i] as number);
    }
    return sum;
  };
  const straight = line(knots, y, variances);
  if (miss(straight) <= count) return { y: straight, bend: new Float64Array(y.length) };
  const at = (weight: number): Values => knots.solve(y, { weight, variances }, "natural");
  const near = (weight: number): boolean => miss(at(weight).y) <= count;
  const spacing = ((knots.x[count - 1] as number) - (knots.x[0] as number)) / (count - 1);
  const variance = variances.reduce((sum, v) => sum + v, 0) / variances.length;
  let low = (spacing * spacing * spacing) / variance; // where R and Q'VQ are of one size
  let high = low;
  if (near(low)) for (let i = 0; i < DOUBLINGS && near(high); i++) [low, high] = [high, 2 * high];
  else for (let i = 0; i < DOUBLINGS && !near(low); i++) [low, high] = [low / 2, low];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(low) * Math.sqrt(high);
    if (near(middle)) low = middle;
    else high = middle;
  }
  return at(low);
}

/** The straight line nearest to the points in units of their deviations; on a ring the constant. */
function line({ x, count, periodic }: Knots, y: Float64Array, variances: Float64Array): Float64Array {
  const weights = variances.subarray(0, count).map((v) => 1 / v);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = (values: Float64Array): number =>
    weights.reduce((sum, w, i) => sum + w * (values[i] as number), 0) / total;
  const [x0, y0] = [mean(x), mean(y)];
  const away = x.map((place) => place - x0);
  const slope = periodic ? 0 : mean(away.map((d, i) => d * (y[i] as number))) / mean(away.map((d) => d * d));
  return away.map((d) => y0 + slope * d);
}
