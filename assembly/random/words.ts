// Numbers in (0, 1) one at a time from a stream of its own, for whoever needs any number of them: the words of a fill in their order.
import { FILL, fillWords, startStream } from "./exponentials";
import { uniform } from "./threefry";

const STREAM: usize = memory.data(160, 16);
const WORDS: usize = memory.data(2048, 64);
const END: usize = WORDS + <usize>FILL * 4 * 8;
let cursor: usize = END;

/** Begins the stream of a key and block. */
export function startWords(seed: u64, key: u64, block: u64): void {
  startStream(STREAM, seed, key, block);
  cursor = END;
}

/** The next number. */
export function nextUniform(): f64 {
  if (cursor == END) {
    fillWords(STREAM, WORDS);
    cursor = WORDS;
  }
  const word = load<u64>(cursor);
  cursor += 8;
  return uniform(word);
}
