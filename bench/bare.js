// node bench/bare.js TRAJECTORIES STEPS: the kernel alone on the well of the requirement, warmed up; its seconds as JSON. Two of
// them at once say what two cores of this machine can do, which may be less than twice one.
import { WELL } from "./commandLine.js";
import { job } from "./job.js";

const [trajectories, steps] = process.argv.slice(2).map(Number);
const { sample } = await job({ ...WELL, kind: "kernel", trajectories: 16384, steps });
for (let i = 0; i < 3; i++) await sample(i);
const [calls, ns] = [Math.ceil(trajectories / 16384), []];
for (let i = 0; i < calls; i++) ns.push(await sample(3 + i));
const mean = (name) => ns.reduce((sum, one) => sum + one[name], 0) / calls;
console.log(JSON.stringify({ wall: mean("wall"), cpu: mean("cpu") }));
