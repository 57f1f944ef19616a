// A data file by its ending: .parquet, else CSV.
import { readCsv } from "./csv.js";
import { readParquet } from "./parquet.js";
import type { DataTable } from "./table.js";

/** Opens a table. @throws SpecError where the file cannot be read. */
export const readTable = (path: string): Promise<DataTable> =>
  path.endsWith(".parquet") ? readParquet(path) : readCsv(path);
