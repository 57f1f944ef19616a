// XML as nested elements. A file is data: no document type, no entities but the five of XML itself, nothing is fetched.
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { SpecError } from "../error.js";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text in it, its children's left out. */
  readonly text: string;
}

type Ordered = Readonly<Record<string, unknown>> & { readonly ":@"?: Readonly<Record<string, string>> };

/** The root of a document. @throws SpecError for what is no XML, or declares a document type. */
export function readXml(text: string, path: string): Element {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) {
    throw new SpecError(
      path,
      "XML without a document type is needed (files are data, entities are not expanded), one given",
    );
  }
  const valid = XMLValidator.validate(text);
  if (valid !== true)
    throw new SpecError(path, `XML is needed, line ${valid.err.line} given: ${valid.err.msg}`);
  const parser = new XMLParser({
    preserveOrder: true,
    processEntities: false,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    parseAttributeValue: false,
    removeNSPrefix: true,
  });
  const [root] = (parser.parse(text) as Ordered[])
    .flatMap(elementOf)
    .filter(({ name }) => !name.startsWith("?"));
  if (root === undefined) throw new SpecError(path, "XML with an element is needed, none given");
  return root;
}

function elementOf(node: Ordered): Element[] {
  const [name] = Object.keys(node).filter((key) => key !== ":@" && key !== "#text");
  if (name === undefined) return [];
  const inner = (Array.isArray(node[name]) ? node[name] : []) as Ordered[];
  return [
    {
      name,
      attributes: node[":@"] ?? {},
      children: inner.flatMap(elementOf),
      text: inner
        .flatMap((part) => (part["#text"] === undefined ? [] : [String(part["#text"]).trim()]))
        .join(" ")
        .trim(),
    },
  ];
}

/** Children of a name. */
export const all = ({ children }: Element, name: string): readonly Element[] =>
  children.filter((child) => child.name === name);

/** Those in a list: <listOfX><x/>…</listOfX>. */
export const listed = (element: Element, list: string): readonly Element[] =>
  all(element, list).flatMap(({ children }) => children);
