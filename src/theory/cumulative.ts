// Running integrals of a density that decays on both sides: Simpson's rule in cells of three places, from the near side, so that
// a tail is as exact as the middle.

/** ∫ f from the first place to each even place; h the distance of neighbours. */
export function fromLeft(f: Float64Array, h: number): Float64Array {
  const sums = new Float64Array((f.length - 1) / 2 + 1);
  for (let i = 1; i < sums.length; i++) {
    const [a, b, c] = [f[2 * i - 2], f[2 * i - 1], f[2 * i]] as [number, number, number];
    sums[i] = (sums[i - 1] as number) + (h * (a + 4 * b + c)) / 3;
  }
  return sums;
}

/** ∫ f from each even place to the last. */
export const fromRight = (f: Float64Array, h: number): Float64Array =>
  fromLeft(f.slice().reverse(), h).reverse();

/** ∫ f over all places, by the trapezoid at the even ones: exact to all orders where f is flat at both ends. */
export const overEven = (f: (i: number) => number, places: number, h: number): number => {
  let sum = 0;
  for (let i = 0; i < places; i++) sum += (i === 0 || i === places - 1 ? h : 2 * h) * f(i);
  return sum;
};

/** Values at even places of a grid, at all places: the places between by the cubic through four. */
export function filled(even: Float64Array): Float64Array {
  const at = (i: number): number => even[Math.max(0, Math.min(even.length - 1, i))] as number;
  return Float64Array.from({ length: 2 * even.length - 1 }, (_, i) => {
    const k = i >> 1;
    if (i % 2 === 0) return at(k);
    if (k === 0) return (3 * at(0) + 6 * at(1) - at(2)) / 8;
    if (k === even.length - 2) return (3 * at(k + 1) + 6 * at(k) - at(k - 1)) / 8;
    return (9 * (at(k) + at(k + 1)) - at(k - 1) - at(k + 2)) / 16;
  });
}
