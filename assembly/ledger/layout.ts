// The module describes itself: the host reads every offset and size from these exports.
import { Measurement } from "../control/measure";
import { Segment } from "../control/segment";
import {
  ACCUMULATORS,
  ENTROPY,
  FORCE_WORK,
  HEAT,
  LANES,
  LAST,
  MOST_ACCUMULATORS,
  PER_VARIABLE,
  STARTED,
  V,
  WORK,
  X,
} from "./block";
import { COLUMNS, RECORDED, SNAPSHOT_ENERGY, SNAPSHOT_QUANTITIES, STOPPED_AFTER } from "./columns";
import { Job } from "./job";

export const blockSize: i32 = LANES;
export const columnCount: i32 = COLUMNS;
export const variableCount: i32 = VARIABLES;
/** Variables and velocities. */
export const stateCount: i32 = VARIABLES * (1 + INERTIA);
export const stoppedAfterColumn: i32 = STOPPED_AFTER;
export const recordedColumn: i32 = RECORDED;

/** Where the door `observe` finds what is in the block. */
export const blockVelocity: usize = V;
export const blockLast: usize = LAST;
export const blockWork: usize = WORK;
export const blockStarted: usize = STARTED;
export const blockAccumulators: usize = ACCUMULATORS;
export const blockStride: usize = PER_VARIABLE;
export const mostAccumulators: i32 = MOST_ACCUMULATORS;

export const snapshotCount: i32 = SNAPSHOT_QUANTITIES;
export const snapshotStates: i32 = <i32>(X / PER_VARIABLE);
export const snapshotWork: i32 = <i32>(WORK / PER_VARIABLE);
export const snapshotHeats: i32 = <i32>(HEAT / PER_VARIABLE);
export const snapshotForceWork: i32 = <i32>(FORCE_WORK / PER_VARIABLE);
export const snapshotEntropy: i32 = <i32>(ENTROPY / PER_VARIABLE);
export const snapshotEnergy: i32 = SNAPSHOT_ENERGY;

export const jobBytes: usize = offsetof<Job>();
export const jobSeed: usize = offsetof<Job>("seed");
export const jobStream: usize = offsetof<Job>("stream");
export const jobFirst: usize = offsetof<Job>("first");
export const jobCount: usize = offsetof<Job>("count");
export const jobBlockStride: usize = offsetof<Job>("blockStride");
export const jobRefine: usize = offsetof<Job>("refine");
export const jobScheme: usize = offsetof<Job>("scheme");
export const jobStepwise: usize = offsetof<Job>("stepwise");
export const jobEntropic: usize = offsetof<Job>("entropic");
export const jobForced: usize = offsetof<Job>("forced");
export const jobReference: usize = offsetof<Job>("reference");
export const jobSegments: usize = offsetof<Job>("segments");
export const jobSegmentCount: usize = offsetof<Job>("segmentCount");
export const jobLead: usize = offsetof<Job>("lead");
export const jobDiscard: usize = offsetof<Job>("discard");
export const jobRounds: usize = offsetof<Job>("rounds");
export const jobPeriod: usize = offsetof<Job>("period");
export const jobSnapshots: usize = offsetof<Job>("snapshots");
export const jobSnapshotRows: usize = offsetof<Job>("snapshotRows");
export const jobBranches: usize = offsetof<Job>("branches");
export const jobStart: usize = offsetof<Job>("start");
export const jobStartVelocity: usize = offsetof<Job>("startVelocity");
export const jobHalfMasses: usize = offsetof<Job>("halfMasses");
export const jobStartMean: usize = offsetof<Job>("startMean");
export const jobStartSpread: usize = offsetof<Job>("startSpread");
export const jobEnergyStart: usize = offsetof<Job>("energyStart");
export const jobEnergyEnd: usize = offsetof<Job>("energyEnd");
export const jobEnergyEndStride: usize = offsetof<Job>("energyEndStride");
export const jobMeasurement: usize = offsetof<Job>("measurement");
export const jobColumns: usize = offsetof<Job>("columns");
export const jobRecordEvery: usize = offsetof<Job>("recordEvery");
export const jobRecord: usize = offsetof<Job>("record");
export const jobRecording: usize = offsetof<Job>("recording");
export const jobAccumulatorCount: usize = offsetof<Job>("accumulatorCount");
export const jobFailedTrajectory: usize = offsetof<Job>("failedTrajectory");
export const jobFailedTime: usize = offsetof<Job>("failedTime");

export const segmentBytes: usize = offsetof<Segment>();
export const segmentTime: usize = offsetof<Segment>("time");
export const segmentH: usize = offsetof<Segment>("h");
export const segmentScale: usize = offsetof<Segment>("scale");
export const segmentGlide: usize = offsetof<Segment>("glide");
export const segmentSpeed: usize = offsetof<Segment>("speed");
export const segmentSteps: usize = offsetof<Segment>("steps");
export const segmentDriven: usize = offsetof<Segment>("driven");
export const segmentMeasure: usize = offsetof<Segment>("measure");
export const segmentSnapshot: usize = offsetof<Segment>("snapshot");
export const segmentConstants: usize = offsetof<Segment>("constants");

export const measurementBytes: usize = offsetof<Measurement>();
export const measurementVariable: usize = offsetof<Measurement>("variable");
export const measurementThreshold: usize = offsetof<Measurement>("threshold");
export const measurementAbove: usize = offsetof<Measurement>("above");
export const measurementError: usize = offsetof<Measurement>("error");
export const measurementLogRight: usize = offsetof<Measurement>("logRight");
export const measurementLogWrong: usize = offsetof<Measurement>("logWrong");
