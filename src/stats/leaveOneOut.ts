// Everything merged, then everything but the first, but the second, …: from running merges of both ends, 3 merges a part.

export function leaveOneOut<S>(parts: readonly S[], merge: (left: S, right: S) => S): (S | undefined)[] {
  const join = (left: S | undefined, right: S | undefined): S | undefined =>
    left === undefined ? right : right === undefined ? left : merge(left, right);
  const heads: (S | undefined)[] = [undefined];
  for (const part of parts) heads.push(join(heads[heads.length - 1], part));
  const tails: (S | undefined)[] = [undefined];
  for (const part of [...parts].reverse()) tails.push(join(part, tails[tails.length - 1]));
  tails.reverse();
  return [heads[parts.length], ...parts.map((_, i) => join(heads[i], tails[i + 1]))];
}
