// A network's formulas with tau - t in place of t.
import type { Network } from "./network.js";
import { LAW_KEYS } from "./rateLaws.js";

/** The same network seen backwards from the time tau. Doing it twice gives the same texts again. */
export function backwardsInTime(network: Network, tau: number): Network {
  const mirrored = `(${tau} - t)`;
  const turn = <T>(given: T): T =>
    typeof given === "string"
      ? (given
          .split(mirrored)
          .map((part) => part.replace(/(?<![A-Za-z0-9_.])t(?![A-Za-z0-9_.])/g, mirrored))
          .join("t") as T)
      : given;
  const turnAll = <T>(of: T, keys: readonly string[]): T =>
    typeof of === "object"
      ? (Object.fromEntries(
          Object.entries(of as object).map(([key, value]) => [key, keys.includes(key) ? turn(value) : value]),
        ) as T)
      : turn(of);
  const each = <T>(of: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> =>
    Object.fromEntries(Object.entries(of).map(([name, value]) => [name, turnAll(value, keys)]));
  const { baths, states, lattice, edges } = network;
  return {
    ...turnAll(network, ["kT"]),
    ...(baths === undefined ? {} : { baths: each(baths, ["kT", "mu"]) }),
    ...(states === undefined ? {} : { states: each(states, ["energy"]) }),
    ...(lattice === undefined ? {} : { lattice: turnAll(lattice, ["energy"]) }),
    edges: edges.map((edge) => turnAll(edge, ["drive", ...LAW_KEYS])),
  };
}
