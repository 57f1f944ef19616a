// Where a result came from.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { template } from "../kernel/langevin.js";
import type { Provenance } from "./result.js";

const packageFile = new URL("../../package.json", import.meta.url);

/** The version of this package. */
export const version: string = (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;

const kernel = createHash("sha256").update(template()).digest("hex");

export const provenance = (seed: number): Provenance => ({ version, kernel, seed, node: process.version });
