"""What every case must agree with: mean and variance of the work, mean position, of the very chain that they sample.

Backwards in steps, with w_k(x) = U(x; row k) - U(x; row k-1) and x' the next position:
  A_k(x) = E[W from step k on | x]   = w_k + E[A_k+1(x')]
  B_k(x) = E[W^2 from step k on | x] = w_k^2 + 2 w_k E[A_k+1(x')] + E[B_k+1(x')]
  C_k(x) = E[final x | x]            = E[C_k+1(x')]
A, B, C at Chebyshev points of [-3.5, 3.5], whose ends lie 125 kT above the minima; expectations by Gauss-Hermite.
"""
import argparse
import json
import sys

try:
    import numpy as np
except ImportError:
    print("numpy is not installed: pip install numpy.", file=sys.stderr)
    sys.exit(3)

DT = 1e-3
HALF_WIDTH = 3.5


def coefficients_at(phase):
    return 1 + 0.5 * phase, -2 + phase, 0.5 * phase


def force(c, x):
    c4, c2, c1 = c
    return -(4 * c4 * x**3 + 2 * c2 * x + c1)


def moved(scheme, c, x, noise):
    if scheme == "euler":
        return x + force(c, x) * DT + noise
    y = x + force(c, x) * DT + noise
    return x + (force(c, x) + force(c, y)) * DT / 2 + noise


def moments(scheme, steps, points=97, normals=16):
    x = HALF_WIDTH * np.polynomial.chebyshev.chebpts1(points)
    to_series = np.linalg.inv(np.polynomial.chebyshev.chebvander(x / HALF_WIDTH, points - 1))
    nodes, weights = np.polynomial.hermite_e.hermegauss(normals)
    weights = weights / weights.sum()
    rows = [coefficients_at(0)] + [coefficients_at((k + 0.5) / steps) for k in range(steps)] + [coefficients_at(1)]

    def written(k):
        d4, d2, d1 = np.subtract(rows[k + 1], rows[k])
        return d4 * x**4 + d2 * x**2 + d1 * x

    w = written(steps)
    values = np.stack([w, w**2, x], axis=1)
    for k in reversed(range(steps)):
        after = moved(scheme, rows[k + 1], x[:, None], np.sqrt(2 * DT) * nodes) / HALF_WIDTH
        at = np.polynomial.chebyshev.chebvander(np.clip(after, -1, 1), points - 1)
        a, b, c = (np.tensordot(weights, at, (0, 1)) @ to_series @ values).T
        w = written(k)
        values = np.stack([w + a, w**2 + 2 * w * a + b, c], axis=1)
    start = np.polynomial.chebyshev.chebvander(np.array([1 / HALF_WIDTH]), points - 1)
    a, b, c = (start @ to_series @ values)[0]
    return a, b - a * a, c


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--scheme", choices=["euler", "heun"], default="euler")
    parser.add_argument("--steps", type=int, default=1000)
    read = parser.parse_args()
    mean, variance, position = moments(read.scheme, read.steps)
    print(json.dumps({"case": "exact", "scheme": read.scheme, "steps": read.steps,
                      "meanWork": mean, "varWork": variance, "meanX": position}))
