"""The same work with scikit-learn, numpy and PyTorch: fairness_baseline.py CASE SECONDS prints the seconds of an undisturbed call."""
import sys
import time

import numpy as np

rng = np.random.default_rng(1)


def people(groups, rows=1_000_000):
    return rng.integers(0, 2, rows), rng.integers(0, 2, rows), rng.integers(0, groups, rows)


def metrics(groups):
    from sklearn.metrics import confusion_matrix
    y, p, z = people(groups)
    return lambda: [confusion_matrix(y[z == g], p[z == g], labels=[0, 1]) for g in range(groups)]


def bootstrap():
    """One replicate out of the thousand, by drawing rows again; timed once and multiplied."""
    from sklearn.metrics import confusion_matrix
    y, p, z = people(2)

    def replicate():
        rows = rng.integers(0, len(y), len(y))
        yb, pb, zb = y[rows], p[rows], z[rows]
        return [confusion_matrix(yb[zb == g], pb[zb == g], labels=[0, 1]) for g in range(2)]

    return replicate


def consistency():
    from sklearn.neighbors import NearestNeighbors
    x, y = rng.normal(size=(16_000, 18)).astype(np.float32), rng.integers(0, 2, 16_000)

    def work():
        _, near = NearestNeighbors(n_neighbors=5, algorithm="auto", n_jobs=2).fit(x).kneighbors(x)
        return 1 - np.abs(y - y[near].mean(axis=1)).mean()

    return work


def integrated():
    """All nodes in one batch, as Captum does unless told otherwise (Captum itself is not among Debian's packages)."""
    import torch
    torch.set_num_threads(1)
    first, second, last = torch.randn(100, 100) / 10, torch.randn(100, 100) / 10, torch.randn(100, 1) / 10
    nodes, weights = np.polynomial.legendre.leggauss(50)
    nodes, weights = (nodes + 1) / 2, torch.tensor(weights / 2, dtype=torch.float32).view(-1, 1, 1)
    x, baseline = torch.randn(10_000, 100), torch.zeros(1, 100)

    def work():
        path = torch.cat([baseline + t * (x - baseline) for t in nodes.tolist()]).requires_grad_()
        output = (path.matmul(first).relu().matmul(second).relu().matmul(last)).reshape(-1)
        gradient = torch.autograd.grad(output.sum(), path)[0].view(50, *x.shape)
        return (gradient * weights).sum(0) * (x - baseline)

    return work


def mlp_step():
    import torch
    torch.set_num_threads(1)
    network = torch.nn.Sequential(torch.nn.Linear(100, 100), torch.nn.ReLU(), torch.nn.Linear(100, 100), torch.nn.ReLU(), torch.nn.Linear(100, 1))
    adam = torch.optim.Adam(network.parameters(), lr=1e-3)
    x, y = torch.randn(200, 100), (torch.rand(200, 1) > 0.5).float()

    def work():
        adam.zero_grad()
        torch.nn.functional.binary_cross_entropy_with_logits(network(x), y).backward()
        adam.step()

    return work


CASES = {"mlp-step": mlp_step, "metrics-1m": lambda: metrics(2), "metrics-1m-80": lambda: metrics(80), "bootstrap-1m": bootstrap, "consistency-16k": consistency, "integrated-gradients": integrated}
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
