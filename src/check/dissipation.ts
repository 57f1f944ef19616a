// The dissipated work W_diss = W - dF, as a formula in the columns. Of reversed runs it is W_R - dF_R = W_R + dF.

export const WORK = "work + forceWork";
export const DISSIPATED = "work + forceWork - freeEnergyChange";

/** W_diss/kT. */
export const DISSIPATED_IN_KT = `(${DISSIPATED})/kT`;
