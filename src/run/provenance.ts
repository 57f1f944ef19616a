// Where a result came from.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Provenance } from "./result.js";

const packageFile = new URL("../../package.json", import.meta.url);

/** The version of this package. */
export const version: string = (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;

const digests = new Map<Uint8Array, string>();

/** SHA-256 of a template, which is always the same array. */
function digestOf(template: Uint8Array): string {
  const known = digests.get(template) ?? createHash("sha256").update(template).digest("hex");
  digests.set(template, known);
  return known;
}

export const provenance = (seed: number, template: Uint8Array): Provenance => ({
  version,
  kernel: digestOf(template),
  seed,
  node: process.version,
});
