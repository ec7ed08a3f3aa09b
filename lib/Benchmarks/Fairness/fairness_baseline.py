"""The same work with scikit-learn and numpy: fairness_baseline.py CASE SECONDS prints the seconds of an undisturbed call."""
import sys
import time

import numpy as np
from sklearn.metrics import confusion_matrix
from sklearn.neighbors import NearestNeighbors

rng = np.random.default_rng(1)


def people(groups, rows=1_000_000):
    return rng.integers(0, 2, rows), rng.integers(0, 2, rows), rng.integers(0, groups, rows)


def metrics(groups):
    y, p, z = people(groups)
    return lambda: [confusion_matrix(y[z == g], p[z == g], labels=[0, 1]) for g in range(groups)]


def bootstrap():
    """One replicate out of the thousand, by drawing rows again; timed once and multiplied."""
    y, p, z = people(2)

    def replicate():
        rows = rng.integers(0, len(y), len(y))
        yb, pb, zb = y[rows], p[rows], z[rows]
        return [confusion_matrix(yb[zb == g], pb[zb == g], labels=[0, 1]) for g in range(2)]

    return replicate


def consistency():
    x, y = rng.normal(size=(16_000, 18)).astype(np.float32), rng.integers(0, 2, 16_000)

    def work():
        _, near = NearestNeighbors(n_neighbors=5, algorithm="auto", n_jobs=2).fit(x).kneighbors(x)
        return 1 - np.abs(y - y[near].mean(axis=1)).mean()

    return work


CASES = {"metrics-1m": lambda: metrics(2), "metrics-1m-80": lambda: metrics(80), "bootstrap-1m": bootstrap, "consistency-16k": consistency}
TIMES = {"bootstrap-1m": 1000}

work, seconds = CASES[sys.argv[1]](), float(sys.argv[2])
work()
times, start = [], time.perf_counter()
while not times or time.perf_counter() - start < seconds:
    begin = time.perf_counter()
    work()
    times.append(time.perf_counter() - begin)
times.sort()
print(TIMES.get(sys.argv[1], 1) * times[len(times) // 10])
