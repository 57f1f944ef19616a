// XML as nested elements. A file is data: no document type, no entities but the five of XML itself, nothing is fetched, nothing is nested
// without end, no name reaches a prototype.
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { SpecError } from "../error.js";

export interface Element {
  readonly name: string;
  /** Without a prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text in it, its children's left out. */
  readonly text: string;
}

export interface Document {
  readonly root: Element;
  /** Prefixes of the root's attribute `required` that is true: packages without which a model is another one. */
  readonly required: readonly string[];
}

/** Nested elements; the suite's models have 12, a formula a person wrote has 30. */
const MOST_NESTED = 100;

/** What is read of; elements of other namespaces (packages, layouts) are left out, and so are notes and annotations. */
const READ = /^http:\/\/www\.(sbml\.org\/sbml\/level\d(\/version\d(\/core)?)?|w3\.org\/1998\/Math\/MathML)$/;
const LEFT_OUT = ["notes", "annotation"];

type Ordered = Readonly<Record<string, unknown>> & { readonly ":@"?: Readonly<Record<string, string>> };
/** Namespaces by prefix. */
type Scope = ReadonlyMap<string, string>;

/** Reads a document. @throws SpecError for what is no XML, is not in UTF-8, declares a document type, or is nested too deep. */
export function readXml(given: string, path: string): Document {
  const text = given.startsWith("\uFEFF") ? given.slice(1) : given;
  const encoding = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (text.includes("\0") || (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))) {
    throw new SpecError(path, `XML in UTF-8 is needed, ${encoding ?? "another encoding"} given`);
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) {
    throw new SpecError(
      path,
      "XML without a document type is needed (files are data, entities are not expanded), one given",
    );
  }
  const roots = parsed(text, path)
    .filter((node) => !Object.keys(node).some((key) => key.startsWith("?")))
    .flatMap((node) => elementOf(node, new Map(), 1, path));
  const [root] = roots;
  if (root === undefined) throw new SpecError(path, "XML with an element is needed, none given");
  return { root: root.element, required: root.required };
}

function parsed(text: string, path: string): Ordered[] {
  try {
    const valid = XMLValidator.validate(text);
    if (valid !== true)
      throw new SpecError(path, `XML is needed, line ${valid.err.line} given: ${valid.err.msg}`);
    const parser = new XMLParser({
      preserveOrder: true,
      processEntities: false,
      ignoreAttributes: false,
      attributeNamePrefix: "@",
      parseTagValue: false,
      parseAttributeValue: false,
      maxNestedTags: 10 * MOST_NESTED,
    });
    return parser.parse(text) as Ordered[];
  } catch (error) {
    if (error instanceof SpecError) throw error;
    throw new SpecError(path, `XML that can be read is needed: ${(error as Error).message}`);
  }
}

interface Found {
  readonly element: Element;
  readonly required: readonly string[];
}

function elementOf(node: Ordered, outer: Scope, depth: number, path: string): Found[] {
  const [tag] = Object.keys(node).filter((key) => key !== ":@" && key !== "#text");
  if (tag === undefined) return [];
  const given = Object.entries(node[":@"] ?? {}).map(([key, value]) => [key.slice(1), value] as const);
  const own = given.flatMap(([key, uri]) =>
    key === "xmlns" || key.startsWith("xmlns:") ? [[key.slice(6), uri] as const] : [],
  );
  const scope: Scope = own.length === 0 ? outer : new Map([...outer, ...own]);
  const [prefix, name] = tag.includes(":") ? (tag.split(":") as [string, string]) : ["", tag];
  const namespace = scope.get(prefix);
  if (LEFT_OUT.includes(name) || (namespace !== undefined && !READ.test(namespace))) return [];
  if (depth > MOST_NESTED) {
    throw new SpecError(
      path,
      `at most ${MOST_NESTED} nested elements are needed, <${name}> within more given`,
    );
  }
  const inner = (Array.isArray(node[tag]) ? node[tag] : []) as Ordered[];
  const element: Element = {
    name,
    attributes: Object.fromEntries(given.filter(([key]) => !key.includes(":") && key !== "xmlns")),
    children: inner.flatMap((child) => elementOf(child, scope, depth + 1, path)).map((one) => one.element),
    text: inner
      .flatMap((part) => (part["#text"] === undefined ? [] : [String(part["#text"]).trim()]))
      .join(" ")
      .trim(),
  };
  const required = given.flatMap(([key, value]) =>
    key.endsWith(":required") && value.trim() === "true" ? [key.slice(0, -":required".length)] : [],
  );
  return [{ element, required }];
}

/** Children of a name. */
export const all = ({ children }: Element, name: string): readonly Element[] =>
  children.filter((child) => child.name === name);

/** Those in a list: <listOfX><x/>…</listOfX>. */
export const listed = (element: Element, list: string): readonly Element[] =>
  all(element, list).flatMap(({ children }) => children);
