"""Writes golden.json beside this file: what PyTorch computes for the cases of GoldenCases.cs.

Run with Debian's PyTorch (apt-get install python3-torch): /usr/bin/python3 make_golden.py
Inputs, parameters and cotangents follow from a formula, so that only shapes and results are stored.
"""
import json
import math
import pathlib

import torch
from torch import nn
from torch.nn import functional as F


def fill(shape, kind):
    """Numbers in [-1, 1] that both sides know."""
    values = [math.sin(1.7 * i + 0.9 * kind + 0.4) for i in range(math.prod(shape))]
    return torch.tensor(values).reshape(shape)


def numbers(tensor):
    return [float(f"{v:.8g}") for v in tensor.detach().double().flatten().tolist()]


def run(work, shapes, parameters=()):
    inputs = [fill(shape, k).requires_grad_() for k, shape in enumerate(shapes)]
    outputs = work(*inputs)
    outputs = [outputs] if isinstance(outputs, torch.Tensor) else list(outputs)
    total = sum((o * fill(o.shape, 20 + k)).sum() for k, o in enumerate(outputs) if o.requires_grad)
    if isinstance(total, torch.Tensor):
        total.backward()
    leaves = [*inputs, *parameters]
    return {
        "shapes": shapes,
        "outputs": [numbers(o) for o in outputs],
        "gradients": [numbers(t.grad) for t in leaves if t.grad is not None],
    }


def module(make, *shapes):
    made = make()
    with torch.no_grad():
        for k, parameter in enumerate(made.parameters()):
            parameter.copy_(fill(parameter.shape, 10 + k))
    return run(lambda *x: made(*x), list(shapes), list(made.parameters()))


def second_order(x, w):
    z = torch.sigmoid(F.relu(F.linear(x, w)).square().sum(1))
    return torch.autograd.grad(z.sum(), [x], create_graph=True)[0].square().sum(1)


def of_parameters(x, weight, bias):
    layer = nn.Linear(3, 2)
    with torch.no_grad():
        layer.weight.copy_(weight)
        layer.bias.copy_(bias)
    return F.linear(x, layer.weight, layer.bias)


class Half(torch.autograd.Function):
    """The square of what is above 0; its derivative is said to be half of what it is."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp_min(0).square()

    @staticmethod
    def backward(ctx, gradient):
        return gradient * ctx.saved_tensors[0].clamp_min(0)


def in_place(x, y):
    z = x.clone()
    z.add_(y, alpha=2)
    return z.mul_(y).div_(4.0)


def draws():
    stream = torch.Generator().manual_seed(5)
    return [torch.rand(20, generator=stream), torch.randn(20, generator=stream)]


def adam(decay):
    """Two parameters after each of 6 steps along gradients of the formula."""
    parameters = [nn.Parameter(fill([5, 7], 0)), nn.Parameter(fill([3], 1))]
    optimizer = torch.optim.Adam(parameters, lr=0.01, weight_decay=decay)
    outputs = []
    for step in range(6):
        for k, parameter in enumerate(parameters):
            parameter.grad = fill(parameter.shape, 30 + 2 * step + k)
        optimizer.step()
        outputs.append([v for parameter in parameters for v in numbers(parameter)])
    return {"shapes": [], "outputs": outputs, "gradients": []}


ROWS = torch.tensor([3, 0, 3])
CLASSES = torch.tensor([2, 0, 2])
FUNCTIONS = {
    "linear": (F.linear, [4, 3], [2, 3], [2]),
    "matmul": (lambda a, b: [a @ b, a @ b[:, 0], a[0] @ b, a[0] @ a[1]], [4, 3], [3, 2]),
    "matmul-batch": (lambda a, b: [a @ b, a @ b[0]], [2, 4, 3], [2, 3, 2]),
    "activations": (lambda x: [F.relu(x), torch.sigmoid(x), F.logsigmoid(x), x.tanh(), x.softmax(1)], [3, 4]),
    "elementwise": (lambda x: [x.abs(), x.square(), x.exp(), (x.square() + 0.5).log(), x.pow(3)], [3, 4]),
    "clamp": (lambda x: [x.clamp(-0.5, 0.5), x.clamp(0.0), x.clamp_min(0.2)], [3, 4]),
    "arithmetic": (lambda x, y: [3 - x * y / (y.square() + 1), -x + 1.5, 2 * x - y, x / 3, x * 0.1 + y], [3, 4], [4]),
    "where": (lambda x, y: [torch.where(x.lt(0.1), x, y), x * x.ge(0.3)], [3, 4], [3, 4]),
    "sum": (lambda x: [x.sum(), x.sum(1), x.sum(1, keepdim=True), x.sum([0, 2])], [2, 3, 4]),
    "mean": (lambda x: [x.mean(), x.mean([1])], [2, 3, 4]),
    "extremes": (lambda x: [x.max(), x.min(), x.max(1)[0], x.amax([2]), x.amin([2])], [2, 3, 4]),
    "cat": (lambda x, y: [torch.cat([x, y], 0), torch.cat([x, 2 * x], 1)], [3, 4], [2, 4]),
    "rows": (lambda x: x.index_select(0, ROWS), [5, 2]),
    "parts": (lambda x: [x.narrow(1, 1, 2), x.select(0, 1), x.diagonal().clone()], [3, 4]),
    "shapes": (lambda x: [x.transpose(0, 1).contiguous(), x.unsqueeze(1).expand(3, 2, 4), x.reshape(2, -1)], [3, 4]),
    "in-place": (in_place, [3, 4], [3, 4]),
    "constants": (lambda x: [x * torch.ones_like(x), x + torch.ones(4), x * torch.zeros(4),
        torch.zeros_like(x).copy_(x), x * torch.full_like(x, 2.5)], [3, 4]),
    "double": (lambda x: [x.to(torch.float64) * 3], [3, 4]),
    "cholesky": (lambda x, y: y.cholesky_solve(torch.linalg.cholesky(x @ x.T + 2 * torch.eye(3))), [3, 3], [3, 2]),
    "loss": (lambda x, y: F.binary_cross_entropy_with_logits(x, y.sigmoid().detach()), [6], [6]),
    "loss-weighted": (
        lambda x, y, w: F.binary_cross_entropy_with_logits(x, y.sigmoid().detach(), weight=w.exp().detach()), [6], [6],
            [6]),
    "classes": (lambda x: [F.log_softmax(x, 1), F.cross_entropy(x, CLASSES, reduction="none"),
        x * CLASSES.eq(2).unsqueeze(1), x.logsumexp(1), x * CLASSES.ne(2).unsqueeze(1),
        F.one_hot(CLASSES, 4).to(torch.float32) * x], [3, 4]),
    "comparisons": (lambda x, y: [x * x.gt(0.1), x * (x > y), x * (x >= y), x * (x < y), x * (x == x.clone()),
        x * (x != y), x * ((x > 0) & (y > 0)), x * ((x > 0) | (y > 0)), x * (x > 0).any(), x * (x > 0).all(),
        x * x.isfinite()], [3, 4], [3, 4]),
    "order": (lambda x: [x.sort()[0], x * x.sort()[1], x * x.argmax(1).unsqueeze(1), x.cumsum(1), x.diff(1, 0),
        x.gather(1, ROWS.unsqueeze(1)), x.masked_select(x.gt(0)),
        x.index_select(0, x.select(1, 0).gt(-2).nonzero().reshape(-1))], [3, 4]),
    "spread": (lambda x: [x.norm(), x.norm(dim=1, keepdim=True), x.std(), x.std(0, unbiased=False), x.square().sqrt(),
        x.cos(), F.leaky_relu(x), x.relu(), x.log_softmax(1)], [3, 4]),
    "places": (lambda x: [x.permute(2, 0, 1), x.flatten(1), x.unsqueeze(0).squeeze(0), x[1], x.triu(1),
        torch.stack([x, 2 * x]), F.interpolate(x.unsqueeze(1), [5, 6], mode="bilinear", align_corners=False)],
        [2, 3, 4]),
    "solve": (lambda x, y: [torch.linalg.solve(x @ x.T + 2 * torch.eye(3), y),
        torch.linalg.eigh(x @ x.T + 2 * torch.eye(3))[0]], [3, 3], [3, 2]),
    "counted": (lambda x: [x * torch.arange(1, 8, 2)], [3, 4]),
    "second-order": (second_order, [4, 3], [2, 3]),
    "parameters": (of_parameters, [4, 3], [2, 3], [2]),
    "own-backward": (Half.apply, [3, 4]),
    "draws": (draws,),
}
MODULES = {
    "Linear": (lambda: nn.Linear(3, 2), [4, 3]),
    "GRU": (lambda: nn.GRU(3, 4, batch_first=True), [2, 5, 3]),
    "Conv1d": (lambda: nn.Conv1d(2, 3, 3, padding=1), [2, 2, 5]),
    "Conv2d": (lambda: nn.Conv2d(2, 3, 3, padding=1, stride=2), [2, 2, 5, 5]),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(3, 2, 4, padding=1, stride=2), [2, 3, 3, 2]),
    "BatchNorm2d": (lambda: nn.BatchNorm2d(2), [2, 2, 3, 3]),
    "BatchNorm2d-eval": (lambda: nn.BatchNorm2d(2).eval(), [2, 2, 3, 3]),
    "Flatten": (lambda: nn.Flatten(), [2, 3, 2]),
    "Sequential": (lambda: nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2)), [4, 3]),
    "MaxPool2d": (lambda: nn.MaxPool2d(2), [1, 2, 4, 4]),
    "AdaptiveAvgPool2d": (lambda: nn.AdaptiveAvgPool2d([2, 1]), [1, 2, 5, 4]),
}


def main():
    golden = {name: run(work, list(shapes)) for name, (work, *shapes) in FUNCTIONS.items()}
    golden.update({name: module(*case) for name, case in MODULES.items()})
    golden.update({f"Adam {decay}": adam(decay) for decay in (0.0, 0.05)})
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(case)}" for name, case in golden.items())
    pathlib.Path(__file__).with_name("golden.json").write_text("{\n" + lines + "\n}\n")


if __name__ == "__main__":
    main()
