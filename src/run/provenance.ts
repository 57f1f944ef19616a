// Where a result came from.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { template } from "../kernel/template.js";
import type { Provenance } from "./result.js";

const packageFile = new URL("../../package.json", import.meta.url);

/** The version of this package. */
export const version: string = (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;

const digests = new Map<number, string>();

/** SHA-256 of the template for so many variables. */
function kernelOf(variables: number): string {
  const known = digests.get(variables) ?? createHash("sha256").update(template(variables)).digest("hex");
  digests.set(variables, known);
  return known;
}

export const provenance = (seed: number, variables: number): Provenance => ({
  version,
  kernel: kernelOf(variables),
  seed,
  node: process.version,
});
