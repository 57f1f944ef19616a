// The module describes itself: the host reads every offset and size from these exports.
import { Channel } from "../control/channel";
import { CONTROLLED, DECISION_BYTES, Decision } from "./decision";
import { ENTRY_BYTES, Entry } from "./entry";
import { Job, RECORD_BYTES, SNAPSHOT_SUMS, SUMS } from "./job";
import {
  PIECE_A,
  PIECE_B,
  PIECE_CHANNEL,
  PIECE_D,
  PIECE_FROM,
  PIECE_GAINS,
  PIECE_NEXT,
  PIECE_SPLIT,
  PIECE_UNIT,
  ROW_BYTES,
  ROW_DOWN,
  ROW_PER_RATE,
  ROW_RATE,
  ROW_SHIFT,
  ROW_STATE,
  STILL_GAINS,
  STILL_NEXT,
  Window,
} from "./network";
import { SLOT_BYTES, Slot } from "./slot";

export const columnSums: i32 = SUMS;
export const snapshotSums: i32 = SNAPSHOT_SUMS;
export const recordBytes: usize = RECORD_BYTES;

export const rowBytes: usize = ROW_BYTES;
export const rowPerRate: usize = ROW_PER_RATE;
export const rowRate: usize = ROW_RATE;
export const rowState: usize = ROW_STATE;
export const rowDown: usize = ROW_DOWN;
export const rowShift: usize = ROW_SHIFT;
export const stillNext: usize = STILL_NEXT;
export const stillGains: usize = STILL_GAINS;
export const pieceFrom: usize = PIECE_FROM;
export const pieceUnit: usize = PIECE_UNIT;
export const pieceA: usize = PIECE_A;
export const pieceB: usize = PIECE_B;
export const pieceD: usize = PIECE_D;
export const pieceNext: usize = PIECE_NEXT;
export const pieceGains: usize = PIECE_GAINS;
export const pieceSplit: usize = PIECE_SPLIT;
export const pieceChannel: usize = PIECE_CHANNEL;

export const slotBytes: usize = SLOT_BYTES;
export const slotStateBefore: usize = offsetof<Slot>("stateBefore");
export const slotStateAfter: usize = offsetof<Slot>("stateAfter");
export const slotStartState: usize = offsetof<Slot>("startState");
export const slotChannel: usize = offsetof<Slot>("channel");
export const slotJumps: usize = offsetof<Slot>("jumps");
export const slotTime: usize = offsetof<Slot>("time");
export const slotDwell: usize = offsetof<Slot>("dwell");
export const slotWaited: usize = offsetof<Slot>("waited");
export const slotOutcome: usize = offsetof<Slot>("outcome");
export const slotElapsed: usize = offsetof<Slot>("elapsed");

export const windowBytes: usize = offsetof<Window>();
export const windowTime: usize = offsetof<Window>("time");
export const windowLength: usize = offsetof<Window>("length");
export const windowFields: usize = offsetof<Window>("fields");
export const windowRows: usize = offsetof<Window>("rows");
export const windowRates: usize = offsetof<Window>("rates");
export const windowTables: usize = offsetof<Window>("tables");
export const windowGains: usize = offsetof<Window>("gains");
export const windowGainBytes: usize = offsetof<Window>("gainBytes");
export const windowExact: usize = offsetof<Window>("exact");
export const windowBooked: usize = offsetof<Window>("booked");
export const windowSnapshot: usize = offsetof<Window>("snapshot");
export const windowAfter: usize = offsetof<Window>("after");
export const windowNext: usize = offsetof<Window>("next");
export const windowWrap: usize = offsetof<Window>("wrap");
export const windowDecision: usize = offsetof<Window>("decision");
export const windowOpens: usize = offsetof<Window>("opens");
export const windowControl: usize = offsetof<Window>("control");

export const entryBytes: usize = ENTRY_BYTES;
export const entryCumulative: usize = offsetof<Entry>("cumulative");
export const entryStart: usize = offsetof<Entry>("start");
export const entryStartPoint: usize = offsetof<Entry>("startPoint");
export const entryWindow: usize = offsetof<Entry>("window");

export const controlled: i32 = CONTROLLED;
export const decisionBytes: usize = DECISION_BYTES;
export const decisionReadings: usize = offsetof<Decision>("readings");
export const decisionSingle: usize = offsetof<Decision>("single");
export const decisionExpected: usize = offsetof<Decision>("expected");
export const decisionWays: usize = offsetof<Decision>("ways");
export const decisionPredictive: usize = offsetof<Decision>("predictive");

export const channelBytes: usize = offsetof<Channel>();
export const channelKind: usize = offsetof<Channel>("kind");
export const channelReadings: usize = offsetof<Channel>("readings");
export const channelOutcomes: usize = offsetof<Channel>("outcomes");
export const channelCumulative: usize = offsetof<Channel>("cumulative");
export const channelLogs: usize = offsetof<Channel>("logs");
export const channelDeviation: usize = offsetof<Channel>("deviation");
export const channelLogNorm: usize = offsetof<Channel>("logNorm");

export const jobBytes: usize = offsetof<Job>();
export const jobSeed: usize = offsetof<Job>("seed");
export const jobStream: usize = offsetof<Job>("stream");
export const jobFirst: usize = offsetof<Job>("first");
export const jobCount: usize = offsetof<Job>("count");
export const jobBlockStride: usize = offsetof<Job>("blockStride");
export const jobLoop: usize = offsetof<Job>("loop");
export const jobDiscrete: usize = offsetof<Job>("discrete");
export const jobThin: usize = offsetof<Job>("thin");
export const jobFields: usize = offsetof<Job>("fields");
export const jobAccumulators: usize = offsetof<Job>("accumulators");
export const jobPairs: usize = offsetof<Job>("pairs");
export const jobObservers: usize = offsetof<Job>("observers");
export const jobObserved: usize = offsetof<Job>("observed");
export const jobStates: usize = offsetof<Job>("states");
export const jobEntries: usize = offsetof<Job>("entries");
export const jobEntryCount: usize = offsetof<Job>("entryCount");
export const jobTargets: usize = offsetof<Job>("targets");
export const jobCodes: usize = offsetof<Job>("codes");
export const jobIdleRow: usize = offsetof<Job>("idleRow");
export const jobDiscard: usize = offsetof<Job>("discard");
export const jobRounds: usize = offsetof<Job>("rounds");
export const jobSnapshots: usize = offsetof<Job>("snapshots");
export const jobPeriod: usize = offsetof<Job>("period");
export const jobSlots: usize = offsetof<Job>("slots");
export const jobSlotBytes: usize = offsetof<Job>("slotBytes");
export const jobFieldsAt: usize = offsetof<Job>("fieldsAt");
export const jobValuesAt: usize = offsetof<Job>("valuesAt");
export const jobBeforeAt: usize = offsetof<Job>("beforeAt");
export const jobObserversAt: usize = offsetof<Job>("observersAt");
export const jobPartsAt: usize = offsetof<Job>("partsAt");
export const jobTotalsAt: usize = offsetof<Job>("totalsAt");
export const jobLostAt: usize = offsetof<Job>("lostAt");
export const jobMemoryAt: usize = offsetof<Job>("memoryAt");
export const jobObserveConstants: usize = offsetof<Job>("observeConstants");
export const jobAttributes: usize = offsetof<Job>("attributes");
export const jobAttributeBytes: usize = offsetof<Job>("attributeBytes");
export const jobControlled: usize = offsetof<Job>("controlled");
export const jobRemembered: usize = offsetof<Job>("remembered");
export const jobMemoryStart: usize = offsetof<Job>("memoryStart");
export const jobLearnConstants: usize = offsetof<Job>("learnConstants");
export const jobLearns: usize = offsetof<Job>("learns");
export const jobMeasuring: usize = offsetof<Job>("measuring");
export const jobColumns: usize = offsetof<Job>("columns");
export const jobRecordTrajectory: usize = offsetof<Job>("recordTrajectory");
export const jobRecord: usize = offsetof<Job>("record");
export const jobRecordCapacity: usize = offsetof<Job>("recordCapacity");
export const jobRecordCount: usize = offsetof<Job>("recordCount");
export const jobNow: usize = offsetof<Job>("now");
export const jobStatus: usize = offsetof<Job>("status");
export const jobFailedTrajectory: usize = offsetof<Job>("failedTrajectory");
export const jobFailedChannel: usize = offsetof<Job>("failedChannel");
export const jobFailedTime: usize = offsetof<Job>("failedTime");
export const jobFailedRate: usize = offsetof<Job>("failedRate");
export const jobFailedLow: usize = offsetof<Job>("failedLow");
export const jobFailedHigh: usize = offsetof<Job>("failedHigh");
