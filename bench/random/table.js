// Judges the results and writes the table. LEVEL is the probability that a run in which all is well has a failure in one of
// these families: the p values of the words, the z of the normals, and each of the sums over them.
import { KINDS, SEEDS, sizes, WRONG_NORMALS } from "./jobs.js";
import { PER_BLOCK } from "./kernel.js";
import { deviation, distance, kolmogorov, twoSided } from "./law.js";
import { extreme, STREAMS, WRONG } from "./streams.js";

const LEVEL = 1e-3;
const short = (p) => (p === 0 ? "below 1e-300" : p < 1e-3 ? p.toExponential(1) : p.toPrecision(3));
const uniformity = (p) => kolmogorov(distance(p.toSorted((a, b) => a - b)), p.length);
const byZ = (rows) => rows.toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z));

/** The lines of the table, and how many of them say FAILED. */
export function table(results, quick) {
  const lines = [];
  let failures = 0;
  const verdict = (good) => {
    if (!good) failures += 1;
    return good ? "passed" : "FAILED";
  };
  const say = {
    section: (text) => lines.push("", text),
    note: (name, said) => lines.push(`            ${name}: ${said}`),
    judge: (name, good, said) => lines.push(`  ${verdict(good)}    ${name}: ${said}`),
    control: (name, caught, said) =>
      lines.push(`  ${caught ? "caught    " : `${verdict(false)}    `}${name}: ${said}`),
  };
  const value = (id) => results.get(id)?.value;
  const under = (prefix, names) =>
    [...results.keys()].filter(
      (id) => id.startsWith(prefix) && names.some(({ name }) => id.split(" ")[1] === name),
    );

  say.section("Whether what is tested is what the kernel uses");
  for (const { name, good, said } of value("known")) say.judge(name, good, said);
  say.section("Words");
  for (const { name, says } of STREAMS) say.note(name, says);
  wordRows(say, value, under);
  say.section("Normals in float32 if their words were perfect: sum over all 2^32 words");
  exactRows(say, value("exact"));
  say.section(`Normals, ${(sizes(quick).blocks * PER_BLOCK).toExponential(2)} per seed, as z`);
  normalRows(say, value, quick);
  say.section("Controls, which must fail");
  controlRows(say, value);
  return { lines, failures };
}

/** The smallest count that a Poisson variable of this mean reaches with a probability below LEVEL. */
function most(mean) {
  let [term, tail, k] = [Math.exp(-mean), 1, 0];
  while (tail > LEVEL) {
    tail -= term;
    k += 1;
    term *= mean / k;
  }
  return k;
}

function wordRows(say, value, under) {
  const small = []; // two-sided p of all that TestU01 reports and of all of dieharder
  let [outside, statistics] = [0, 0];
  for (const id of [...under("SmallCrush", STREAMS), ...under("Crush", STREAMS)]) {
    const { statistics: count, outside: list, complete } = value(id);
    statistics += count;
    outside += list.length;
    for (const { p } of list) small.push(2 * extreme(p));
    const said = list.map(({ name, p }) => ` (${name}: ${p})`).join("");
    say.judge(id, complete && count > 0, `${list.length} of ${count} outside [0.001, 0.999]${said}`);
  }
  const died = [];
  let weak = 0;
  for (const { name: stream } of STREAMS) {
    const ids = under("dieharder", [{ name: stream }]);
    if (ids.length === 0) continue;
    const rows = ids.flatMap((id) => value(id).rows);
    const repeated = ids.flatMap((id) => value(id).repeated);
    weak += repeated.length;
    for (const { p } of rows) {
      died.push(p);
      small.push(2 * Math.min(p, 1 - p));
    }
    // dieharder calls p < 0.005 and p > 0.995 weak: one in a hundred is; chance does not come back
    const back = repeated.filter(
      (row) => row.again.length === 0 || row.again.some((p) => p < 0.005 || p > 0.995),
    );
    const said = repeated
      .map((row) => ` (${row.name} ${row.ntuple}: ${row.p}, again ${row.again.join(" ")})`)
      .join("");
    say.judge(
      `dieharder -a ${stream}`,
      rows.length === 114 && back.length === 0,
      `${repeated.length} of ${rows.length} weak${said}`,
    );
  }
  const count = statistics + died.length;
  if (count === 0) return;
  if (statistics) {
    const mean = 0.002 * statistics;
    say.judge(
      "TestU01 together",
      outside < most(mean),
      `${outside} of ${statistics} outside, ${mean.toFixed(1)} expected`,
    );
  }
  if (died.length) {
    const mean = 0.01 * died.length;
    const p = uniformity(died);
    say.judge(
      "dieharder together",
      weak < most(mean),
      `${weak} of ${died.length} weak, ${mean.toFixed(1)} expected`,
    );
    say.judge("dieharder's p values are uniform", p > LEVEL, `Kolmogorov-Smirnov p = ${short(p)}`);
  }
  const least = Math.min(...small);
  const said = small.length ? `${short(least)} two-sided` : "none reported";
  say.judge(
    "smallest p",
    least > LEVEL / count || small.length === 0,
    `${said}, limit ${short(LEVEL / count)} for ${count}`,
  );
}

function exactRows(say, { moments, tables: { equal, compared } }) {
  const normal = [0, 1, 0, 3, 0, 15];
  const deviations = [1, Math.sqrt(2), Math.sqrt(15), Math.sqrt(96), Math.sqrt(945), Math.sqrt(10170)];
  const bias = moments.map((m, i) => m - normal[i]);
  const needed = Math.min(...bias.map((b, i) => (deviations[i] / b) ** 2));
  say.judge(
    "tables of the ziggurat = those in the kernel's memory",
    equal === compared,
    `${equal} of ${compared}`,
  );
  say.note("<x> … <x^6> minus the normal law's", bias.map((b) => b.toExponential(1)).join(" "));
  say.judge("no run sees it", needed > 1e14, `one standard error at ${needed.toExponential(0)} normals`);
}

function normalRows(say, value, quick) {
  const { blocks, short: brief } = sizes(quick);
  const ensembles = KINDS.flatMap((kind) =>
    SEEDS.map((seed) => ({ kind, seed, ...value(`normals ${kind} ${seed} ${blocks}`) })),
  );
  const count = ensembles.reduce((sum, { rows }) => sum + rows.length, 0);
  const limit = deviation(LEVEL / count);
  for (const { kind, seed, rows, largest } of ensembles) {
    const row = (name) => rows.find((one) => one.name === name);
    const z = (...names) => names.map((name) => row(name)?.z.toFixed(2) ?? "-").join(" ");
    const worst = (test) =>
      Math.max(...rows.filter(({ name }) => test.test(name)).map((one) => Math.abs(one.z))).toFixed(2);
    const [first] = byZ(rows);
    const name = `${kind}, seed ${seed}`;
    say.judge(
      name,
      Math.abs(first.z) < limit,
      `largest of ${rows.length} is ${first.name}: ${first.z.toFixed(2)}, limit ${limit.toFixed(2)}`,
    );
    say.note("  <x> … <x^6>", z(...[1, 2, 3, 4, 5, 6].map((p) => `<x^${p}>`)));
    say.note(
      "  beyond +4 -4 +R -R +5 -5",
      `${z(...["+4", "-4", "+R", "-R", "+5", "-5"].map((edge) => `beyond ${edge}`))}; excess beyond R ${z("mean excess beyond R")}; largest |x| ${largest.toFixed(3)}`,
    );
    say.note(
      "  Kolmogorov-Smirnov",
      `${row("Kolmogorov-Smirnov").said}; chi square of strips ${z("chi square, cells = strips of the ziggurat")}, of equal cells ${z("chi square, 4096 equal cells")}`,
    );
    say.note(
      "  largest lag",
      `in a lane ${worst(/^(squares, )?lane/)}, to other lanes ${worst(/(next|previous) lane|lanes on/)}, to the next block ${worst(/next block/)}`,
    );
  }
  for (const kind of KINDS) {
    const same = ensembles.filter((one) => one.kind === kind);
    const sums = same[0].rows
      .filter(({ name }) => name !== "Kolmogorov-Smirnov")
      .map(({ name }) => ({
        name,
        z:
          same.reduce((sum, { rows }) => sum + (rows.find((row) => row.name === name)?.z ?? 0), 0) /
          Math.sqrt(same.length),
      }));
    const [first] = byZ(sums);
    const bound = deviation(LEVEL / sums.length);
    say.judge(
      `${kind}, seeds together`,
      Math.abs(first.z) < bound,
      `largest of ${sums.length} is ${first.name}: ${first.z.toFixed(2)}, limit ${bound.toFixed(2)}`,
    );
  }
  const p = uniformity(ensembles.flatMap(({ rows }) => rows.map(({ z }) => twoSided(z))));
  say.judge(`the ${count} p values are uniform`, p > LEVEL, `Kolmogorov-Smirnov p = ${short(p)}`);
  shortRows(say, value(`short ${brief.seeds}`));
}

function shortRows(say, { names, perSeed, z }) {
  const all = z.flat();
  const largest = Math.max(...all.map(Math.abs));
  const p = uniformity(all.map(twoSided));
  const limit = deviation(LEVEL / all.length);
  const name = `${names.length} lags at ${perSeed.toExponential(1)}, seeds 0 … ${z.length - 1}`;
  say.judge(
    name,
    largest < limit,
    `largest of ${all.length} is ${largest.toFixed(2)}, limit ${limit.toFixed(2)}, ${deviation(1 / all.length).toFixed(2)} is exceeded once by chance`,
  );
  say.judge("  their p values are uniform", p > LEVEL, `Kolmogorov-Smirnov p = ${short(p)}`);
  const bound = deviation(LEVEL / names.length);
  const sums = names.map((lag, i) => {
    const column = z.map((row) => row[i]);
    const n = column.length;
    return {
      lag,
      sum: column.reduce((a, one) => a + one, 0) / Math.sqrt(n),
      squares: (column.reduce((a, one) => a + one * one, 0) - n) / Math.sqrt(2 * n),
      largest: Math.max(...column.map(Math.abs)),
    };
  });
  const worst = Math.max(...sums.flatMap((one) => [Math.abs(one.sum), Math.abs(one.squares)]));
  say.judge(
    "  each lag over the seeds",
    worst < bound,
    `largest sum or sum of squares as z is ${worst.toFixed(2)}, limit ${bound.toFixed(2)}`,
  );
  const eight = sums.find(({ lag }) => lag === "stream, lag 8");
  say.note(
    "  lag 8 of the stream",
    `sum ${eight.sum.toFixed(2)}, squares ${eight.squares.toFixed(2)}, largest ${eight.largest.toFixed(2)}`,
  );
}

function controlRows(say, value) {
  for (const { name, says } of WRONG) {
    const small = ["", " reversed"].map((way) => value(`SmallCrush ${name}${way}`)).filter(Boolean);
    const died = value(`dieharder ${name}`);
    if (small.length === 0 && !died) continue;
    const failed = small.map(({ outside }) => outside.filter(({ p }) => extreme(p) < 1e-10).length);
    const caught = failed.every((count) => count > 0) && (died ?? []).every(({ p }) => p < 1e-6);
    const said = [
      ...(small.length ? [`SmallCrush ${failed.join(" and reversed ")} of 15 with p < 1e-10`] : []),
      ...(died ? [`dieharder's monobit p = ${died.map(({ p }) => p).join(" ")}`] : []),
    ];
    say.control(says, caught, said.join("; "));
  }
  for (const [kind, says] of Object.entries(WRONG_NORMALS)) {
    const { n, rows } = value(`wrong ${kind}`);
    const [first] = byZ(rows);
    say.control(
      says,
      Math.abs(first.z) > deviation(LEVEL / rows.length),
      `at ${n.toExponential(1)}, ${first.name}: ${first.z.toFixed(1)}`,
    );
  }
}
