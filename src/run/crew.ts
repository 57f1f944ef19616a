// Who runs the chunks of an ensemble: worker threads, or the calling thread where the work takes less than a thread to start. The only
// place that knows the thread pool.
import { Piscina } from "piscina";
import type { Chunk, Equipment, Report } from "./shipment.js";
import { workerOf } from "./work.js";

export interface Crew {
  readonly run: (chunk: Chunk) => Promise<Report>;
  /** Chunks under way are nobody's afterwards. */
  readonly dismiss: () => Promise<void>;
}

/** So many worker threads. */
export function threads(count: number, workerData: Equipment): Crew {
  const pool = new Piscina<Chunk, Report>({
    filename: new URL("./worker.js", import.meta.url).href,
    minThreads: count,
    maxThreads: count,
    workerData,
  });
  // a report that was under way when the pool was closed is nobody's
  let closing = false;
  pool.on("error", (error) => {
    if (!closing) throw error;
  });
  return {
    run: (chunk) => pool.run(chunk),
    dismiss: () => {
      closing = true;
      return pool.destroy();
    },
  };
}

/** The calling thread; between chunks it hears signals and timers. */
export function caller(equipment: Equipment): Crew {
  const work = workerOf(equipment);
  let dismissed = false;
  return {
    run: async (chunk) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (dismissed) throw new Error("dismissed");
      return work(chunk);
    },
    dismiss: async () => {
      dismissed = true;
    },
  };
}
