// How the word of a verdict is meant. One table, so that terminal and page agree.

export type Tone = "good" | "bad" | "open";

const TONES: ReadonlyMap<string, Tone> = new Map([
  ["holds", "good"],
  ["pass", "good"],
  ["broken", "bad"],
  ["fail", "bad"],
  ["undecided", "open"],
  ["inconclusive", "open"],
]);

/** The tone of a verdict's word, or null for any other text. */
export const toneOf = (word: string): Tone | null => TONES.get(word) ?? null;
