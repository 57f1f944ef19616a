// Times some work, which may be a promise, by the processor (all threads of this process) and by the wall: ns per step.

export async function timed(work, steps) {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  const wall = performance.now() - began;
  return { cpu: ((user + system) * 1e3) / steps, wall: (wall * 1e6) / steps };
}
