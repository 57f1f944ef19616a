// The tables of a bench as Markdown, and how to read them.
const number = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const three = (value, order) => (value === null ? ["", "", ""] : order.map((name) => number(value[name])));

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

const power = (n) => n.toExponential().replace("e+", "e");

function casesTable(cases, scheme) {
  const head = ["case", "ns min", "median", "max", "wall", "speed", "min", "max"];
  const rows = cases
    .filter((one) => one.scheme === scheme)
    .map(({ name, kind, cpu, wall, speed, absent }) => {
      const label = kind === "kernel" ? `**${name}**` : name;
      if (absent !== null) return [`${label}: not here (${absent})`, "", "", "", "", "", "", ""];
      const [median, min, max] = three(speed, ["median", "min", "max"]);
      return [label, ...three(cpu, ["min", "median", "max"]), number(wall.median), median, min, max];
    });
  return table(head, rows);
}

function requirementsTable(speeds) {
  const head = ["against", "scheme", "at least", "aim", "median", "min", "max", "fastest", ""];
  const rows = speeds.map(({ against, scheme, least, aim, speed, best, verdict }) => [
    against,
    scheme,
    least,
    aim,
    ...three(speed, ["median", "min", "max"]),
    best === null ? "" : number(best),
    verdict,
  ]);
  return table(head, rows);
}

function gridTable(cells) {
  const steps = [...new Set(cells.map((cell) => cell.steps))];
  const trajectories = [...new Set(cells.map((cell) => cell.trajectories))];
  const rows = trajectories.map((n) => [
    power(n),
    ...steps.map((m) => {
      const cell = cells.find((one) => one.trajectories === n && one.steps === m);
      return cell === undefined ? "" : `${number(cell.ns)} (${cell.seconds.toFixed(2)} s)`;
    }),
  ]);
  return table(["trajectories", ...steps.map((m) => `${power(m)} steps`)], rows);
}

const range = ({ median, min, max }) => `${number(median)} (${number(min)} … ${number(max)})`;

/** The whole report; `rounds` is the number of rounds that count. */
export function markdown({ machine, rounds, cases, requirements, scaling }) {
  const { workers, commandLine, memory, grid } = scaling;
  return `# Results

${machine.date}, ${machine.cpu}, ${machine.memory}, Node ${machine.node}, load ${machine.load.join(" ")} (over 1, 5, 15 minutes, at
the end). Written by \`npm run bench -- --write\`; ${rounds} rounds.

## What must be reached

The quartic well with three driven coefficients and work, on one core: how many times as fast as the baseline it is. The median
over rounds decides; *fastest* compares the fastest samples of both, which other work on the machine disturbs least.

${requirementsTable(requirements.speeds)}

The whole command line, ${power(commandLine.trajectories)} trajectories x ${commandLine.steps} steps, 2 workers, statistics only:
${range(commandLine.seconds)} s. Against trajectories x steps x ${number(commandLine.ns.median)} ns / 2, the ns of the bare kernel in two processes at once, at most
${requirements.commandLine.most}: **${range(commandLine.wall)}** by wall, ${range(commandLine.cpu)} by the processor time of all threads:
${requirements.commandLine.verdict}.

${power(memory.trajectories)} trajectories x ${memory.steps} steps, statistics only: **${memory.megabytes.toFixed(0)} MB** (greatest resident
size; under ${requirements.memory.most}), in ${memory.seconds.toFixed(1)} s: ${requirements.memory.verdict}.

## Euler, ns per step per core

${casesTable(cases, "euler")}

## Heun, ns per step per core

${casesTable(cases, "heun")}

## More than one thread

Two workers on ${power(workers.trajectories)} trajectories x ${workers.steps} steps are ${range(workers.speed)} times as fast as two processes that
run at once, each with one worker and half of the trajectories.

Cost of a step through \`run()\` with two workers, Heun: ns of processor time, and seconds on the wall. Planning, compiling and
starting the workers are in it; they are what small runs cost.

${gridTable(grid)}

## How to read this

- All cases are taken in turn, round by round (Python in every third), each round beginning one case later; one more round before
  them warms up. Each sample has 1000 steps and so many trajectories that it takes from 0.02 to 0.06 s.
- **ns** is processor time per trajectory and step, of the simulation loop alone; **wall** the median by the clock on the wall. They
  differ where the machine is shared. The minimum is the silicon.
- **speed** is the time of the hand-tuned 128-bit C++ of the same scheme in the same round over the time of the case: 1 is as
  fast, 2 twice as fast. Cases without work are compared with the C++ without work. Compare speeds, not nanoseconds: the
  machine's own pace moves by tens of percent within minutes.
- Bold cases are the kernel, called directly on one thread, 1024 trajectories a call as in a worker, after benny has run it
  until the optimising compiler took over. Its time includes what the baselines do not do: it draws the start from equilibrium
  (they start at x = 1) and books the energies at both ends.
- *quartic* is the well of \`bench/native\`: c4 1 to 1.5, c2 -2 to -1, c1 0 to 0.5, dt = 1e-3. *harmonic*: stiffness and centre driven.
  *cosine*: V sin(2 pi x/L) + k x^2/2, V and k driven. *formula*: a Morse wall for x > 0 joined to a parabola, by exp and a comparison.
  *walls*: a driven parabola between two reflecting walls. *ring*: V sin(2 pi x) with a force F, both driven; its work is
  booked too. *twoVariables*: k (x^2 + y^2)/2 + c x y, k and c driven; a step moves both variables.
- *no work*: the fields are held. *stepwise heat*: booked at each step from force and displacement. *own rows*: a measurement at
  t = 0 sends every lane into one of two branches, and each lane reads the rows of its branch. *reference noise*: all f64.
`;
}
