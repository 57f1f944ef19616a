// The loop of leaps (off unless asked for; approximate): all propensities at the beginning of a leap of length h, then the firings of every
// reaction in it,
//   Poisson   F_c ~ Poisson(a_c h)                                    D. T. Gillespie, J. Chem. Phys. 115, 1716 (2001)
//   binomial  F_c ~ Binomial(L_c, min(1, a_c h/L_c))                  T. Tian, K. Burrage, J. Chem. Phys. 121, 10356 (2004)
// and n + sum_c F_c v_c. L_c is how often c can fire with what reactions before it in the list have left (A. Chatterjee, D. G. Vlachos,
// M. A. Katsoulakis, J. Chem. Phys. 122, 024112 (2005)); a reaction that uses nothing up has Poisson firings. Where Poisson
// firings would take counts below 0, firings are taken back and counted. Lanes come one after the other, each with its own stream.
import { weigh } from "../door/reaction";
import { binomial } from "../random/binomial";
import { poisson } from "../random/poisson";
import { LEAP, streamKey } from "../random/purpose";
import { startWords } from "../random/words";
import { fail, flush, leave, note, place } from "./flow";
import { Job, UNSOUND } from "./job";
import { FIRED, Lane, LENGTH, S } from "./pair";

/** Of a reaction: addresses where its limits, changes and gains begin and end. */
const HEADER: usize = 24;
const ENTRY: usize = 16;
/** Means of a leap from here on are no numbers of firings. */
const MOST: f64 = 4503599627370496; // = 2 ** 52
/** Counts from here on are no whole numbers any more. */
const LARGEST: f64 = 9007199254740992; // = 2 ** 53
/** Leaps after which parts go to the totals. */
const OFTEN: i32 = 64;

/** All trajectories of a lane. */
export function leap(job: Job, lane: Lane, block: u64, side: u64): void {
  startWords(job.seed, streamKey(LEAP, job.stream), (block << 3) | side);
  job.now = 0;
  place(job, lane);
  const at = lane.at;
  const pair = at - ((<usize>lane.side) << 3);
  while (lane.left > 0 && !job.status) {
    const leaps = lane.window.leaps;
    const length = load<f64>(at, LENGTH);
    const h = length / <f64>leaps;
    for (let k = 1; k <= leaps; k++) {
      draw(job, lane, pair, h);
      if (job.status) return;
      const taken = job.mayTakeBack ? takeBack(job) : 0;
      settle(job, lane, taken);
      store<f64>(at, k == leaps ? length : <f64>k * h, S);
      if (lane.begun && job.recordTrajectory == lane.trajectory) note(job, lane);
      if (k % OFTEN == 0) flush(job, pair);
    }
    flush(job, pair);
    if (leave(job, lane)) place(job, lane);
  }
}

function headerOf(job: Job, reaction: i32): usize {
  return job.leaping + <usize>reaction * HEADER;
}

function firingsOf(job: Job, reaction: i32): usize {
  return job.firings + ((<usize>reaction) << 3);
}

/** Firings of all reactions, and counts with them: what is used up at once, what is made when the leap is over. */
function draw(job: Job, lane: Lane, pair: usize, h: f64): void {
  weigh(pair, job.constants);
  const next = job.next;
  for (let k: usize = 0; k < <usize>job.species; k++) {
    store<f64>(next + (k << 3), load<f64>(lane.at + job.countsAt + (k << 4)));
  }
  for (let c = 0; c < job.leapCount; c++) {
    const mean = load<f64>(lane.at + job.valuesAt + ((<usize>c) << 4)) * h;
    if (!(mean >= 0 && mean < MOST)) {
      fail(job, lane, UNSOUND);
      return;
    }
    const header = headerOf(job, c);
    const limit = job.mayTakeBack ? Infinity : limitOf(job, header);
    const fired = limit == Infinity ? poisson(mean) : binomial(limit, mean / limit);
    store<f64>(firingsOf(job, c), fired);
    const end = <usize>load<u32>(header, 12);
    for (let change = <usize>load<u32>(header, 8); change < end; change += ENTRY) {
      const by = load<f64>(change, 8);
      if (by < 0) add(next + <usize>load<u32>(change), by * fired);
    }
  }
  for (let c = 0; c < job.leapCount; c++) {
    const fired = load<f64>(firingsOf(job, c));
    const header = headerOf(job, c);
    const end = <usize>load<u32>(header, 12);
    for (let change = <usize>load<u32>(header, 8); change < end; change += ENTRY) {
      const by = load<f64>(change, 8);
      if (by > 0) add(next + <usize>load<u32>(change), by * fired);
    }
  }
  for (let k: usize = 0; k < <usize>job.species; k++) {
    if (abs(load<f64>(next + (k << 3))) >= LARGEST) fail(job, lane, UNSOUND);
  }
}

function add(to: usize, value: f64): void {
  store<f64>(to, load<f64>(to) + value);
}

/** How often a reaction can fire with what is left: of n particles of which it takes m together and uses up d, (n - m)/d + 1 times. */
function limitOf(job: Job, header: usize): f64 {
  let limit = Infinity;
  const end = <usize>load<u32>(header, 4);
  for (let entry = <usize>load<u32>(header); entry < end; entry += ENTRY) {
    const spare = load<f64>(job.next + <usize>load<u32>(entry)) - <f64>load<i32>(entry, 4);
    limit = min(limit, spare < 0 ? 0 : floor(spare / load<f64>(entry, 8)) + 1);
  }
  return limit;
}

/** Takes firings back until no count is below 0, of the last reaction in the list first; how many. */
function takeBack(job: Job): f64 {
  let taken: f64 = 0;
  while (isShort(job)) {
    for (let c = job.leapCount - 1; c >= 0; c--) {
      const header = headerOf(job, c);
      const end = <usize>load<u32>(header, 12);
      for (let change = <usize>load<u32>(header, 8); change < end; change += ENTRY) {
        const by = load<f64>(change, 8);
        const n = load<f64>(job.next + <usize>load<u32>(change));
        if (by > 0 || n >= 0) continue;
        const fired = load<f64>(firingsOf(job, c));
        const back = min(fired, ceil(n / by));
        store<f64>(firingsOf(job, c), fired - back);
        for (let other = <usize>load<u32>(header, 8); other < end; other += ENTRY) {
          add(job.next + <usize>load<u32>(other), -load<f64>(other, 8) * back);
        }
        taken += back;
      }
    }
  }
  return taken;
}

function isShort(job: Job): bool {
  for (let k: usize = 0; k < <usize>job.species; k++) {
    if (load<f64>(job.next + (k << 3)) < 0) return true;
  }
  return false;
}

/** Counts after the leap, events, and what they add up to. */
function settle(job: Job, lane: Lane, taken: f64): void {
  const at = lane.at;
  for (let k: usize = 0; k < <usize>job.species; k++) {
    store<f64>(at + job.countsAt + (k << 4), load<f64>(job.next + (k << 3)));
  }
  let events: f64 = 0;
  for (let c = 0; c < job.leapCount; c++) {
    const fired = load<f64>(firingsOf(job, c));
    events += fired;
    const header = headerOf(job, c);
    const end = <usize>load<u32>(header, 20);
    for (let gain = <usize>load<u32>(header, 16); gain < end; gain += ENTRY) {
      // a number, or one that the door has found
      const value = load<i32>(gain, 4);
      const by = value < 0 ? load<f64>(gain, 8) : load<f64>(at + job.valuesAt + ((<usize>value) << 4));
      add(at + job.partsAt + <usize>load<u32>(gain), by * fired);
    }
  }
  add(at + FIRED, events);
  if (job.mayTakeBack) add(at + job.partsAt + ((<usize>job.takenBack) << 4), taken);
}
