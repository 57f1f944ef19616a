// Both sides of a reaction, from its text or its objects: how many particles of which species go in and come out.
import { nearest, SpecError } from "../error.js";
import type { Reaction } from "./reaction.js";

export interface Equation {
  /** Species by name, those on neither side left out. */
  readonly from: ReadonlyMap<string, number>;
  readonly to: ReadonlyMap<string, number>;
  readonly reversible: boolean;
}

const TERM = /^(?:(\d+)\s*\*?\s*)?([A-Za-z_][A-Za-z0-9_]*)$/;
const NOTHING = ["", "0", "∅"];

/** @throws SpecError for a text that is no equation, and a species that is not there. */
export function equationOf(reaction: Reaction, path: string, species: readonly string[]): Equation {
  const { equation, from, to } = reaction;
  if ((equation === undefined) === (from === undefined && to === undefined)) {
    throw new SpecError(
      path,
      `an equation, or from and to, is needed, ${equation === undefined ? "neither" : "both"} given`,
    );
  }
  if (equation === undefined) {
    const of = (side: Readonly<Record<string, number>> = {}, key: string): Map<string, number> => {
      for (const name of Object.keys(side)) known(name, `${path}.${key}.${name}`, species);
      return new Map(Object.entries(side).filter(([, n]) => n > 0));
    };
    return { from: of(from, "from"), to: of(to, "to"), reversible: isReversible(reaction) };
  }
  const at = `${path}.equation`;
  const arrows = equation.match(/<->|<=>|->/g) ?? [];
  if (arrows.length !== 1) {
    throw new SpecError(
      at,
      `an equation with one arrow, as in "2 A + B -> C" or "X <-> Y", is needed, "${equation}" given`,
    );
  }
  const arrow = arrows[0] as string;
  const [left, right] = equation.split(arrow) as [string, string];
  const reversible = arrow !== "->";
  if (reversible !== isReversible(reaction)) {
    throw new SpecError(
      at,
      reversible
        ? `rates of both ways (forward and backward, or two propensities) are needed for "${equation}", one given`
        : `"<->" is needed where rates of both ways are given, "${equation}" given`,
    );
  }
  return { from: sideOf(left, at, species), to: sideOf(right, at, species), reversible };
}

const isReversible = ({ forward, backward, propensity }: Reaction): boolean =>
  forward !== undefined || backward !== undefined || Array.isArray(propensity);

function sideOf(text: string, path: string, species: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  if (NOTHING.includes(text.trim())) return found;
  for (const term of text.split("+")) {
    const [, times = "1", name] = TERM.exec(term.trim()) ?? [];
    if (name === undefined) {
      throw new SpecError(
        path,
        `species with whole numbers before them, as in 2 A + B, are needed, "${term.trim()}" given`,
      );
    }
    known(name, path, species);
    const n = Number(times);
    if (n > 2 ** 20)
      throw new SpecError(path, `at most 2^20 particles of a species are needed, ${times} given`);
    if (n > 0) found.set(name, (found.get(name) ?? 0) + n);
  }
  return found;
}

function known(name: string, path: string, species: readonly string[]): void {
  if (species.includes(name)) return;
  const listed =
    species.length > 8
      ? `${species.slice(0, 8).join(", ")} and ${species.length - 8} more`
      : species.join(", ");
  throw new SpecError(
    path,
    `a species (${listed || "there is none"}) is needed, "${name}" given${nearest(name, species)}`,
  );
}
