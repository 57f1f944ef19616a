// Preloaded into a process (`node --import`): when it ends, its processor seconds and greatest resident size go to file 3.
import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); // µs, µs, KiB
    const usage = { cpu: (userCPUTime + systemCPUTime) * 1e-6, megabytes: (maxRSS * 1024) / 1e6 };
    writeSync(3, JSON.stringify(usage));
  });
}
