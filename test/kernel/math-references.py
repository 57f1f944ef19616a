"""Known values by an independent method: python3 math-references.py > math-references.json   (mpmath, 40 digits)

Per function a list of [x, y, rest] (pow: [x, y, x^y, rest]): y is the value rounded to f64, rest what it lacks."""
import json
import math
import random
import mpmath

mpmath.mp.dps = 40
draw = random.Random(1)
uniform = lambda low, high, n: [draw.uniform(low, high) for _ in range(n)]
octaves = lambda low, high, n: [draw.choice((-1, 1)) * 2.0 ** draw.uniform(low, high) for _ in range(n)]
around = lambda points: [z for x in points for z in (math.nextafter(x, -math.inf), x, math.nextafter(x, math.inf))]
positive = lambda points: [abs(x) for x in points]

# the doubles nearest to k pi/2; those of k = 29 2^n, 1, 2 and 29327 are the nearest of all below 1e5 (2^-60 to 2^-52)
quarters = around(k * math.pi / 2 for k in (1, 2, 3, 4, 5, 29, -29, 58, 1856, 7424, 29327, 46061, -63661))
turns = quarters + uniform(-0.1, 0.1, 30) + uniform(-10, 10, 50) + uniform(-1e5, 1e5, 40) + octaves(-60, -1, 30)
# where the errors were largest in 1e7 random points: next to the zeros of sine and cosine, and inside below
turns += [k * math.pi / 2 + d for k, d in zip(range(-30, 31), uniform(0.0065, 0.0078, 61))]
turns += [5e-324, 1e-310, -2.0**-27, 99999.99] + [k * math.pi + d for k, d in zip(range(-6, 7), uniform(-0.02, 0.02, 13))]
far = uniform(-1e6, 1e6, 15) + octaves(17, 60, 30) + octaves(60, 1023, 15)
points = {
    "exp": uniform(-1, 1, 60) + uniform(-50, 50, 50) + uniform(-745, 709.7, 40) + octaves(-60, -4, 20)
    + uniform(-745.1, -708, 20) + around([709.782712893383, -708.3964185322641, -745.1332191019411, 1, -1]),
    "log": uniform(0.95, 1.05, 60) + positive(octaves(-20, 20, 50)) + positive(octaves(-1022, 1023, 30))
    + positive(octaves(-1074, -1022, 20)) + [1 + e for e in octaves(-52, -5, 30)] + around([2.0**-1022, 1, 1 + 2.0**-8, 2])
    + [5e-324, 1.7976931348623157e308] + uniform(1.0039, 1.0041, 50) + uniform(0.998, 0.99806, 50),
    "sin": turns,
    "cos": turns,
    "tan": turns + uniform(1.07, 1.12, 60),
    "sin beyond 1e5": far,
    "cos beyond 1e5": far,
    "tan beyond 1e5": far,
    "tanh": uniform(-1, 1, 70) + uniform(-5, 5, 60) + uniform(-25, 25, 20) + octaves(-1070, -2, 30) + around([0.75, 19, 22])
    + [5e-324, 1e300] + uniform(0.75, 0.76, 60),
    "atan": uniform(-2, 2, 70) + octaves(-8, 8, 70) + octaves(-300, 300, 30) + around([2.0**-5, 1, 32, 1.125]) + [5e-324, 1.7e308]
    + uniform(0.5, 0.505, 40),
    "erf": uniform(-1, 1, 80) + uniform(0.8, 6.2, 70) + octaves(-1060, -2, 30) + around([0.95, 5.9, 6]) + [5e-324, 30]
    + uniform(0.93, 1, 60),
    "expm1": uniform(-1, 1, 40) + uniform(-40, 700, 30) + octaves(-60, -2, 30),
    "log1p": uniform(-0.99, 1, 40) + positive(octaves(0, 300, 30)) + octaves(-60, -2, 30),
    "pow": [(x, y) for x, y in zip(positive(octaves(-20, 20, 60)), uniform(-40, 40, 60))]
    + [(1 + e, y) for e, y in zip(octaves(-40, -3, 30), uniform(-1e3, 1e3, 30))] + [(-2.5, 7), (-2.5, -4), (2.0**-1040, 0.75), (10, -320)],
}


def reference(name, arguments):
    function = getattr(mpmath, name.replace("pow", "power").split()[0])
    exact = function(*map(mpmath.mpf, arguments))
    return [*arguments, float(exact), float(exact - mpmath.mpf(float(exact)))]


rows = {name: [reference(name, x if name == "pow" else (x,)) for x in xs] for name, xs in points.items()}
print("{\n" + ",\n".join(f'"{name}": [\n' + ",\n".join(map(json.dumps, values)) + "\n]" for name, values in rows.items()) + "\n}")
