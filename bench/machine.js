// Where and when: without it a number of nanoseconds says nothing.
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

export const machine = () => ({
  date: new Date().toISOString().slice(0, 16).replace("T", " "),
  cpu: `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores`,
  memory: `${(totalmem() / 2 ** 30).toFixed(0)} GB`,
  node: process.version,
  load: loadavg().map((load) => load.toFixed(1)),
});
