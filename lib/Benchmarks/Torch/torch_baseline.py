"""The same work in Python on the same libtorch: torch_baseline.py CASE SECONDS prints the seconds of an undisturbed call."""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)


def mlp(dropout=False):
    torch.manual_seed(0)
    drop = [nn.Dropout(0.1)] if dropout else []
    model = nn.Sequential(nn.Linear(98, 100), nn.ReLU(), *drop, nn.Linear(100, 100), nn.ReLU(), *drop, nn.Linear(100, 1))
    optimizer = (torch.optim.AdamW if dropout else torch.optim.Adam)(model.parameters(), lr=1e-3)
    x, y = torch.randn(200, 98), (torch.rand(200, 1) > 0.5).float()

    def step():
        optimizer.zero_grad(set_to_none=True)
        F.binary_cross_entropy_with_logits(model(x), y).backward()
        optimizer.step()

    return step


def conv():
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.AdaptiveAvgPool2d([1, 1]),
        nn.Flatten(), nn.Linear(64, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    x, y = torch.randn(64, 3, 48, 48), torch.randint(0, 10, (64,))

    def step():
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(model(x), y).backward()
        optimizer.step()

    return step


def small(work):
    torch.manual_seed(0)
    x = torch.randn(4, 4)

    def loop():
        for _ in range(1000):
            work(x)

    return loop


CASES = {
    "mlp": mlp,
    "mlp-adamw-dropout": lambda: mlp(dropout=True),
    "conv": conv,
    "add": lambda: small(lambda x: x + x),
    "mul-number": lambda: small(lambda x: x * 2.0),
    "relu": lambda: small(lambda x: x.relu()),
    "sum": lambda: small(lambda x: x.sum()),
    "index": lambda: small(lambda x: x[1]),
    "matmul-small": lambda: small(lambda x: x.mm(x)),
}


def main():
    name, seconds = sys.argv[1], float(sys.argv[2])
    work = CASES[name]()
    end = time.perf_counter() + seconds / 3
    while time.perf_counter() < end:
        work()
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    print(repr(sorted(times)[len(times) // 10]))


if __name__ == "__main__":
    main()
