// Mistakes that the claims of papers must notice, and the rows that are cheap enough to notice them with. `change` is a pattern
// and its replacement; it must match exactly `times` times, so that a change of the source cannot make a mutation empty.

/** Claims at parameters and budgets such that the unchanged sources pass. */
export const ROWS = {
  "dragged trap": {
    id: "jarzynski-1997-dragged-trap",
    parameters: { k: 1, v: 1, tau: 1 },
    trajectories: 1_000_000,
  },
  "stiffened trap": {
    id: "jarzynski-1997-stiffening-trap",
    parameters: { k0: 1, k1: 4, tau: 0.2 },
    trajectories: 1_000_000,
  },
  "stiffened trap, large steps": {
    id: "jarzynski-1997-stiffening-trap",
    parameters: { k0: 1, k1: 4, tau: 1 },
    trajectories: 1_000_000,
    dt: 0.05,
  },
  "fast trap, large steps": {
    id: "jarzynski-1997-dragged-trap",
    parameters: { k: 1, v: 3, tau: 1 },
    trajectories: 1_000_000,
    dt: 0.05,
  },
  "tilted double well": {
    id: "jarzynski-1997-tilted-double-well",
    parameters: { h: 2, lam0: 0, lam1: 2, tau: 1 },
    trajectories: 200_000,
  },
  "driven ring": {
    id: "stratonovich-1958-ring-velocity",
    parameters: { f: 1, V0: 1 },
    trajectories: 10_240,
  },
  "Szilard engine": {
    id: "szilard-doublewell-fp",
    parameters: { h_b: 2, eps: 0.1, f0: 0.8, tau: 1 },
    trajectories: 100_000,
  },
  "births and deaths": {
    id: "evans2008-dsmts-birth-death",
    parameters: { lam: 0.1, mu: 0.11, n0: 100, t: 50 },
    trajectories: 1_000_000,
  },
  batches: {
    id: "evans2008-dsmts-batch-immigration",
    parameters: { a: 1, b: 5, g: 0.1, t: 25 },
    trajectories: 1_000_000,
  },
  dimers: {
    id: "evans2008-dsmts-dimerisation",
    parameters: { k1: 0.001, k2: 0.01, n0: 100, t: 25 },
    trajectories: 1_000_000,
  },
};

export const MUTATIONS = [
  {
    what: "heat of the wrong sign",
    file: "assembly/scheme/heun.ts",
    change: [/f64x2\.mul\(by, f64x2\.splat\(0\.5\)\)/, "f64x2.mul(by, f64x2.splat(-0.5))"],
    times: 1,
    rows: ["tilted double well"],
  },
  {
    what: "noise 1 % too strong",
    file: "assembly/scheme/heun.ts",
    change: [/kick\(v128\.load\(noise\), c/, "kick(f64x2.mul(v128.load(noise), f64x2.splat(1.01)), c"],
    times: 1,
    rows: ["dragged trap", "stiffened trap"],
  },
  {
    what: "noise 1 % too weak",
    file: "assembly/scheme/heun.ts",
    change: [/kick\(v128\.load\(noise\), c/, "kick(f64x2.mul(v128.load(noise), f64x2.splat(0.99)), c"],
    times: 1,
    rows: ["dragged trap", "stiffened trap"],
  },
  {
    what: "work at the state after the move",
    file: "assembly/move/pair.ts",
    change: [
      /( {4}if \(isFloat<W>\(\)\) this\.add\(at \+ WORK, work\()x, y, z, u(, c, low, high\)\);\n)([\s\S]*?)( {4}return nx;)/,
      "$3$1nx, ny, nz, nu$2$4",
    ],
    times: 1,
    rows: ["stiffened trap", "stiffened trap, large steps"],
  },
  {
    what: "work of the wrong sign",
    file: "assembly/move/pair.ts",
    change: [
      /this\.add\(at \+ WORK, (work\(x, y, z, u, c, low, high\))\)/,
      "this.add(at + WORK, f64x2.neg($1))",
    ],
    times: 1,
    rows: ["dragged trap"],
  },
  {
    what: "the write to tau+ dropped",
    file: "assembly/langevin.ts",
    change: [/if \(current\.steps == 0\) quench\(BLOCK, current\.constants\);/, ""],
    times: 1,
    rows: ["stiffened trap", "fast trap, large steps"],
  },
  {
    what: "the quench at 0+ dropped",
    file: "src/plan/rows.ts",
    change: [/k === 0 \? \(last\[field\] as number\)/, "k === 0 ? (now[0] as number)"],
    times: 1,
    rows: ["Szilard engine"],
  },
  {
    what: "Heun without its corrector",
    file: "assembly/scheme/heun.ts",
    change: [/return f64x2\.mul\(twice, v128\.load64_splat\(HALF\)\);/, "return _to;"],
    times: 1,
    rows: ["stiffened trap", "stiffened trap, large steps"],
  },
  {
    what: "the second coefficient of every row 1 % too large",
    file: "src/plan/store.ts",
    change: [/= column\[k\] as number;/, "= (j === 1 ? 1.01 : 1) * (column[k] as number);"],
    times: 1,
    rows: ["stiffened trap, large steps"],
  },
  {
    what: "Heun's half 0.01 % too large",
    file: "assembly/scheme/heun.ts",
    change: [/memory\.data<f64>\(\[0\.5\]\)/, "memory.data<f64>([0.50005])"],
    times: 1,
    rows: ["stiffened trap", "dragged trap"],
  },
  {
    what: "work of a force without the half",
    file: "assembly/move/pair.ts",
    change: [/f64x2\.mul\(f64x2\.mul\(by, f64x2\.splat\(0\.5\)\), forces\)/, "f64x2.mul(by, forces)"],
    times: 1,
    rows: ["driven ring"],
  },
  {
    what: "starts 1 % too narrow",
    file: "assembly/control/start.ts",
    change: [/return x0 \+ width \* s;/, "return 0.99 * (x0 + width * s);"],
    times: 1,
    rows: ["stiffened trap"],
  },
  {
    what: "the same noise in every fill of 64 steps",
    file: "assembly/random/noise.ts",
    change: [
      / {4}draw\(job, THERMAL_STREAM, first\);/,
      "startNormals(THERMAL_STREAM, job.seed, streamKey(THERMAL, job.stream), <u64>job.first); draw(job, THERMAL_STREAM, first);",
    ],
    times: 1,
    rows: ["dragged trap"],
  },
  {
    what: "the same noise in every block",
    file: "assembly/random/noise.ts",
    change: [/streamKey\(THERMAL, job\.stream\), block\)/, "streamKey(THERMAL, job.stream), 0)"],
    times: 1,
    rows: ["dragged trap"],
  },
  {
    what: "another Brownian path at half the step",
    file: "assembly/random/normals.ts",
    change: [/f64x2\.mul\(f64x2\.sub\(n, z\), half\)/, "f64x2.mul(f64x2.add(n, z), half)"],
    times: 1,
    rows: ["dragged trap"],
  },
  {
    what: "readings without error",
    file: "assembly/control/channel.ts",
    change: [/return <f64>y;/, "return reading;"],
    times: 1,
    rows: ["Szilard engine"],
  },
  {
    what: "the other branch taken",
    file: "assembly/control/finite.ts",
    change: [
      /const next = load<i32>\(control\.next \+ \(entry << 2\)\);/,
      "const next = load<i32>(control.next + ((<usize>(state * control.outcomes + control.outcomes - 1 - outcome)) << 2));",
    ],
    times: 1,
    rows: ["Szilard engine"],
  },
  {
    what: "no information term",
    file: "assembly/control/finite.ts",
    change: [/load<f64>\(at, INFORMATION\) \+ log/, "load<f64>(at, INFORMATION)"],
    times: 1,
    rows: ["Szilard engine"],
  },
  {
    what: "dF of the wrong sign",
    file: "src/plan/planLangevin.ts",
    change: [/f - start\.freeEnergy/, "start.freeEnergy - f"],
    times: 1,
    rows: ["stiffened trap"],
  },
  {
    what: "reactions: half the waiting time",
    file: "src/plan/reaction/step.ts",
    change: [
      /apply\("\/", builder\.variable\(0\), total\)/,
      'apply("/", builder.variable(0), apply("*", load(2), total))',
    ],
    times: 1,
    rows: ["births and deaths"],
  },
  {
    what: "reactions: the last one fires 1 % too rarely",
    file: "src/plan/reaction/step.ts",
    change: [
      /apply\("\*", builder\.variable\(1\), total\)/,
      'apply("*", builder.variable(1), apply("*", load(0.99), total))',
    ],
    times: 1,
    rows: ["births and deaths"],
  },
  {
    what: "reactions: one particle where a batch comes",
    file: "src/plan/reaction/step.ts",
    change: [/channels\[c\]\?\.change\[k\] \?\? 0/, "Math.sign(channels[c]?.change[k] ?? 0)"],
    times: 1,
    rows: ["batches"],
  },
  {
    what: "reactions: n^m instead of n (n - 1) …",
    file: "src/spec/reaction/channels.ts",
    change: [/difference\(of, number\(k\)\)/, "of"],
    times: 1,
    rows: ["dimers"],
  },
  {
    what: "reactions: 1/m! forgotten in stochastic constants",
    file: "src/spec/reaction/channels.ts",
    change: [/for \(let k = 2; k <= m; k\+\+\) c = quotient/, "for (let k = 2; k < m; k++) c = quotient"],
    times: 1,
    rows: ["dimers"],
  },
  {
    what: "reactions: the same draws in every block",
    file: "assembly/reaction.ts",
    change: [/job\.stream\), block \+ <u64>half\)/, "job.stream), <u64>half)"],
    times: 2,
    rows: ["births and deaths"],
  },
];
