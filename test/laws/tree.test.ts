// The fixed tree: the bytes of the root are a function of the leaves alone, not of who merged what when.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moments } from "../../dist/stats/moments.js";
import { Tree, type TreeNode } from "../../dist/stats/tree.js";
import { column, normals } from "./uniforms.js";

const SEED = 7;

/** The tree by definition: halves at the highest power of two below, complete subtrees folded from the left. */
function definition<S>(leaves: readonly S[], merge: (l: S, r: S) => S): S {
  const complete = (part: readonly S[]): S =>
    part.length === 1
      ? (part[0] as S)
      : merge(complete(part.slice(0, part.length / 2)), complete(part.slice(part.length / 2)));
  const roots: S[] = [];
  for (let rest = leaves; rest.length > 0; ) {
    const size = 2 ** Math.floor(Math.log2(rest.length));
    roots.push(complete(rest.slice(0, size)));
    rest = rest.slice(size);
  }
  return roots.reduce(merge);
}

/** What workers would send: chunks of 2^k aligned leaves, each folded by itself. */
function chunks<S>(leaves: readonly S[], size: number, merge: (l: S, r: S) => S): TreeNode<S>[] {
  const nodes: TreeNode<S>[] = [];
  for (let first = 0; first < leaves.length; first += size) {
    const tree = new Tree(merge);
    leaves.slice(first, first + size).forEach((state, i) => {
      tree.add({ level: 0, index: first + i, state });
    });
    nodes.push(...tree.nodes());
  }
  return nodes;
}

const shuffled = <T>(items: readonly T[], keys: readonly number[]): T[] =>
  items
    .map((item, i) => ({ item, key: keys[i % keys.length] as number, i }))
    .sort((a, b) => a.key - b.key || a.i - b.i)
    .map(({ item }) => item);

const text = (l: string, r: string): string => `(${l} ${r})`;

describe("the tree of merges", () => {
  test("has one shape for any order of arrival and any chunks of 2^k aligned leaves", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 0, max: 5 }),
        fc.array(fc.integer(), { minLength: 80, maxLength: 80 }),
        (count, k, keys) => {
          const leaves = Array.from({ length: count }, (_, i) => String(i));
          const tree = new Tree(text);
          for (const node of shuffled(chunks(leaves, 2 ** k, text), keys)) tree.add(node);
          expect(tree.root()).toBe(definition(leaves, text));
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
  });

  test("gives moments with the same bytes for any order of arrival and any chunks", () => {
    const draw = normals(SEED);
    const leaves = Array.from({ length: 37 }, () => moments.push([column(64, draw)]));
    const expected = JSON.stringify(definition(leaves, moments.merge));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.array(fc.integer(), { minLength: 40, maxLength: 40 }),
        (k, keys) => {
          const tree = new Tree(moments.merge);
          for (const node of shuffled(chunks(leaves, 2 ** k, moments.merge), keys)) tree.add(node);
          expect(JSON.stringify(tree.root())).toBe(expected);
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });

  test("keeps at most log2(n) + 1 nodes open when the leaves come in order", () => {
    const tree = new Tree(text);
    for (let i = 0; i < 500; i++) {
      tree.add({ level: 0, index: i, state: String(i) });
      expect(tree.nodes().length).toBeLessThanOrEqual(Math.floor(Math.log2(i + 1)) + 1);
    }
  });

  test("has no root without leaves", () => {
    expect(new Tree(text).root()).toBeUndefined();
  });
});
