// An event of SBML without delay: at a time, where its trigger is one that is reached, or by a condition of counts.
import { parse } from "../../formula/parse.js";
import { names } from "../../formula/syntax.js";
import { SpecError } from "../error.js";
import type { ReactionEvent } from "../reaction/reaction.js";
import type { SbmlFormulas } from "./formulas.js";
import { only } from "./ids.js";
import { TIME } from "./math.js";
import { all, type Element, listed } from "./xml.js";

/** What an event may set: the text of a count, by species; and what is at its start false. */
export interface Setting {
  readonly formulas: SbmlFormulas;
  /** Species that may be set, of the model's own ids. */
  readonly settable: readonly string[];
  readonly refuse: (what: string) => never;
}

/** Null for an event that never comes: at a time that is not after the start. @throws SpecError */
export function eventOf(
  element: Element,
  path: string,
  { formulas, settable, refuse }: Setting,
): ReactionEvent | null {
  const id = element.attributes.id ?? "an event";
  for (const part of ["delay", "priority"])
    if (all(element, part).length > 0) refuse(`the ${part} of "${id}"`);
  const set = new Map<string, string | number>();
  for (const assignment of listed(element, "listOfEventAssignments")) {
    const { variable = "" } = assignment.attributes;
    const symbol = formulas.symbols.get(variable);
    if (symbol === undefined || !settable.includes(variable))
      refuse(`an assignment to "${variable}", which is no species that changes,`);
    const name = symbol?.name as string;
    if (set.has(name)) throw new SpecError(path, `one assignment to "${variable}" is needed, two given`);
    const text = formulas.text(assignment, path);
    set.set(name, countOf(formulas.byAmount(variable) ? text : `${text}*${formulas.size(variable, path)}`));
  }
  if (set.size === 0) throw new SpecError(path, "an assignment is needed, none given");
  const trigger = only(element, "trigger", path);
  const early = trigger.attributes.initialValue === "false";
  const at = timeOf(trigger, path, formulas);
  const when = bare(formulas.text(trigger, path));
  if (at === null && namesIn(when).has("t"))
    refuse(`the trigger "${when}" of "${id}", which is no time that is reached,`);
  const holds = at === null ? formulas.atStart(trigger, path) !== 0 : at <= 0;
  if (holds && early)
    refuse(`the event "${id}" at the start (its trigger holds there and has initialValue "false")`);
  if (at === null) return { when, set: Object.fromEntries(set) };
  return at > 0 ? { at, set: Object.fromEntries(set) } : null;
}

interface Listed {
  readonly element: Element;
  readonly event: ReactionEvent | null;
}

/** Of events that may come at one time each sees what those before it have set. @throws SpecError where the values before all of them are meant */
export function refuseEarlierValues(events: readonly Listed[], refuse: Setting["refuse"]): void {
  for (const { element, event } of events) {
    if (event === null || element.attributes.useValuesFromTriggerTime !== "true") continue;
    const seen = new Set(Object.values(event.set).flatMap((to) => [...namesIn(String(to))]));
    const other = events.find(
      (one) =>
        one.event !== null &&
        one.event !== event &&
        (one.event.at === undefined || event.at === undefined || one.event.at === event.at) &&
        Object.keys(one.event.set).some((name) => seen.has(name)),
    );
    if (other === undefined) continue;
    const [own, its] = [element.attributes.id ?? "an event", other.element.attributes.id ?? "another"];
    refuse(
      `useValuesFromTriggerTime "true" of "${own}", which reads what "${its}" may set at the same time,`,
    );
  }
}

const countOf = (text: string): string | number => (Number.isFinite(Number(text)) ? Number(text) : text);

function namesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  names(parse(text), (name) => found.add(name));
  return found;
}

/** c of t >= c, c <= t, t > c or c < t, where c does not change; null of other triggers. */
function timeOf(trigger: Element, path: string, formulas: SbmlFormulas): number | null {
  const [operator, a, b] = only(trigger, "math", path).children[0]?.children ?? [];
  if (operator === undefined || a === undefined || b === undefined) return null;
  const first = ["geq", "gt"].includes(operator.name);
  if (!first && !["leq", "lt"].includes(operator.name)) return null;
  const [time, limit] = first ? [a, b] : [b, a];
  if (time.name !== "csymbol" || time.attributes.definitionURL !== TIME) return null;
  const math: Element = { name: "math", attributes: {}, children: [limit], text: "" };
  const alone: Element = { name: "trigger", attributes: {}, children: [math], text: "" };
  const moving = [...namesIn(formulas.text(alone, path))].some((name) => !formulas.isField(name));
  return moving ? null : formulas.atStart(alone, path);
}

/** Without the brackets around all of it. */
function bare(text: string): string {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let open = 0;
  for (let i = 0; i < text.length - 1; i++) {
    open += text[i] === "(" ? 1 : text[i] === ")" ? -1 : 0;
    if (open === 0) return text;
  }
  return text.slice(1, -1);
}
