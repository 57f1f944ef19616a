// A worker thread: what `work.ts` makes of a chunk is sent back, kept columns without a copy.
import { move, transferableSymbol, valueSymbol, workerData } from "piscina";
import type { Chunk, Equipment, Report } from "./shipment.js";
import { workerOf } from "./work.js";

const work = workerOf(workerData as Equipment);

/** Runs one chunk of leaves. */
export default function runChunk(chunk: Chunk): Report {
  const report = work(chunk);
  if (report.kind !== "done" || report.kept === null) return report;
  return move({ [transferableSymbol]: [report.kept], [valueSymbol]: report } as never) as unknown as Report;
}
