"""Known values by SciPy: python3 spline-references.py > spline-references.json   (written with SciPy 1.17.1)

Per case the points and, at places `at` inside, value, slope and curvature of
  through   CubicSpline(x, y), not-a-knot
  around    CubicSpline(x, y, bc_type="periodic")
  smoothed  make_smoothing_spline(x, y, w=1/deviation^2, lam), lam by bisection so that sum ((y - g)/deviation)^2 = number of points"""
import json
import numpy as np
from scipy.interpolate import CubicSpline, make_smoothing_spline
from scipy.optimize import brentq

draw = np.random.default_rng(7)


def places(n, low, high):
    x = np.sort(draw.uniform(low, high, n))
    return x[np.concatenate([[True], np.diff(x) > 1e-3 * (high - low)])]


def inside(x):
    return np.sort(np.concatenate([draw.uniform(x[0], x[-1], 10), x, (x[1:] + x[:-1]) / 2]))


def case(name, kind, x, y, curve, deviations=None):
    at = inside(x)
    rows = {key: curve(at, k).tolist() for k, key in enumerate(("value", "slope", "curvature"))}
    given = {} if deviations is None else {"deviations": deviations.tolist()}
    return {"name": name, "kind": kind, "x": x.tolist(), "y": y.tolist(), **given, "at": at.tolist(), **rows}


def smooth(name, x, y, deviations):
    def fit(log):
        return make_smoothing_spline(x, y, w=1 / deviations**2, lam=np.exp(log))

    def excess(log):
        return np.sum(((y - fit(log)(x)) / deviations) ** 2) - len(x)

    return case(name, "smoothed", x, y, fit(brentq(excess, -25, 15, xtol=1e-12)), deviations)


even = np.linspace(-2, 2, 21)
uneven = places(30, -3, 1)
steps = np.cumsum(np.concatenate([[0.5], np.geomspace(1e-3, 1, 25)]))
around = np.concatenate([[0], places(17, 0.02, 1.98), [2]])
wave = np.sin(np.pi * around) + 0.3 * np.cos(3 * np.pi * around)
wave[-1] = wave[0]
corner = np.array([0, 0.4, 1.5, 2.0])
few = np.array([1.0, -1.0, 0.5, 1.0])
noisy = np.linspace(-2, 2, 60)
ragged = places(50, -2, 2)
errors = draw.uniform(0.05, 0.3, len(ragged))
print(json.dumps([
    case("even nodes", "through", even, even**4 - 2 * even**2, CubicSpline(even, even**4 - 2 * even**2)),
    case("uneven nodes", "through", uneven, np.exp(-uneven**2), CubicSpline(uneven, np.exp(-uneven**2))),
    case("nodes from 1e-3 to 1 apart", "through", steps, np.log(steps), CubicSpline(steps, np.log(steps))),
    case("random heights", "through", ragged, errors, CubicSpline(ragged, errors)),
    case("four points", "through", corner, few, CubicSpline(corner, few)),
    case("a wave", "around", around, wave, CubicSpline(around, wave, bc_type="periodic")),
    case("four points on a ring", "around", corner, few, CubicSpline(corner, few, bc_type="periodic")),
    smooth("equal errors", noisy, noisy**4 - 2 * noisy**2 + draw.normal(0, 0.2, 60), np.full(60, 0.2)),
    smooth("errors of their own", ragged, ragged**2 + errors * draw.normal(0, 1, len(ragged)), errors),
]))
