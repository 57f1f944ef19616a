// The table of assembly/random/ziggurat.ts, computed again: 1024 strips of equal area V under f(x) = exp(-x^2/2).
//   x_0 = V/f(R), x_1 = R, f(x_(i+1)) = f(x_i) + V/x_i, x_1024 = 0
export const STRIPS = 1024;
/** Where the tail begins. */
export const R = 4.038849846109504;
/** V = R f(R) + ∫_R^∞ f. */
export const AREA = 0.001226324646353088;

export const density = (x) => Math.exp(-0.5 * x * x);

/** x_0 … x_1024 */
export const EDGES = (() => {
  const edges = [AREA / density(R), R];
  while (edges.length < STRIPS) {
    const x = edges.at(-1);
    edges.push(Math.sqrt(-2 * Math.log(density(x) + AREA / x)));
  }
  return [...edges, 0];
})();
