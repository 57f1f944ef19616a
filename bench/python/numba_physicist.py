"""As a physicist writes it with numba: @njit, a loop over trajectories and steps, np.random.normal.

Overdamped Langevin in U = c4 x^4 + c2 x^2 + c1 x with all three coefficients driven linearly; work is written at frozen x
before each move (row k = the midpoint of step k), the last write goes to the end of the protocol. The compilation is not timed.
"""
import argparse
import json
import sys
import time

try:
    import numpy as np
    from numba import njit
except ImportError as missing:
    print(f"{missing.name} is not installed: pip install numba numpy.", file=sys.stderr)
    sys.exit(3)


@njit
def coefficients(s):
    return 1.0 + 0.5 * s, -2.0 + s, 0.5 * s


@njit
def force(c4, c2, c1, x):
    return -(4 * c4 * x**3 + 2 * c2 * x + c1)


@njit
def energy(c4, c2, c1, x):
    return c4 * x**4 + c2 * x**2 + c1 * x


@njit
def simulate(trajectories, steps, dt, heun, with_work, seed):
    np.random.seed(seed)
    positions = np.empty(trajectories)
    works = np.zeros(trajectories)
    amplitude = np.sqrt(2 * dt)
    for i in range(trajectories):
        x = 1.0
        work = 0.0
        b4, b2, b1 = coefficients(0.0)
        for k in range(steps):
            c4, c2, c1 = coefficients((k + 0.5) / steps)
            if with_work:
                work += energy(c4 - b4, c2 - b2, c1 - b1, x)
            noise = amplitude * np.random.normal()
            here = force(c4, c2, c1, x)
            if heun:
                there = force(c4, c2, c1, x + here * dt + noise)
                x += 0.5 * (here + there) * dt + noise
            else:
                x += here * dt + noise
            b4, b2, b1 = c4, c2, c1
        if with_work:
            c4, c2, c1 = coefficients(1.0)
            work += energy(c4 - b4, c2 - b2, c1 - b1, x)
        positions[i] = x
        works[i] = work
    return positions, works


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--scheme", choices=["euler", "heun"], default="euler")
    parser.add_argument("--trajectories", type=int, default=4096)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=int, choices=[0, 1], default=1)
    run = parser.parse_args()
    heun, with_work, seed = run.scheme == "heun", run.work == 1, run.seed % 2**32  # numba takes 32 bits

    simulate(2, 2, 1e-3, heun, with_work, seed)
    start, ticks = time.perf_counter(), time.process_time()
    x, work = simulate(run.trajectories, run.steps, 1e-3, heun, with_work, seed)
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - ticks

    print(json.dumps({
        "case": "numba", "scheme": run.scheme, "trajectories": run.trajectories, "steps": run.steps,
        "seconds": seconds, "cpuSeconds": cpu_seconds, "nsPerStep": seconds * 1e9 / (run.trajectories * run.steps),
        "meanWork": work.mean() if with_work else None,
        "varWork": work.var(ddof=min(1, len(work) - 1)) if with_work else None,
        "meanX": x.mean(),
    }))
