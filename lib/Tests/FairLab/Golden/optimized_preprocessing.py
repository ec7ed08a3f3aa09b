"""Writes optimized_preprocessing.json beside this file: optima of Calmon et al.'s linear program by another solver.

The program is built here from its definition, without leaving anything out: a probability for every group, cell and new
cell, also for cells nobody is in, and the limits on distortion written as they stand, for each group or on average over
them. HiGHS solves it.
Run with Debian's python3-scipy from the repository's root: /usr/bin/python3 lib/Tests/FairLab/Golden/optimized_preprocessing.py
"""
import csv
import itertools
import json
import pathlib

import numpy as np
import scipy
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

USUAL = [(0.99, 0.1), (1.99, 0.05), (2.99, 0.0)]
STRICT = [(0.99, 0.1), (1.99, 0.02), (2.99, 0.0)]
ROOT = pathlib.Path(__file__).resolve().parents[4]


def adult():
    ages, years = ["10", "20", "30", "40", "50", "60", "70"], ["5", "6", "7", "8", "9", "10", "11", "12", "13"]
    states = list(itertools.product(range(7), range(9), range(2)))
    joint = np.zeros((2, len(states)))
    for row in csv.DictReader(open(ROOT / "data" / "adult-counts.csv")):
        state = (ages.index(row["age_decade"]), years.index(row["education_years"]), int(row["income_over_50k"]))
        joint[0 if row["sex"] == "Female" else 1, states.index(state)] += int(row["count"])

    def distortion(old, new):
        if new[1] < old[1] or new[1] > old[1] + 1 or abs(new[0] - old[0]) > 1:
            return 3
        return 2 if new[0] != old[0] else 1 if new[2] < old[2] else 0

    return states, joint, distortion


def compas(privileged):
    ages, priors = {"under 25": 0, "25-45": 1, "over 45": 2}, {"0": 0, "1": 1, "2-3": 1}
    states = list(itertools.product(range(2), range(3), range(2), range(3), range(2)))
    joint = np.zeros((2, len(states)))
    for row in csv.DictReader(open(ROOT / "data" / "compas-counts.csv")):
        if privileged == "pair" and row["race"] not in ("African-American", "Caucasian"):
            continue
        state = (int(row["sex"] == "Female"), ages[row["age"]], int(row["charge_degree"] == "F"),
                 priors.get(row["priors"], 2), 1 - int(row["two_year_recid"]))
        joint[1 if row["race"] == "Caucasian" else 0, states.index(state)] += int(row["count"])

    def distortion(old, new):
        degree = new[2] - old[2]
        return (abs(new[1] - old[1]) + abs(new[3] - old[3]) + 2 * (new[4] != old[4]) + 2 * (new[0] != old[0])
                + (2 if degree > 0 else 1 if degree < 0 else 0))

    return states, joint, distortion


def solve(states, joint, distortion, epsilon=0.05, limits=USUAL, per_group=True):
    joint = joint / joint.sum()
    groups, m = joint.shape
    delta = np.array([[distortion(a, b) for b in states] for a in states])
    n = groups * m * m
    variable = lambda d, a, b: (d * m + a) * m + b
    equal, at_most = [], []
    for d, a in itertools.product(range(groups), range(m)):
        equal.append(([(variable(d, a, b), 1.0) for b in range(m)], 1.0))
    for b in range(m):  # what arrives in b, less and more than what was there
        terms = [(variable(d, a, b), joint[d, a]) for d in range(groups) for a in range(m) if joint[d, a] > 0]
        equal.append((terms + [(n + b, -1.0), (n + m + b, 1.0)], joint[:, b].sum()))
    rate = [[(variable(d, a, b), joint[d, a] / joint[d].sum()) for a in range(m) for b in range(m)
             if states[b][-1] == 1 and joint[d, a] > 0] for d in range(groups)]
    for sign in (1, -1):
        at_most.append(([(v, sign * c) for v, c in rate[0]] + [(v, -sign * c) for v, c in rate[1]], epsilon))
    if per_group:  # as the paper: for each (d, x, y)
        for d, a in itertools.product(range(groups), range(m)):
            for c, limit in limits:
                at_most.append(([(variable(d, a, b), 1.0) for b in range(m) if delta[a, b] >= c], limit))
    for a in range(m):  # as AIF360: for each (x, y), on average over d
        mass = joint[:, a].sum()
        for c, limit in limits:
            if mass > 0 and not per_group:
                at_most.append(([(variable(d, a, b), joint[d, a] / mass) for d in range(groups) for b in range(m)
                                 if joint[d, a] > 0 and delta[a, b] >= c], limit))

    def matrix(rows):
        entries = [(i, v, c) for i, (terms, _) in enumerate(rows) for v, c in terms]
        i, v, c = zip(*entries)
        return coo_matrix((c, (i, v)), shape=(len(rows), n + 2 * m)).tocsr(), [b for _, b in rows]

    cost = np.concatenate([np.zeros(n), np.full(2 * m, 0.5)])
    a_eq, b_eq = matrix(equal)
    a_ub, b_ub = matrix(at_most)
    result = linprog(cost, A_ub=a_ub, b_ub=b_ub, A_eq=a_eq, b_eq=b_eq, method="highs",
                     options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10})
    if result.status == 2:
        return {"epsilon": epsilon, "limit": limits[1][1], "per_group": per_group, "objective": None}
    assert result.status == 0, result.message
    seen, near = joint > 0, delta < 2.99
    return {"epsilon": epsilon, "limit": limits[1][1], "per_group": per_group, "objective": result.fun, "variables": n, "cells": m,
            "reachable": int(sum(near[a].sum() for d in range(groups) for a in range(m) if seen[d, a]))}


if __name__ == "__main__":
    golden = {"solver": f"scipy {scipy.__version__}, HiGHS"}
    for name, problem in (("adult-counts", adult()), ("compas-counts", compas("all")), ("compas-counts, two races", compas("pair"))):
        golden[name] = [solve(*problem, epsilon, limits, per_group) for per_group in (False, True) for epsilon, limits in
                        ((0.05, USUAL), (0.03, USUAL), (0.02, USUAL), (0.0, USUAL), (0.05, STRICT))]
    path = pathlib.Path(__file__).with_name("optimized_preprocessing.json")
    path.write_text(json.dumps(golden, indent=1) + "\n")
    for name in list(golden)[1:]:
        print(name, *golden[name], sep="\n  ")
