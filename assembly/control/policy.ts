// Policies with numbers of their own in each lane: memory and fields stand in the block, formulas say what becomes of them.
import { act, ended, learn, settle, steer } from "../door/potential";
import { AGE, ELAPSED, INFORMATION, LAST_LOG, ROW } from "../ledger/block";
import { quench } from "../move/advance";
import { Control, copy } from "./control";

/** What a lane has of its own at the start. */
export function startOwn(control: Control, block: usize, own: usize): void {
  for (let i: usize = 0; i < <usize>control.starts; i++) {
    const value = f64x2.splat(load<f64>(control.start + (i << 3)));
    for (let pair: usize = 0; pair < 64; pair += 16) v128.store(block + own + (i << 6) + pair, value);
  }
}

/** Remembers an outcome; returns a mask of lanes that end here. */
export function remember(control: Control, block: usize, constants: usize, elapsed: f64): i32 {
  const since = f64x2.splat(elapsed);
  let ends = 0;
  for (let pair: usize = 0; pair < 4; pair++) {
    const at = block + (pair << 4);
    const rows = block + (pair << 3);
    const low = load<u32>(rows, ROW);
    const high = load<u32>(rows, ROW + 4);
    v128.store(at, since, ELAPSED);
    const predicted = learn(at, constants, low, high);
    if (control.informed) {
      const log = f64x2.sub(v128.load(at, LAST_LOG), predicted);
      v128.store(at, f64x2.add(v128.load(at, INFORMATION), log), INFORMATION);
    }
    if (control.until) {
      ends |= i64x2.bitmask(ended(at, constants, low, high)) << ((<i32>pair) << 1);
    }
  }
  return ends;
}

/** An action begins: by what is remembered now, from the fields that are there. */
export function begin(control: Control, block: usize): void {
  copy(block + control.from, block + control.now, control.acted);
  if (control.latches) {
    copy(block + control.latched, block + control.learned, control.latches);
  }
}

/** Writes the fields of an action that began `age` ago. */
export function write(block: usize, constants: usize, age: f64): void {
  const since = f64x2.splat(age);
  for (let pair: usize = 0; pair < 4; pair++) {
    const at = block + (pair << 4);
    const rows = block + (pair << 3);
    v128.store(at, since, AGE);
    act(at, constants, load<u32>(rows, ROW), load<u32>(rows, ROW + 4));
  }
}

/** Evaluates the coefficients that depend on the fields that are written. */
export function aim(block: usize, constants: usize): void {
  for (let pair: usize = 0; pair < 4; pair++) {
    const rows = block + (pair << 3);
    steer(block + (pair << 4), constants, load<u32>(rows, ROW), load<u32>(rows, ROW + 4));
  }
}

/** Books the work of all that was written since, at the place where the lanes are. */
export function charge(control: Control, block: usize, constants: usize): void {
  quench(block, constants);
  copy(block + control.booked, block + control.now, control.acted);
  for (let pair: usize = 0; pair < 4; pair++) {
    const rows = block + (pair << 3);
    settle(block + (pair << 4), constants, load<u32>(rows, ROW), load<u32>(rows, ROW + 4));
  }
}
