// The state of eight trajectories between two fills: what `advance` loads into registers and stores again.
//
//   0    x          4 x v128   positions, lanes 0…7
//   64   work       4 x v128
//   128  heat       4 x v128
//   192  forceWork  4 x v128
//   256  row        8 x u32    address of each lane's next row
//   288  stride     8 x u32    bytes to the lane's next row (0: the row is held)

export const LANES: i32 = 8;
export const X: usize = 0;
export const WORK: usize = 64;
export const HEAT: usize = 128;
export const FORCE_WORK: usize = 192;
export const ROW: usize = 256;
export const STRIDE: usize = 288;
export const BLOCK_BYTES: usize = 320;
