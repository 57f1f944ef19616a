// What the battery runs: jobs { id, sources, run }. A result belongs to the bytes of its sources; `run` gives what JSON can hold.
import { fileURLToPath } from "node:url";
import { PER_BLOCK } from "./kernel.js";
import { dieharder, output, PARTS, part, STREAMS, testU01, WRONG } from "./streams.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const WORDS = ["bench/random/words.cpp"];
const NORMALS = [
  "wasm/langevin.wasm",
  ...["kernel", "ensemble", "normals", "ziggurat"].map((name) => `bench/random/${name}.js`),
];

export const SEEDS = [1, 2, 3];
export const KINDS = ["thermal", "refined", "reference"];
/** Seed of the streams for Crush; SmallCrush takes the next. */
export const WORD_SEED = 1;
/** [stream, bits reversed] for --crush: an hour of an idle core each. */
const CRUSHED = [
  ["blocks", false],
  ["heads", true],
];
/** dieharder -a takes three quarters of an hour of a busy core. */
const DIED = ["heads"];

/** Normals of one ensemble, and seeds and blocks of the many short ones: 61 blocks are 2.0e6 normals. */
export const sizes = (quick) => ({
  blocks: Math.ceil((quick ? 1e6 : 1e8) / PER_BLOCK),
  short: { seeds: quick ? 20 : 1000, blocks: 61 },
});

/** Normals that are wrong in a known way, and what is wrong. */
export const WRONG_NORMALS = {
  amplitude: "normals 1 % too large",
  memory: "normals with 1 % of the step before",
  twins: "pairs of blocks with the same normals",
  clipped: "normals without a tail beyond R",
};

/** Everything that these tools can run; `words` is the compiled words.cpp. */
export function jobs({ quick, crush }, have, words) {
  const { blocks, short } = sizes(quick);
  const list = [];
  const job = (id, sources, run) => list.push({ id, sources, run });
  job("known", ["wasm/langevin.wasm", "bench/random/known.js", ...WORDS], () => script("known.js", words));
  job("exact", ["wasm/langevin.wasm", "bench/random/exact.js", "bench/random/ziggurat.js"], () =>
    script("exact.js"),
  );
  if (have.testu01) {
    for (const { name } of [...STREAMS, ...WRONG]) {
      for (const way of ["", " reversed"]) {
        job(`SmallCrush ${name}${way}`, WORDS, () =>
          testU01(words, name, WORD_SEED + 1, "smallcrush", way !== ""),
        );
      }
    }
  }
  if (have.dieharder) {
    for (const { name } of WRONG)
      job(`dieharder ${name}`, WORDS, () => dieharder(words, name, WORD_SEED, "-d 100"));
  }
  for (const kind of Object.keys(WRONG_NORMALS)) {
    job(`wrong ${kind}`, NORMALS, () => script("normals.js", kind, 1, 32));
  }
  for (const kind of KINDS) {
    for (const seed of SEEDS) {
      job(`normals ${kind} ${seed} ${blocks}`, NORMALS, () => script("normals.js", kind, seed, blocks));
    }
  }
  job(`short ${short.seeds}`, NORMALS, () => script("normals.js", "short", 0, short.seeds, short.blocks));
  if (quick) return list;
  for (const [name, reversed] of crush && have.testu01 ? CRUSHED : []) {
    job(`Crush ${name}${reversed ? " reversed" : ""}`, WORDS, () =>
      testU01(words, name, WORD_SEED, "crush", reversed),
    );
  }
  for (const name of have.dieharder ? DIED : []) {
    for (const index of PARTS.keys()) {
      job(`dieharder ${name} ${index}`, [...WORDS, "bench/random/streams.js"], () =>
        part(words, name, index),
      );
    }
  }
  return list;
}

/** What a script of this folder prints. */
const script = async (name, ...given) =>
  JSON.parse(await output(process.execPath, [here + name, ...given.map(String)]));
