// What a network's ledger adds up over jumps, as few sums as that takes: none for what is 0 for every channel, one for sums that are
// multiples of one another.
//
//   heat of bath b   = sum over its jumps of kT_b A, A = ln(k+/k-): kT_b times its entropy where kT_b is constant
//   chemical work    = sum of mu_b dN: mu_b times the particles where mu_b is constant
//   jump energy      = sum of E_to - E_from at the times of the jumps; of energies that nothing drives, E(end) - E(start)
import { fold } from "../../formula/fold.js";
import { difference, type Node, number, print, product } from "../../formula/syntax.js";
import type { Channel, LoweredNetwork, NetworkBath } from "../../spec/network/channels.js";
import type { Bipartite } from "./informationFlow.js";

/** A quantity as factors times sums that the kernel keeps; empty where it is always 0. */
export type Use = readonly { readonly sum: number; readonly factor: number }[];

export interface Sums {
  /** By sum and channel. */
  readonly increments: readonly (readonly Node[])[];
  /** Of all jumps; null where a jump's entropy is not known. */
  readonly bathEntropy: Use | null;
  readonly forceWork: Use | null;
  /** By bath. */
  readonly heats: readonly (Use | null)[];
  readonly chemical: readonly Use[];
  readonly particles: readonly Use[];
  /** null where energies stand still. */
  readonly jumpEnergy: Use | null;
  readonly counters: Readonly<Record<string, Use>>;
  /** Of phi = -ln p_s; null where it stands still, or nobody asks. */
  readonly phi: Use | null;
  /** By part of a bipartite network; empty where nobody asks. */
  readonly parts: readonly { readonly name: string; readonly flow: Use; readonly entropy: Use | null }[];
}

const ZERO = number(0);

/** Several quantities together. */
export const together = (...uses: readonly Use[]): Use => uses.flat();
export const scaled = (use: Use, by: number): Use =>
  use.map(({ sum, factor }) => ({ sum, factor: factor * by }));

/** `phi` of a state at t. */
export function sumsOf(
  { channels, baths, states, counters }: LoweredNetwork,
  phi: ((state: number) => Node) | null,
  bipartite: Bipartite | null,
): Sums {
  const pool = new Pool();
  const over = (of: (channel: Channel) => Node, bath?: number): Use =>
    pool.add(channels.map((channel) => (bath === undefined || channel.bath === bath ? of(channel) : ZERO)));
  const reversible = channels.every(({ entropy }) => entropy !== null);
  const each = baths.map((_, b) => b);
  // whole numbers first: as multiples of an entropy they would be whole but for rounding
  const whole = (name: string): boolean =>
    channels.every(({ counts }) => Number.isInteger(counts[name] ?? 0));
  const counted: Record<string, Use> = Object.fromEntries(counters.map((name) => [name, []]));
  const count = (name: string): void => {
    counted[name] = over(({ counts }) => number(counts[name] ?? 0));
  };
  counters.filter(whole).forEach(count);
  const particles = each.map((b) => over((channel) => number(channel.particles), b));
  counters.filter((name) => !whole(name)).forEach(count);
  const entropies = reversible ? each.map((b) => over(({ entropy }) => entropy as Node, b)) : null;
  const heats = each.map((b) => {
    const kT = (baths[b] as NetworkBath).kT;
    if (entropies === null) return null;
    return kT.kind === "number"
      ? scaled(entropies[b] as Use, kT.value)
      : over(({ entropy }) => fold(product(kT, entropy as Node), () => undefined), b);
  });
  const chemical = each.map((b) => {
    const mu = (baths[b] as NetworkBath).mu;
    return mu.kind === "number"
      ? scaled(particles[b] as Use, mu.value)
      : over((channel) => channel.chemical, b);
  });
  const driven = states.some(({ energy }) => energy.kind !== "number");
  return {
    bathEntropy: entropies === null ? null : together(...entropies),
    heats,
    chemical,
    particles,
    forceWork: reversible ? over(({ drive }) => drive) : null,
    jumpEnergy: driven ? over(({ energyChange }) => energyChange) : null,
    counters: counted,
    phi: phi === null ? null : over(({ from, to }) => (from === to ? ZERO : difference(phi(to), phi(from)))),
    parts: (bipartite?.parts ?? []).map(({ flow, own }, k) => ({
      name: bipartite?.names[k] as string,
      flow: pool.add(flow.map(number)),
      entropy: reversible
        ? pool.add(channels.map(({ entropy }, c) => (own[c] ? (entropy as Node) : ZERO)))
        : null,
    })),
    increments: pool.increments,
  };
}

class Pool {
  readonly increments: Node[][] = [];
  private readonly known = new Map<string, { readonly sum: number; readonly unit: number }>();

  add(of: Node[]): Use {
    if (of.every((node) => node.kind === "number" && node.value === 0)) return [];
    const values = of.map((node) => (node.kind === "number" ? node.value : null));
    const unit = values.every((value) => value !== null)
      ? (values.find((value) => value !== 0) as number)
      : 1;
    const key = of
      .map((node) => (node.kind === "number" ? (node.value / unit).toPrecision(15) : print(node)))
      .join(";");
    const found = this.known.get(key);
    const whole = values.every((value) => Number.isInteger(value));
    if (found !== undefined && !(whole && !Number.isInteger(unit / found.unit))) {
      return [{ sum: found.sum, factor: unit / found.unit }];
    }
    this.known.set(key, { sum: this.increments.length, unit });
    this.increments.push(of);
    return [{ sum: this.increments.length - 1, factor: 1 }];
  }
}
