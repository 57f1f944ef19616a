"""The networks of native/reactions.h through rebop (a Rust direct method) or GillesPy2 (its SSACSolver, compiled C++).

One JSON line as of the native cases. Neither says how many events there were: the same seeds are run once more with a species that
counts them, which is not timed and changes no draw. The compilation of GillesPy2 is not timed; arguments are those of the native cases.
"""
import argparse
import json
import os
import resource
import sys
import time

SCHLOGL = (
    {"X": 250},
    [
        (0.03 / 2, {"X": 2}, {"X": 3}),
        (1e-4 / 6, {"X": 3}, {"X": 2}),
        (200, {}, {"X": 1}),
        (3.5, {"X": 1}, {}),
    ],
)
VILAR = (
    {"DA": 1, "DAp": 0, "DR": 1, "DRp": 0, "MA": 0, "A": 0, "MR": 0, "R": 0, "C": 0},
    [
        (50, {"DAp": 1}, {"DA": 1, "A": 1}),
        (1, {"DA": 1, "A": 1}, {"DAp": 1}),
        (100, {"DRp": 1}, {"DR": 1, "A": 1}),
        (1, {"DR": 1, "A": 1}, {"DRp": 1}),
        (500, {"DAp": 1}, {"DAp": 1, "MA": 1}),
        (50, {"DA": 1}, {"DA": 1, "MA": 1}),
        (50, {"DRp": 1}, {"DRp": 1, "MR": 1}),
        (0.01, {"DR": 1}, {"DR": 1, "MR": 1}),
        (10, {"MA": 1}, {}),
        (0.5, {"MR": 1}, {}),
        (50, {"MA": 1}, {"MA": 1, "A": 1}),
        (5, {"MR": 1}, {"MR": 1, "R": 1}),
        (1, {"A": 1}, {}),
        (0.2, {"R": 1}, {}),
        (2, {"A": 1, "R": 1}, {"C": 1}),
        (1, {"C": 1}, {"R": 1}),
    ],
)
NETWORKS = {"schlogl": SCHLOGL, "vilar": VILAR}
COUNTER = "events"


def listed(side):
    return [name for name, n in side.items() for _ in range(n)]


def with_rebop(network, counted, duration, trajectories, seed):
    """Runs it; the sum of events, 0 where they are not counted."""
    import rebop

    start, reactions = network
    system = rebop.Gillespie()
    for rate, before, after in reactions:
        system.add_reaction(rate, listed(before), listed(after) + ([COUNTER] if counted else []))

    def run():
        events = 0
        for i in range(trajectories):
            found = system.run(start, duration, 1, rng=seed * trajectories + i)
            if counted:
                events += int(found[COUNTER][-1])
        return events

    return run


def with_gillespy2(network, counted, duration, trajectories, seed):
    import gillespy2

    # it builds by SCons in a process that does not see a virtual environment
    os.environ.setdefault("PYTHONPATH", os.path.dirname(os.path.dirname(gillespy2.__file__)))
    start, reactions = network
    model = gillespy2.Model(name="counted" if counted else "plain")
    species = {name: gillespy2.Species(name=name, initial_value=n, mode="discrete") for name, n in start.items()}
    if counted:
        species[COUNTER] = gillespy2.Species(name=COUNTER, initial_value=0, mode="discrete")
    model.add_species(list(species.values()))
    for i, (rate, before, after) in enumerate(reactions):
        falling = [f"({name} - {k})" if k else name for name, n in before.items() for k in range(n)]
        products = {species[name]: n for name, n in after.items()}
        if counted:
            products[species[COUNTER]] = 1
        model.add_reaction(
            gillespy2.Reaction(
                name=f"r{i}",
                reactants={species[name]: n for name, n in before.items()},
                products=products,
                propensity_function=" * ".join([repr(float(rate)), *falling]),
            )
        )
    model.timespan(gillespy2.TimeSpan.linspace(t=duration, num_points=2))
    solver = gillespy2.SSACSolver(model=model)

    def run():
        found = solver.run(number_of_trajectories=trajectories, seed=seed + 1)
        return sum(int(one[COUNTER][-1]) for one in found) if counted else 0

    return run


PEERS = {"rebop": with_rebop, "gillespy2": with_gillespy2}


def processor():
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", choices=PEERS, required=True)
    parser.add_argument("--network", choices=NETWORKS, required=True)
    parser.add_argument("--duration", type=float, required=True)
    parser.add_argument("--trajectories", type=int, required=True)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    sizes = (given.duration, given.trajectories, given.seed)
    try:
        made = [PEERS[given.peer](NETWORKS[given.network], counted, *sizes) for counted in (False, True)]
    except ImportError as missing:
        print(f"{missing.name} is not installed: pip install rebop gillespy2.", file=sys.stderr)
        sys.exit(3)
    plain, counted = made
    began, used = time.perf_counter(), processor()
    plain()
    seconds, cpu = time.perf_counter() - began, processor() - used
    events = counted()
    print(json.dumps({"nsPerEvent": cpu * 1e9 / events, "seconds": seconds, "events": events}))


main()
