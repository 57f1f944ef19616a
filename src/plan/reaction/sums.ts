// What a reaction network's ledger adds up over events: counters, particles out of chemostats, entropy, chemical work.
import { call, difference, type Node, name, number, product, sum } from "../../formula/syntax.js";
import { falling, type LoweredReactions, type ReactionChannel } from "../../spec/reaction/channels.js";
import type { ReactionBook } from "./ledger.js";

/** What the ledger adds up: by channel and sum, and which sum is what. */
export function sumsOf(
  { channels, chemostats, counters, species }: LoweredReactions,
  ordered: readonly ReactionChannel[],
): { readonly gains: Node[][] } & Pick<
  ReactionBook,
  "counters" | "entropy" | "factorials" | "chemostats" | "chemical"
> {
  const gains: Node[][] = ordered.map(() => []);
  let count = 0;
  const add = (of: (channel: ReactionChannel) => Node): number => {
    for (const [c, channel] of ordered.entries()) (gains[c] as Node[]).push(of(channel));
    return count++;
  };
  const counted = Object.fromEntries(
    counters.map((key) => [key, add(({ counts }) => number(counts[key] ?? 0))] as const),
  );
  const taken = chemostats.map(({ name: key }, k) => ({
    name: key,
    sum: channels.some(({ particles }) => particles[k] !== 0)
      ? add(({ particles }) => number(particles[k] as number))
      : null,
  }));
  const reversible = channels.every(({ entropy }) => entropy !== null);
  // of species that mass action changes a path's ends say the factorials; formulas say all of their entropy, and are corrected by these
  const factorials = species.map((_, k) =>
    reversible && channels.some(({ change, coefficient }) => change[k] !== 0 && coefficient !== null) ? 1 : 0,
  );
  const corrected = ({ entropy: own, coefficient, change }: ReactionChannel): Node =>
    species.reduce<Node>((all, key, k) => {
      const v = change[k] as number;
      if (coefficient !== null || factorials[k] === 0 || v === 0) return all;
      const grown = call("log", falling(sum(name(key), number(Math.max(v, 0))), Math.abs(v)));
      return v > 0 ? sum(all, grown) : difference(all, grown);
    }, own as Node);
  const entropy = reversible ? add(corrected) : null;
  const mus = chemostats.map(({ mu }) => mu);
  const driven = mus.some((mu) => mu !== null && mu.kind !== "number");
  const chemical = mus.every((mu) => mu === null)
    ? null
    : driven
      ? [
          {
            factor: 1,
            sum: add(({ particles }) =>
              mus.reduce<Node>(
                (all, mu, k) => (mu === null ? all : sum(all, product(mu, number(particles[k] as number)))),
                number(0),
              ),
            ),
          },
        ]
      : mus.flatMap((mu, k) => {
          const own = taken[k]?.sum ?? null;
          return mu?.kind === "number" && own !== null ? [{ factor: mu.value, sum: own }] : [];
        });
  return { gains, counters: counted, entropy, factorials, chemostats: taken, chemical };
}
