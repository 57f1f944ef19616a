// The moments of the float32 normals if their words were perfect: a sum over all 2^32 words, no sampling.
//   <x^p> = Σ_w a(w) x(w)^p / Σ_w a(w),   a = 1 where the word is accepted at once, (f(x) - f(x_i))/(f(x_(i+1)) - f(x_i)) in a
// wedge, 1 in strip 0, whose words beyond R are replaced by a draw from the tail; rejected words start anew.
// Left out: the float32 rounding of wedge and tail (0.4 % of the words), and the discreteness of the words of new starts.
// `node exact.js` prints JSON { moments: [p = 1 … 6], tables: { equal, compared } }.
import { bare } from "./kernel.js";
import { below } from "./law.js";
import { density, EDGES, R, STRIPS } from "./ziggurat.js";

const widths = Float32Array.from({ length: STRIPS }, (_, i) => EDGES[i] * 2 ** -31);
const thresholds = Int32Array.from({ length: STRIPS }, (_, i) =>
  Math.floor(2 ** 31 * (EDGES[i + 1] / EDGES[i])),
);

/** <|x|^p> beyond R: I_p = R^(p-1) + (p-1) I_(p-2) in units of f(R)/Q(R). */
const hazard = density(R) / Math.sqrt(2 * Math.PI) / below(-R);
const tail = [1, hazard];
for (let p = 2; p <= 6; p++) tail.push(R ** (p - 1) * hazard + (p - 1) * tail[p - 2]);

const sums = new Float64Array(7);
for (let strip = 0; strip < STRIPS; strip++) {
  const [width, threshold] = [widths[strip], thresholds[strip]];
  const [low, high] = [density(EDGES[strip]), density(EDGES[strip + 1])];
  let [s0, s1, s2, s3, s4, s5, s6] = [0, 0, 0, 0, 0, 0, 0];
  for (let word = strip - 2 ** 31; word < 2 ** 31; word += STRIPS) {
    const size = Math.abs(word) | 0; // |-2^31| stays -2^31, as in the kernel
    if (size < threshold) {
      const x = Math.fround(Math.fround(word) * width);
      const square = x * x;
      const fourth = square * square;
      s0 += 1;
      s1 += x;
      s2 += square;
      s3 += square * x;
      s4 += fourth;
      s5 += fourth * x;
      s6 += fourth * square;
    } else if (strip === 0) {
      const sign = word < 0 ? -1 : 1;
      s0 += 1;
      s1 += sign * tail[1];
      s2 += tail[2];
      s3 += sign * tail[3];
      s4 += tail[4];
      s5 += sign * tail[5];
      s6 += tail[6];
    } else {
      const x = word * 2 ** -31 * EDGES[strip];
      const a = Math.max(0, (density(x) - low) / (high - low));
      s0 += a;
      s1 += a * x;
      s2 += a * x ** 2;
      s3 += a * x ** 3;
      s4 += a * x ** 4;
      s5 += a * x ** 5;
      s6 += a * x ** 6;
    }
  }
  [s0, s1, s2, s3, s4, s5, s6].forEach((s, p) => {
    sums[p] += s;
  });
}

// the same tables in the kernel's memory: width, threshold, width, …
const memory = new Int32Array(bare().memory.buffer);
const floats = new Float32Array(memory.buffer);
let at = -1;
for (let i = 0; i + 2 * STRIPS <= memory.length && at < 0; i++) {
  if (floats[i] === widths[0] && memory[i + 1] === thresholds[0] && floats[i + 2] === widths[1]) at = i;
}
let equal = 0;
for (let i = 0; i < STRIPS && at >= 0; i++) {
  equal += Number(floats[at + 2 * i] === widths[i]) + Number(memory[at + 2 * i + 1] === thresholds[i]);
}
console.log(
  JSON.stringify({
    moments: [...sums.subarray(1)].map((s) => s / sums[0]),
    accepted: sums[0] / 2 ** 32,
    tables: { equal, compared: 2 * STRIPS },
  }),
);
