// The linear memory of a module that runs jobs on ensembles of events (jump.ts, reaction.ts): where a plan is placed, the job's fields by name, and
// room for the columns.
import type { Place } from "./place.js";

export interface JobModule {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  useTable(index: number, address: number): void;
  run(job: number): number;
  readonly [offset: string]: unknown;
}

/** What every job begins with. */
interface Header {
  readonly seed: number;
  readonly stream: number;
  readonly rounds: { readonly period: number };
}

/** Trajectories of a block. */
export const BLOCK = 64;

export class JobMemory<Code extends JobModule> implements Place {
  private job = 0;
  private columns = 0;
  private capacity = 0;
  private records = 0;
  private recordCapacity = 0;

  constructor(readonly code: Code) {}

  /** Zeros, never freed. */
  allocate(bytes: number): number {
    const at = this.code.allocate(Math.max(16, bytes));
    new Uint8Array(this.code.memory.buffer, at, bytes).fill(0);
    return at;
  }

  doubles(values: Float64Array): number {
    const at = this.allocate(8 * values.length);
    new Float64Array(this.code.memory.buffer, at, values.length).set(values);
    return at;
  }

  /** Tables that formulas look up. */
  splines(tables: readonly Uint8Array[]): void {
    tables.forEach((bytes, i) => {
      const at = this.allocate(bytes.length);
      new Uint8Array(this.code.memory.buffer, at, bytes.length).set(bytes);
      this.code.useTable(i, at);
    });
  }

  offset(name: string): number {
    return (this.code[name] as WebAssembly.Global).value as number;
  }

  view(): DataView {
    return new DataView(this.code.memory.buffer);
  }

  /** A job, with its other fields yet to be put. */
  open({ seed, stream, rounds: { period } }: Header): void {
    this.job = this.allocate(this.offset("jobBytes"));
    const view = this.view();
    view.setBigUint64(this.job + this.offset("jobSeed"), BigInt(seed), true);
    view.setBigUint64(this.job + this.offset("jobStream"), BigInt(stream), true);
    view.setFloat64(this.job + this.offset("jobPeriod"), Number.isFinite(period) ? period : 0, true);
  }

  /** Whole numbers and addresses of the job. */
  put(fields: Readonly<Record<string, number>>): void {
    const view = this.view();
    for (const [name, value] of Object.entries(fields)) {
      view.setInt32(this.job + this.offset(`job${name}`), value, true);
    }
  }

  whole(name: string): number {
    return this.view().getInt32(this.job + this.offset(`job${name}`), true);
  }

  double(name: string): number {
    return this.view().getFloat64(this.job + this.offset(`job${name}`), true);
  }

  /** Runs the job on `count` trajectories, of which columns take so many doubles; 0, or what went wrong. */
  run(count: number, doubles: number, fields: Readonly<Record<string, number>>): number {
    if (count > this.capacity) {
      this.columns = this.code.allocate(8 * doubles);
      this.capacity = count;
    }
    this.put({ Count: count, Columns: this.columns, ...fields });
    return this.code.run(this.job);
  }

  /** The columns of the last run. */
  found(doubles: number): Float64Array {
    return new Float64Array(this.code.memory.buffer, this.columns, doubles).slice();
  }

  /** Records of so many bytes, and how many; the buffer grows by running `once` again. */
  recorded(bytes: number, once: () => void): { readonly count: number; readonly bytes: DataView } {
    for (;;) {
      this.put({ Record: this.records });
      this.view().setFloat64(this.job + this.offset("jobRecordCapacity"), this.recordCapacity, true);
      once();
      const count = this.double("RecordCount");
      if (count <= this.recordCapacity) {
        return { count, bytes: new DataView(this.code.memory.buffer, this.records, bytes * count) };
      }
      this.recordCapacity = count;
      this.records = this.allocate(bytes * count);
    }
  }

  /** Of a column of `count` trajectories, that of the last one. */
  last(column: number, count: number): number {
    return this.view().getFloat64(this.columns + 8 * (column * count + count - 1), true);
  }
}
