"""As a physicist writes it with NumPy: all trajectories at once, one Generator.standard_normal call per step.

Overdamped Langevin in U = c4 x^4 + c2 x^2 + c1 x with all three coefficients driven linearly; work is written at frozen x
before each move (row k = the midpoint of step k), the last write goes to the end of the protocol. Powers are
products: with x**3 and x**4, which NumPy hands to pow, the same script takes three to four times as long.
"""
import argparse
import json
import sys
import time

try:
    import numpy as np
except ImportError as missing:
    print(f"{missing.name} is not installed: pip install numpy.", file=sys.stderr)
    sys.exit(3)


def coefficients(s):
    return np.array([1 + 0.5 * s, -2 + s, 0.5 * s])


def force(c, x):
    return -(4 * c[0] * x * x * x + 2 * c[1] * x + c[2])


def energy(c, x):
    return c[0] * x * x * x * x + c[1] * x * x + c[2] * x


def simulate(trajectories, steps, dt, heun, with_work, seed):
    rng = np.random.default_rng(seed)
    x = np.ones(trajectories)
    work = np.zeros(trajectories)
    before = coefficients(0)
    for k in range(steps):
        now = coefficients((k + 0.5) / steps)
        if with_work:
            work += energy(now - before, x)
        noise = np.sqrt(2 * dt) * rng.standard_normal(trajectories)
        here = force(now, x)
        if heun:
            there = force(now, x + here * dt + noise)
            x += 0.5 * (here + there) * dt + noise
        else:
            x += here * dt + noise
        before = now
    if with_work:
        work += energy(coefficients(1) - before, x)
    return x, work


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--scheme", choices=["euler", "heun"], default="euler")
    parser.add_argument("--trajectories", type=int, default=4096)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=int, choices=[0, 1], default=1)
    run = parser.parse_args()
    with_work = run.work == 1

    start, ticks = time.perf_counter(), time.process_time()
    x, work = simulate(run.trajectories, run.steps, 1e-3, run.scheme == "heun", with_work, run.seed)
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - ticks

    print(json.dumps({
        "case": "numpy", "scheme": run.scheme, "trajectories": run.trajectories, "steps": run.steps,
        "seconds": seconds, "cpuSeconds": cpu_seconds, "nsPerStep": seconds * 1e9 / (run.trajectories * run.steps),
        "meanWork": work.mean() if with_work else None,
        "varWork": work.var(ddof=min(1, len(work) - 1)) if with_work else None,
        "meanX": x.mean(),
    }))
