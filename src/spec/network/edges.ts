// Edges as far as the schema cannot check them: both ends, one law with all that it takes, a bath, counters.
import { nearest, SpecError } from "../error.js";
import type { Edge, Network } from "./network.js";
import { LAW_KEYS, type LawName, RATE_LAWS } from "./rateLaws.js";

const LAWS = "rate, prefactor and split, barrier and prefactor, fermi, bose, ohmic, or forward and backward";

/** The law that an edge's rates follow. @throws SpecError for none or two, or half of one. */
export function lawOf(edge: Edge, path: string): LawName {
  const given = LAW_KEYS.filter((key) => edge[key as keyof Edge] !== undefined);
  const found = (Object.keys(RATE_LAWS) as LawName[]).filter((law) =>
    law === "prefactor"
      ? edge.prefactor !== undefined && edge.barrier === undefined
      : law === "forward"
        ? edge.forward !== undefined || edge.backward !== undefined
        : edge[law] !== undefined,
  );
  const [law] = found;
  if (law === undefined || found.length > 1) {
    const shown = given.length === 0 ? "none" : given.join(" and ");
    throw new SpecError(path, `one law for its rates (${LAWS}) is needed, ${shown} given`);
  }
  const { takes } = RATE_LAWS[law];
  const foreign = given.find((key) => !(takes as readonly string[]).includes(key));
  if (foreign !== undefined) {
    throw new SpecError(
      `${path}.${foreign}`,
      `nothing is needed beside ${takes.join(" and ")}, ${String(edge[foreign as keyof Edge])} given`,
    );
  }
  const lacking = takes.find(
    (key) => edge[key as keyof Edge] === undefined && !(law === "barrier" && key === "split"),
  );
  if (lacking !== undefined) {
    throw new SpecError(
      `${path}.${lacking}`,
      `a ${lacking} is needed beside ${given.join(" and ")}, nothing given`,
    );
  }
  if (law === "forward" && edge.drive !== undefined) {
    throw new SpecError(
      `${path}.drive`,
      "nothing is needed beside forward and backward (their ratio says what the drive is), a drive given",
    );
  }
  return law;
}

/** Checks every edge of a network whose shape is right. @throws SpecError */
export function checkEdges(network: Network): void {
  const { edges, lattice, states = {}, baths } = network;
  const names = Object.keys(states);
  const bathNames = Object.keys(baths ?? { bath: null });
  edges.forEach((edge, index) => {
    const path = `system.edges[${index}]`;
    if (lattice === undefined) {
      for (const key of ["step", "where"] as const) {
        if (edge[key] === undefined) continue;
        throw new SpecError(`${path}.${key}`, `a lattice is needed for a ${key}; from and to name states`);
      }
      for (const key of ["from", "to"] as const) checkState(edge[key], names, `${path}.${key}`);
    } else {
      for (const key of ["from", "to"] as const) {
        if (edge[key] === undefined) continue;
        throw new SpecError(`${path}.${key}`, `a step is needed on a lattice, "${edge[key]}" given`);
      }
      checkStep(edge.step, Object.keys(lattice.coordinates), `${path}.step`);
    }
    checkBath(edge.bath, bathNames, `${path}.bath`);
    const twin = edges.findIndex(({ name }) => name !== undefined && name === edge.name);
    if (edge.name !== undefined && twin < index) {
      throw new SpecError(`${path}.name`, `a name of its own is needed, "${edge.name}" given twice`);
    }
    lawOf(edge, path);
  });
}

/** @throws SpecError for a name that is no state's. */
export function checkState(given: string | undefined, names: readonly string[], path: string): void {
  if (given !== undefined && names.includes(given)) return;
  const shown = given === undefined ? "nothing" : `"${given}"`;
  throw new SpecError(
    path,
    `a state ${listed(names)} is needed, ${shown} given${nearest(given ?? "", names)}`,
  );
}

/** A few names in brackets. */
export const listed = (names: readonly string[]): string =>
  names.length > 8
    ? `(${names.slice(0, 8).join(", ")} and ${names.length - 8} more)`
    : `(${names.join(", ")})`;

function checkStep(step: Edge["step"], coordinates: readonly string[], path: string): void {
  if (step === undefined || Object.keys(step).length === 0) {
    throw new SpecError(path, "a step by coordinate, as in { n: 1 }, is needed, nothing given");
  }
  const wrong = Object.keys(step).find((name) => !coordinates.includes(name));
  if (wrong === undefined) return;
  throw new SpecError(
    `${path}.${wrong}`,
    `a coordinate (${coordinates.join(", ")}) is needed, "${wrong}" given${nearest(wrong, coordinates)}`,
  );
}

function checkBath(bath: string | undefined, names: readonly string[], path: string): void {
  if (bath === undefined ? names.length === 1 : names.includes(bath)) return;
  const shown = bath === undefined ? "nothing" : `"${bath}"`;
  throw new SpecError(path, `a bath ${listed(names)} is needed, ${shown} given${nearest(bath ?? "", names)}`);
}
