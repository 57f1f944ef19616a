// A page that needs nothing but itself: no script, no external resource; light, dark and print. Texts are escaped, `svg` and
// `html` are taken as they are: they come from svg(), htmlTable() and their like, which escape on their own.
import { toneOf } from "./tone.js";

export interface Section {
  readonly heading: string;
  /** Paragraphs, an empty line between them. */
  readonly text?: string;
  readonly svg?: string;
  readonly html?: string;
}

export interface Page {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2126; --paper: #fff; --faint: #5c6670; --line: #d5dadf;
  --good: #1a7f37; --bad: #c62828; --open: #8a6100; }
@media (prefers-color-scheme: dark) { :root { --ink: #dfe4e8; --paper: #14171a; --faint: #9aa5af; --line: #343a40;
  --good: #56c271; --bad: #ff7b72; --open: #e0b341; } }
body { margin: 0 auto; max-width: 66rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { max-width: 46rem; margin: .5rem 0; }
.lead { font-size: 1.1rem; }
figure { margin: 1rem 0; overflow-x: auto; }
svg { max-width: 100%; height: auto; color: var(--ink); }
.wide { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--faint); font-weight: 600; white-space: nowrap; }
td.number, td:first-child { white-space: nowrap; }
.good, .bad, .open { font-weight: 600; } .good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); }
pre { overflow-x: auto; font-size: .8rem; line-height: 1.4; white-space: pre-wrap; overflow-wrap: anywhere; }
summary { cursor: pointer; color: var(--faint); }
@media print { :root { --ink: #000; --paper: #fff; --faint: #444; --line: #bbb; --good: #1a7f37; --bad: #c62828;
  --open: #8a6100; } body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3 { break-after: avoid; } figure, tr { break-inside: avoid; } .wide { overflow: visible; } }
`;

export function page({ title, lead, sections }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${paragraphs(lead, ' class="lead"')}
${sections.map(section).join("\n")}
</body>
</html>
`;
}

/** A table of texts and numbers; a verdict's word is coloured. */
export function htmlTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const top = head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n");
  return `<div class="wide"><table>\n<thead><tr>${top}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that HTML shows as it is. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] as string);

const section = ({ heading, text, svg, html }: Section): string =>
  [
    `<section>\n<h2>${escapeHtml(heading)}</h2>`,
    text === undefined ? "" : paragraphs(text, ""),
    svg === undefined ? "" : `<figure>${svg}</figure>`,
    html ?? "",
    "</section>",
  ]
    .filter((part) => part !== "")
    .join("\n");

const paragraphs = (text: string, attribute: string): string =>
  text
    .split(/\n\s*\n/)
    .map((part) => `<p${attribute}>${escapeHtml(part)}</p>`)
    .join("\n");

function cell(content: string | number): string {
  const text = String(content);
  const kind = toneOf(text) ?? (/^[-+]?\d\S*$|^-$/.test(text) ? "number" : null);
  return `<td${kind === null ? "" : ` class="${kind}"`}>${escapeHtml(text)}</td>`;
}
