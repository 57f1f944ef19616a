// The case table: every case is a line of data; what runs it is in job.js.
//
//   suite, name  as benny prints them; `id` is both and unique
//   kind         kernel | javascript | process
//   works        whether work is booked
//   every        in every n-th round only
//   reference    id of the case that its speed is relative to: the 128-bit C++ of the same scheme, with work or without
import { HEATS, NOISES, POTENTIALS, PROTOCOLS, ROWS } from "./experiments.js";

const SCHEMES = ["euler", "heun"];

/** Trajectories of a sample, so that it takes from 0.02 to 0.06 s; all have 1000 steps. */
const TRAJECTORIES = { fast: 16384, middle: 4096, slow: 2048 };
const STEPS = 1000;

const native = (name, program, size) => ({ kind: "process", name, program: `native/build/${program}`, size });
/** Seconds to start: in every third round. */
const python = (name, script) => ({
  kind: "process",
  name,
  program: `python/${script}`,
  size: "slow",
  every: 3,
});
const javascript = (normals, size) => ({ kind: "javascript", name: `JavaScript, ${normals}`, normals, size });

/** `quick` lists the schemes in which --quick takes the case. */
const BASELINES = [
  { ...native("128-bit C++", "sse2", "fast"), quick: SCHEMES },
  { ...native("128-bit C++, no work", "sse2", "fast"), works: false, quick: SCHEMES },
  { ...native("naive C++", "naive", "slow"), quick: SCHEMES },
  { ...native("scalar C++", "scalar", "fast"), quick: SCHEMES },
  { ...native("AVX2 C++", "avx2", "fast"), quick: SCHEMES },
  { ...native("AVX-512 C++", "avx512", "fast"), quick: SCHEMES },
  { ...python("numba", "numba_physicist.py"), quick: ["euler"] },
  { ...python("NumPy", "numpy_physicist.py"), quick: [] },
  { ...javascript("boxMuller", "slow"), quick: SCHEMES },
  { ...javascript("ziggurat", "middle"), quick: SCHEMES },
];

const AXES = {
  noise: Object.keys(NOISES),
  potential: Object.keys(POTENTIALS),
  protocol: PROTOCOLS,
  heat: HEATS,
  rows: ROWS,
};

/** Every combination of the axes. The first value of an axis is the usual one and is left out of the name. */
function kernelCases() {
  const lines = Object.entries(AXES).reduce(
    (all, [axis, values]) => all.flatMap((line) => values.map((value) => ({ ...line, [axis]: value }))),
    [{ kind: "kernel" }],
  );
  return lines.filter(isAsked).map((line) => {
    const unusual = ["noise", "heat", "rows"].filter((axis) => line[axis] !== AXES[axis][0]);
    const works = line.protocol === "driven";
    const odd = unusual.length + (works ? 0 : 1) + (line.potential === "quartic" ? 0 : 1);
    return {
      ...line,
      name: [
        line.potential,
        ...unusual.map((axis) => `${line[axis]} ${axis}`),
        ...(works ? [] : ["no work"]),
      ].join(", "),
      works,
      size: POTENTIALS[line.potential].size,
      quick: odd < 2 ? SCHEMES : [],
    };
  });
}

/** Every potential by both noises; heat and rows, which do not touch the noise, with the usual one. */
const isAsked = ({ noise, heat, rows }) =>
  noise === AXES.noise[0] || (heat === AXES.heat[0] && rows === AXES.rows[0]);

/** The usual kernel first, next to the baselines, so that a slow spell of the machine meets both; then the other kernels. */
const inOrder = ([usual, ...others]) => [usual, ...BASELINES, ...others];

/** All cases, or those of --quick with half of the trajectories. */
export function caseTable(quick) {
  return SCHEMES.flatMap((scheme) =>
    inOrder(kernelCases())
      .filter((line) => !quick || line.quick.includes(scheme))
      .map(({ size, quick: _, works = true, every = 1, ...line }) => ({
        ...line,
        every: every > 1 && quick ? 2 * every : every,
        scheme,
        works,
        suite: `${scheme}, ${line.kind}`,
        id: idOf(scheme, line.name),
        reference: idOf(scheme, works ? "128-bit C++" : "128-bit C++, no work"),
        steps: STEPS,
        trajectories: TRAJECTORIES[size] / (quick ? 2 : 1),
      })),
  );
}

export const idOf = (scheme, name) => `${scheme}: ${name}`;
