// One ensemble of normals, tested: `node normals.js KIND SEED BLOCKS` prints JSON { n, rows: [{ name, z, said }], … }.
// `node normals.js short FIRST COUNT BLOCKS` prints the z of correlations for COUNT seeds.
import { examine, SHORT, shortCorrelations } from "./ensemble.js";
import { PER_BLOCK, reference, refined, thermal } from "./kernel.js";
import { R } from "./ziggurat.js";

/** Controls: normals that are wrong in a known way. */
const KINDS = {
  thermal,
  refined,
  reference,
  /** 1 % too large. */
  amplitude: (seed) => scaled(thermal(seed), 1.01),
  /** The block number does not reach the seed: pairs of blocks are the same. */
  twins: (seed) => {
    const draw = thermal(seed);
    return (block) => draw(block >> 1);
  },
  /** x_i + x_(i-8)/100: a correlation of 0.01 between successive steps. */
  memory: (seed) => {
    const draw = thermal(seed);
    return (block) => {
      const x = draw(block);
      for (let i = PER_BLOCK - 1; i >= 8; i--) x[i] = (x[i] + 0.01 * x[i - 8]) / Math.sqrt(1.0001);
      return x;
    };
  },
  /** No tail: the words that should go beyond R stay at the edge of strip 0. */
  clipped: (seed) => {
    const draw = thermal(seed);
    return (block) => draw(block).map((x) => Math.max(-R, Math.min(R, x)));
  },
};

function scaled(draw, factor) {
  return (block) => draw(block).map((x) => factor * x);
}

const [kind, ...given] = process.argv.slice(2);
if (kind === "short") {
  const [first, count, blocks] = given.map(Number);
  const z = Array.from({ length: count }, (_, i) => shortCorrelations(thermal(first + i), blocks));
  console.log(JSON.stringify({ names: SHORT.map(({ name }) => name), perSeed: blocks * PER_BLOCK, z }));
} else {
  const [seed, blocks] = given.map(Number);
  console.log(JSON.stringify(examine(KINDS[kind](seed), blocks)));
}
