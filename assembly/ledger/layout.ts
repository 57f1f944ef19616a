// The module describes itself: the host reads every offset and size from these exports.
import { Channel } from "../control/channel";
import { Control } from "../control/control";
import { Segment } from "../control/segment";
import { Start } from "../control/start";
import {
  ACCUMULATORS,
  AGE,
  ELAPSED,
  ENTROPY,
  FORCE_WORK,
  HEAT,
  INFORMATION,
  LANES,
  LAST,
  LOG_LIKELIHOOD,
  MEASUREMENTS,
  MOST_ACCUMULATORS,
  MOST_OWN,
  OUTCOME,
  OWN,
  PER_VARIABLE,
  REPEATED,
  STARTED,
  STATE,
  STATES,
  V,
  WORK,
  X,
} from "./block";
import { COLUMNS, SNAPSHOT_ENERGY, SNAPSHOT_QUANTITIES } from "./columns";
import { Job } from "./job";

export const blockSize: i32 = LANES;
export const columnCount: i32 = COLUMNS;
export const variableCount: i32 = VARIABLES;
/** Variables and velocities. */
export const stateCount: i32 = <i32>STATES;

/** Where the door `observe` finds what is in the block. */
export const blockVelocity: usize = V;
export const blockLast: usize = LAST;
export const blockWork: usize = WORK;
export const blockStarted: usize = STARTED;
export const blockAccumulators: usize = ACCUMULATORS;
export const blockOutcome: usize = OUTCOME;
export const blockLogLikelihood: usize = LOG_LIKELIHOOD;
export const blockInformation: usize = INFORMATION;
export const blockMeasurements: usize = MEASUREMENTS;
export const blockRepeated: usize = REPEATED;
export const blockState: usize = STATE;
export const blockAge: usize = AGE;
export const blockElapsed: usize = ELAPSED;
export const blockOwn: usize = OWN;
export const mostOwn: i32 = MOST_OWN;
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
export const jobStarts: usize = offsetof<Job>("starts");
export const jobStartCount: usize = offsetof<Job>("startCount");
export const jobHalfMasses: usize = offsetof<Job>("halfMasses");
export const jobEnergyStart: usize = offsetof<Job>("energyStart");
export const jobEnergyStartStride: usize = offsetof<Job>("energyStartStride");
export const jobEnergyEnd: usize = offsetof<Job>("energyEnd");
export const jobEnergyEndStride: usize = offsetof<Job>("energyEndStride");
export const jobEnergyOwn: usize = offsetof<Job>("energyOwn");
export const jobControl: usize = offsetof<Job>("control");
export const jobNamedCount: usize = offsetof<Job>("namedCount");
export const jobNamed: usize = offsetof<Job>("named");
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
export const segmentEvent: usize = offsetof<Segment>("event");
export const segmentWrite: usize = offsetof<Segment>("write");
export const segmentAct: usize = offsetof<Segment>("act");
export const segmentExpose: usize = offsetof<Segment>("expose");
export const segmentBack: usize = offsetof<Segment>("back");
export const segmentTimes: usize = offsetof<Segment>("times");
export const segmentElapsed: usize = offsetof<Segment>("elapsed");
export const segmentAgain: usize = offsetof<Segment>("again");
export const segmentAge: usize = offsetof<Segment>("age");
export const segmentLoop: usize = offsetof<Segment>("loop");
export const segmentSnapshot: usize = offsetof<Segment>("snapshot");
export const segmentConstants: usize = offsetof<Segment>("constants");

export const startBytes: usize = offsetof<Start>();
export const startVariables: usize = offsetof<Start>("variables");
export const startVelocities: usize = offsetof<Start>("velocities");
export const startMean: usize = offsetof<Start>("mean");
export const startSpread: usize = offsetof<Start>("spread");

export const controlBytes: usize = offsetof<Control>();
export const controlOwn: usize = offsetof<Control>("own");
export const controlLevels: usize = offsetof<Control>("levels");
export const controlNext: usize = offsetof<Control>("next");
export const controlPredictive: usize = offsetof<Control>("predictive");
export const controlExpected: usize = offsetof<Control>("expected");
export const controlStops: usize = offsetof<Control>("stops");
export const controlWraps: usize = offsetof<Control>("wraps");
export const controlFirsts: usize = offsetof<Control>("firsts");
export const controlOutcomes: usize = offsetof<Control>("outcomes");
export const controlInformed: usize = offsetof<Control>("informed");
export const controlUntil: usize = offsetof<Control>("until");
export const controlStarts: usize = offsetof<Control>("starts");
export const controlStart: usize = offsetof<Control>("start");
export const controlNow: usize = offsetof<Control>("now");
export const controlActed: usize = offsetof<Control>("acted");
export const controlFrom: usize = offsetof<Control>("from");
export const controlBooked: usize = offsetof<Control>("booked");
export const controlLearned: usize = offsetof<Control>("learned");
export const controlLatched: usize = offsetof<Control>("latched");
export const controlLatches: usize = offsetof<Control>("latches");
export const controlCoefficients: usize = offsetof<Control>("coefficients");
export const controlLag: usize = offsetof<Control>("lag");
export const controlRing: usize = offsetof<Control>("ring");
export const controlChannel: usize = offsetof<Control>("channel");

export const channelBytes: usize = offsetof<Channel>();
export const channelKind: usize = offsetof<Channel>("kind");
export const channelReadings: usize = offsetof<Channel>("readings");
export const channelOutcomes: usize = offsetof<Channel>("outcomes");
export const channelCumulative: usize = offsetof<Channel>("cumulative");
export const channelLogs: usize = offsetof<Channel>("logs");
export const channelDeviation: usize = offsetof<Channel>("deviation");
export const channelLogNorm: usize = offsetof<Channel>("logNorm");
