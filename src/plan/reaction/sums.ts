// What a reaction network's ledger adds up over events: counters, particles out of chemostats, entropy, chemical work.
import { type Node, number, product, sum } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import type { LoweredReactions, ReactionChannel } from "../../spec/reaction/channels.js";
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
  const entropy = reversible ? add((channel) => channel.entropy as Node) : null;
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
  // formulas say all of their entropy themselves; where both change a species, they are not mixed
  const factorials = species.map((key, k) => {
    const of = channels.filter(({ change }) => change[k] !== 0);
    const acting = of.filter(({ coefficient }) => coefficient !== null).length;
    if (!reversible || acting === 0) return 0;
    if (acting === of.length) return 1;
    throw new SpecError(
      "system.reactions",
      `mass action in all reversible reactions of "${key}", or formulas in all of them, is needed, both given`,
    );
  });
  return { gains, counters: counted, entropy, factorials, chemostats: taken, chemical };
}
