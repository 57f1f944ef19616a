// Linear solves and tilted generators, from the project's catalogue, jump: barato-seifert2015-tur-diamond.
import type { ReferenceSet, Settings } from "../claim.js";

export const baratoSeifert2015DiamondReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { d: [1, 0, 0, 0, 0], wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      J: 0.4006739163731045,
      var_rate: 0.2646429125188492,
      fano2: 1.6484589068199487,
      ep: 1.7189041745599234,
      activity: 3.7237861847143505,
      tur: 1.163531992998995,
      kur: 0.2685438825958557,
      tkur: 1.2588013093273565,
      Q_tur: 2.8335428965232974,
      Q_kur: 6.138508503285446,
    },
  },
  {
    parameters: { d: [0, 0, 1, 0, 0], wf: [3, 2, 4, 1.5, 0.8], wb: [1, 0.5, 1.2, 0.7, 1.1] },
    values: {
      J: 0.3615255016082095,
      var_rate: 0.2714492216698454,
      fano2: 2.076876756912273,
      ep: 1.7189041745599234,
      activity: 3.7237861847143505,
      tur: 1.163531992998995,
      kur: 0.2685438825958557,
      tkur: 1.2588013093273565,
      Q_tur: 3.569952127502981,
      Q_kur: 7.733844974744266,
    },
  },
  {
    parameters: { d: [1, 0, -0.5, 0, 0], wf: [1.2, 1, 0.9, 1.1, 2], wb: [1, 0.7, 1, 0.8, 1.5] },
    values: {
      J: 0.008994276369583012,
      var_rate: 0.21020790402406747,
      fano2: 2598.463289900934,
      ep: 0.0352225941674017,
      activity: 2.8219902842576117,
      tur: 56.781734772136346,
      kur: 0.3543598309244614,
      tkur: 56.90005152432274,
      Q_tur: 91.52461791907207,
      Q_kur: 7332.838158100505,
    },
  },
];
