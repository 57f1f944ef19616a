// A x = b where row i has entries next to the diagonal only, |i - j| <= width, open or closed to a ring (i - j counted around).
// Gaussian elimination without pivoting: for matrices that are dominated by their diagonal or positive definite.
// A ring keeps its last `width` unknowns apart as a border:
//
//   [ B   C ] [x]   [b]        x = B^-1 b - (B^-1 C) z
//   [ C'  D ] [z] = [c]        (D - C' B^-1 C) z = c - C' B^-1 b

export class Banded {
  /** Row i from column i - width to i + width. */
  private readonly band: Float64Array;
  /** Columns of C and rows of C', one after the other. */
  private readonly columns: Float64Array;
  private readonly rows: Float64Array;
  private readonly corner: Float64Array;
  private readonly inner: number;
  private readonly border: number;

  constructor(
    readonly size: number,
    private readonly width: number,
    shape: "open" | "ring",
  ) {
    this.border = shape === "ring" ? Math.min(width, size) : 0;
    this.inner = size - this.border;
    this.band = new Float64Array(this.inner * (2 * width + 1));
    this.columns = new Float64Array(this.inner * this.border);
    this.rows = new Float64Array(this.inner * this.border);
    this.corner = new Float64Array(this.border * this.border);
  }

  /** A_ij += value. */
  add(i: number, j: number, value: number): void {
    const { inner, border, width } = this;
    const put = (to: Float64Array, at: number): void => {
      to[at] = (to[at] as number) + value;
    };
    if (i < inner && j < inner) put(this.band, i * 2 * width + width + j);
    else if (i < inner) put(this.columns, (j - inner) * inner + i);
    else if (j < inner) put(this.rows, (i - inner) * inner + j);
    else put(this.corner, (i - inner) * border + (j - inner));
  }

  /** x for the right-hand side b. The matrix is used up. */
  solve(b: Float64Array): Float64Array {
    const { inner, border } = this;
    const sides = Array.from({ length: border }, (_, k) => this.columns.slice(k * inner, (k + 1) * inner));
    const x = b.slice();
    const first = x.subarray(0, inner);
    this.eliminate([first, ...sides]);
    if (border === 0) return x;
    const last = new Banded(border, border, "open");
    for (let k = 0; k < border; k++) {
      const row = this.rows.subarray(k * inner, (k + 1) * inner);
      sides.forEach((side, l) => {
        last.add(k, l, (this.corner[k * border + l] as number) - dot(row, side));
      });
      x[inner + k] = (x[inner + k] as number) - dot(row, first);
    }
    last.solve(x.slice(inner)).forEach((z, k) => {
      x[inner + k] = z;
      const side = sides[k] as Float64Array;
      for (let i = 0; i < inner; i++) first[i] = (first[i] as number) - (side[i] as number) * z;
    });
    return x;
  }

  /** Overwrites each right-hand side with B^-1 of it. */
  private eliminate(sides: readonly Float64Array[]): void {
    const { band, inner, width } = this;
    const at = (i: number, j: number): number => i * 2 * width + width + j;
    for (let k = 0; k < inner; k++) {
      const end = Math.min(inner - 1, k + width);
      for (let i = k + 1; i <= end; i++) {
        const factor = (band[at(i, k)] as number) / (band[at(k, k)] as number);
        for (let j = k + 1; j <= end; j++) {
          band[at(i, j)] = (band[at(i, j)] as number) - factor * (band[at(k, j)] as number);
        }
        for (const side of sides) side[i] = (side[i] as number) - factor * (side[k] as number);
      }
    }
    for (const side of sides) {
      for (let k = inner - 1; k >= 0; k--) {
        let rest = side[k] as number;
        const end = Math.min(inner - 1, k + width);
        for (let j = k + 1; j <= end; j++) rest -= (band[at(k, j)] as number) * (side[j] as number);
        side[k] = rest / (band[at(k, k)] as number);
      }
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number);
  return total;
}
