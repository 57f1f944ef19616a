// The symbols of an SBML model, which share one space of names, and what formulas of ours call them: an id that means something else there
// (t, volume, heat, XStart, constructor, …) gets an underscore.
import { ARITIES } from "../../formula/recorded.js";
import { SpecError } from "../error.js";
import { RESERVED } from "../formulas.js";
import { REACTION_COLUMNS } from "../reaction/names.js";
import { all, type Element, listed } from "./xml.js";

export type Kind = "compartment" | "species" | "parameter" | "reaction" | "function" | "event" | "reference";

export interface Sid {
  readonly kind: Kind;
  readonly element: Element;
  /** In formulas. */
  readonly name: string;
}

const LISTS: readonly (readonly [list: string, kind: Kind])[] = [
  ["listOfFunctionDefinitions", "function"],
  ["listOfCompartments", "compartment"],
  ["listOfSpecies", "species"],
  ["listOfParameters", "parameter"],
  ["listOfReactions", "reaction"],
  ["listOfEvents", "event"],
];
/** An event may go without an id, and so may a reference to a species. */
const NAMELESS: readonly Kind[] = ["event", "reference"];
const SID = /^[A-Za-z_][A-Za-z0-9_]*$/;
const TAKEN = new Set([...RESERVED, ...Object.keys(ARITIES), ...REACTION_COLUMNS, "volume"]);

/** Symbols by id. @throws SpecError for an id that is missing, no id, or there twice. */
export function symbolsOf(model: Element, path: string): ReadonlyMap<string, Sid> {
  const found = new Map<string, Sid>();
  const add = (element: Element, kind: Kind): void => {
    const { id } = element.attributes;
    if (id === undefined && NAMELESS.includes(kind)) return;
    if (id === undefined || !SID.test(id)) {
      const what = id === undefined ? "none" : `"${id}"`;
      throw new SpecError(
        path,
        `an id of letters, digits and _ is needed for <${element.name}>, ${what} given`,
      );
    }
    const other = found.get(id);
    if (other !== undefined) {
      throw new SpecError(
        `${path}.${id}`,
        `an id of its own is needed for <${element.name}>, that of another <${other.element.name}> given`,
      );
    }
    found.set(id, { kind, element, name: id });
  };
  for (const [list, kind] of LISTS) for (const element of listed(model, list)) add(element, kind);
  for (const reaction of listed(model, "listOfReactions")) {
    for (const list of ["listOfReactants", "listOfProducts"])
      for (const element of listed(reaction, list)) add(element, "reference");
  }
  return named(found);
}

function named(found: ReadonlyMap<string, Sid>): ReadonlyMap<string, Sid> {
  const isSpecies = (id: string): boolean => found.get(id)?.kind === "species";
  const clashes = (id: string): boolean =>
    TAKEN.has(id) ||
    id in Object.prototype ||
    (id.endsWith("Start") && isSpecies(id.slice(0, -"Start".length))) ||
    (id.startsWith("particles_") && isSpecies(id.slice("particles_".length)));
  const used = new Set(found.keys());
  const free = (id: string): string => {
    let name = id;
    while (clashes(name) || (name !== id && used.has(name))) name += "_";
    used.add(name);
    return name;
  };
  return new Map([...found].map(([id, one]) => [id, { ...one, name: free(id) }]));
}

/** Units of substance are those of counts. */
export function checkCounted(units: string | undefined, model: Element, path: string): void {
  if (units === undefined || units === "item" || units === "dimensionless") return;
  const own = listed(model, "listOfUnitDefinitions").find(({ attributes }) => attributes.id === units);
  const parts = own === undefined ? [] : listed(own, "listOfUnits");
  const counted = ({ attributes: { kind, multiplier = "1", scale = "0" } }: Element): boolean =>
    (kind === "item" || kind === "dimensionless") && Number(multiplier) === 1 && Number(scale) === 0;
  if (parts.length > 0 && parts.every(counted)) return;
  throw new SpecError(path, `substance in units of "item" is needed (counts of particles), "${units}" given`);
}

/** The only element of a name. @throws SpecError for none, or several. */
export function only(element: Element, name: string, path: string): Element {
  const [found, ...more] = all(element, name);
  if (found !== undefined && more.length === 0) return found;
  throw new SpecError(
    path,
    `one <${name}> is needed, ${found === undefined ? "none" : more.length + 1} given`,
  );
}
