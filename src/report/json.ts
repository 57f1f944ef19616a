// JSON of anything a run returns, indented by 2 spaces, lists of plain values on one line. Typed arrays become lists, numbers
// that are not finite become null; every other number reads back to the same bits, -0 included. Keys keep their order.

export function toJson(value: unknown): string {
  return write(value, "") ?? "null";
}

/** The text, or undefined for what JSON leaves out. */
function write(value: unknown, indent: string): string | undefined {
  if (typeof value === "number") return numeral(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if ("toJSON" in value && typeof value.toJSON === "function") return write(value.toJSON(), indent);
  if (value instanceof Map) return write(Object.fromEntries(value), indent);
  if (value instanceof Set) return write([...value], indent);
  const inner = `${indent}  `;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return `[${Array.from(value as unknown as ArrayLike<number | bigint>, (x) => write(x, inner)).join(", ")}]`;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => write(item, inner) ?? "null");
    const flat = value.every((item) => typeof item !== "object" || item === null);
    return flat ? `[${items.join(", ")}]` : block("[", items, "]", indent);
  }
  const fields = Object.entries(value).flatMap(([key, field]) => {
    const text = write(field, inner);
    return text === undefined ? [] : [`${JSON.stringify(key)}: ${text}`];
  });
  return fields.length === 0 ? "{}" : block("{", fields, "}", indent);
}

function numeral(x: number): string {
  if (!Number.isFinite(x)) return "null";
  return Object.is(x, -0) ? "-0" : String(x);
}

const block = (open: string, items: readonly string[], close: string, indent: string): string =>
  `${open}\n${items.map((item) => `${indent}  ${item}`).join(",\n")}\n${indent}${close}`;
