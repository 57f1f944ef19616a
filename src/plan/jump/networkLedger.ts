// The columns of a network's ledger with their meanings, as one list for people; jumpLedger.ts books them.

/** Every column that an experiment on a network may have; n stands for an attribute or coordinate, N for a counter, b for a bath, f for a field. */
export const NETWORK_LEDGER: Readonly<Record<string, string>> = {
  stateStart:
    "state at t = 0, as an index in the order of states (of a lattice row-major, the last coordinate fastest)",
  state: "state at the end",
  nStart: "attribute or coordinate of the state at t = 0",
  n: "attribute or coordinate of the state at the end",
  jumps: "number of jumps, through all channels",
  N: "a counter: sum of what `counts` says of each jump",
  work: "work of driven energies, quenches included",
  forceWork: "work of the drives, sum over jumps",
  chemicalWork: "energy that comes with particles, sum of mu dN (where any bath has a mu)",
  heat: "heat to all baths",
  heat_b: "heat to bath b (of several)",
  energy_b: "energy taken out of bath b: mu dN - heat (of several)",
  particles_b: "particles taken out of bath b (of several)",
  energyChange: "E(tau+) - E(0-)",
  shadowWork: "energyChange - work - forceWork - chemicalWork + heat: rounding alone",
  bathEntropy: "sum over jumps of A = ln(k+/k-), heat by the temperature of its bath at that time",
  freeEnergyChange: "F(tau+) - F(0-) (from equilibrium, with detailed balance at both ends)",
  systemEntropy: "ln b0(start) - ln b1(end) between the laws of record.systemEntropy",
  entropyProduction: "systemEntropy + bathEntropy",
  housekeepingHeat: "heat - excessHeat (only with record.housekeeping)",
  housekeepingEntropy:
    "adiabatic: sum over jumps of ln[k_ij p_i/(k_ji p_j)], p the steady state of the fields at that time",
  excessHeat: "kT times sum over jumps of ln(p_j/p_i)",
  excessEntropy: "Y of Hatano and Sasa: sum of changes of -ln p at fixed states",
  informationFlow_x:
    "sum over jumps of x of ln p(y|x after)/p(y|x before), p the steady law (x and y of record.informationFlow, y likewise)",
  bathEntropy_x: "bathEntropy of the jumps of x (with record.informationFlow, y likewise)",
  mutualInformationStart: "ln p(x, y)/(p(x) p(y)) of the state at t = 0 (with record.informationFlow)",
  mutualInformation: "the same at the end",
  stopTime: "time at which the trajectory stopped, or the duration (only with `stop` or `until`)",
  stopped: "1 if it did, 0 if it never stopped (only with `stop` or `until`)",
  outcome: "the last outcome, -1 before the first (with feedback, as the following)",
  measurements: "how many measurements there were",
  logLikelihood: "sum of ln p(y|r); backward of the outcomes of the record that is to be repeated",
  information: "sum of ln p(y|r) - ln p(y|past) (where the law of the past is known)",
  record:
    "outcomes as digits of a number, the first one the most significant (where each record is told apart)",
  remainingInformation: "ln p(x|record) - ln p(x) of the state at the end (where records are solved)",
  repeated: "1 if a backward run measured what its record says, else 0",
  logProbability: "ln P(record) of the record that a backward run was given",
  f: "a field that feedback writes, or a number that is remembered: its value at the end",
};
