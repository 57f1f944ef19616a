// Tables as functions of x: a cubic per row, value = a + t (b + t (c + t d)) with t = x - base; see src/formula/table.ts, which
// lays them out and does the same operations on the host. A table begins with a header of one row's size:
//
//   f64 low | f64 cellsPerLength | f64 lastCell | f64 period or 0 | i32 place of the guide
//   rows: f64 base, a, b, c, d, from | guide: i32 place of a row per cell          places in bytes from the table's address
//
// In the loop of the kernel a value or a slope costs 1.5 times as much as exp, around a ring 2.2 times.
const HEADER_LOW: usize = 0;
const HEADER_CELLS: usize = 8;
const HEADER_LAST: usize = 16;
const HEADER_PERIOD: usize = 24;
const HEADER_GUIDE: usize = 32;
const ROW_BYTES: usize = 48;
const FROM: usize = 40;
const ONE: usize = memory.data<f64>([1]);

/** Addresses of the tables of a potential, 64 at most. */
const TABLES: usize = memory.data(256, 16);

/** Makes the table at an address number `index` of the potential. */
export function useTable(index: i32, address: usize): void {
  store<u32>(TABLES + ((<usize>index) << 2), <u32>address);
}

export function tableValue(x: v128, index: usize): v128 {
  const table = <usize>load<u32>(TABLES + (index << 2));
  const u = Row.wrap(table, x);
  const cells = Row.cells(table, u);
  const p = Row.at(table, f64x2.extract_lane(u, 0), i32x4.extract_lane(cells, 0));
  const q = Row.at(table, f64x2.extract_lane(u, 1), i32x4.extract_lane(cells, 1));
  const t = f64x2.sub(u, v128.load64_lane(q, v128.load64_zero(p), 1));
  const low = v128.load(p, 8); // a, b
  const lowOther = v128.load(q, 8);
  const high = v128.load(p, 24); // c, d
  const highOther = v128.load(q, 24);
  const a = v128.shuffle<f64>(low, lowOther, 0, 2);
  const b = v128.shuffle<f64>(low, lowOther, 1, 3);
  const c = v128.shuffle<f64>(high, highOther, 0, 2);
  const d = v128.shuffle<f64>(high, highOther, 1, 3);
  return f64x2.add(a, f64x2.mul(t, f64x2.add(b, f64x2.mul(t, f64x2.add(c, f64x2.mul(t, d))))));
}

export function tableSlope(x: v128, index: usize): v128 {
  const table = <usize>load<u32>(TABLES + (index << 2));
  const u = Row.wrap(table, x);
  const cells = Row.cells(table, u);
  const p = Row.at(table, f64x2.extract_lane(u, 0), i32x4.extract_lane(cells, 0));
  const q = Row.at(table, f64x2.extract_lane(u, 1), i32x4.extract_lane(cells, 1));
  const t = f64x2.sub(u, v128.load64_lane(q, v128.load64_zero(p), 1));
  const b = v128.load64_lane(q, v128.load64_zero(p, 16), 1, 16);
  const high = v128.load(p, 24); // c, d
  const highOther = v128.load(q, 24);
  const c = v128.shuffle<f64>(high, highOther, 0, 2);
  const td = f64x2.mul(t, v128.shuffle<f64>(high, highOther, 1, 3));
  const bend = f64x2.add(f64x2.add(c, c), f64x2.add(f64x2.add(td, td), td));
  return f64x2.add(b, f64x2.mul(t, bend));
}

export function tableCurvature(x: v128, index: usize): v128 {
  const table = <usize>load<u32>(TABLES + (index << 2));
  const u = Row.wrap(table, x);
  const cells = Row.cells(table, u);
  const p = Row.at(table, f64x2.extract_lane(u, 0), i32x4.extract_lane(cells, 0));
  const q = Row.at(table, f64x2.extract_lane(u, 1), i32x4.extract_lane(cells, 1));
  const t = f64x2.sub(u, v128.load64_lane(q, v128.load64_zero(p), 1));
  const high = v128.load(p, 24); // c, d
  const highOther = v128.load(q, 24);
  const c = v128.shuffle<f64>(high, highOther, 0, 2);
  const td = f64x2.mul(t, v128.shuffle<f64>(high, highOther, 1, 3));
  const thrice = f64x2.add(f64x2.add(td, td), td);
  return f64x2.add(f64x2.add(c, c), f64x2.add(thrice, thrice));
}

class Row {
  /** x itself, or x moved into the first period. */
  @inline static wrap(table: usize, x: v128): v128 {
    if (load<f64>(table, HEADER_PERIOD) == 0) return x;
    const period = v128.load64_splat(table, HEADER_PERIOD);
    const turns = f64x2.floor(f64x2.div(f64x2.sub(x, v128.load64_splat(table, HEADER_LOW)), period));
    return f64x2.sub(x, f64x2.mul(period, turns));
  }

  /** The cells of both lanes, from 0 to the last; 0 for what is not a number. */
  @inline static cells(table: usize, u: v128): v128 {
    const away = f64x2.sub(u, v128.load64_splat(table, HEADER_LOW));
    const place = f64x2.add(f64x2.mul(away, v128.load64_splat(table, HEADER_CELLS)), v128.load64_splat(ONE));
    const above = f64x2.pmax(place, f64x2.splat(0));
    return i32x4.trunc_sat_f64x2_s_zero(f64x2.pmin(above, v128.load64_splat(table, HEADER_LAST)));
  }

  /** Address of the row of u: from what the guide says, downwards. */
  @inline static at(table: usize, u: f64, cell: i32): usize {
    const guide = table + <usize>load<u32>(table, HEADER_GUIDE);
    let row = table + <usize>load<u32>(guide + ((<usize>cell) << 2));
    row -= <usize>(u < load<f64>(row, FROM)) * ROW_BYTES; // the usual step down, without a branch to mispredict
    while (u < load<f64>(row, FROM)) row -= ROW_BYTES;
    return row;
  }
}
