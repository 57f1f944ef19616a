// The terminal: results on stdout, progress on stderr. The only place that knows the progress bar.
import { Presets, SingleBar } from "cli-progress";
import type { Progress } from "../run/ensemble.js";

/** Whether stdout may be coloured: a terminal, and neither NO_COLOR nor a dumb one. */
export const color: boolean =
  process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** A bar on stderr while something long runs; nothing where stderr is no terminal or `quiet` is asked for. */
export class Bar {
  private bar: SingleBar | null = null;

  constructor(
    private readonly label: string,
    private readonly quiet: boolean,
  ) {}

  readonly update = ({ done, total }: Progress): void => {
    if (this.quiet || process.stderr.isTTY !== true) return;
    if (this.bar === null) {
      const format = `${this.label} {bar} {percentage} % | {value}/{total} trajectories | {eta_formatted} left`;
      this.bar = new SingleBar({ format, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
      this.bar.start(total, 0);
    }
    this.bar.update(done);
  };

  stop(): void {
    this.bar?.stop();
  }
}

/** Runs `work` with a bar, and aborts it on the first Ctrl-C. */
export async function withBar<T>(
  label: string,
  quiet: boolean,
  work: (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const bar = new Bar(label, quiet);
  const abort = new AbortController();
  const interrupt = (): void => abort.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  try {
    return await work(bar.update, abort.signal);
  } finally {
    bar.stop();
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
}
