"""Writes golden.json beside this file: what PyTorch computes for the cases of GoldenCases.cs.

Run with Debian's python3-torch, which is the same libtorch: OMP_NUM_THREADS=1 /usr/bin/python3 make_golden.py
Weights, inputs and cotangents are drawn from seeds 1, 2 and 3, so that only results are stored.
"""
import json
import pathlib

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().to(torch.float64).flatten().tolist()]


def inputs(specs):
    torch.manual_seed(2)
    made = []
    for spec in specs:
        if isinstance(spec, dict):
            made.append(torch.randint(0, spec["high"], spec["shape"]))
        else:
            made.append(torch.randn(spec, requires_grad=True))
    return made


def flat(result):
    if isinstance(result, torch.Tensor):
        return [result]
    return [tensor for part in result if part is not None for tensor in flat(part)]


def module(make, *specs):
    torch.manual_seed(1)
    made = make()
    given = inputs(specs)
    torch.manual_seed(3)
    outputs = flat(made(*given))
    sum((output * torch.randn_like(output)).sum() for output in outputs if output.requires_grad).backward()
    return {
        "outputs": [numbers(output) for output in outputs],
        "inputs": [numbers(x.grad) for x in given if x.requires_grad],
        "parameters": {name: numbers(p.grad) for name, p in made.named_parameters() if p.grad is not None},
    }


def function(work, *specs):
    given = inputs(specs)
    torch.manual_seed(3)
    outputs = flat(work(*given))
    total = [(output * torch.randn_like(output)).sum() for output in outputs if output.requires_grad]
    if total:
        sum(total).backward()
    return {
        "outputs": [numbers(output) for output in outputs],
        "inputs": [numbers(x.grad) for x in given if x.requires_grad and x.grad is not None],
        "parameters": {},
    }


def whole(high, *shape):
    return {"high": high, "shape": list(shape)}


MODULES = {
    "Linear": (lambda: nn.Linear(3, 2), [4, 3]),
    "Conv1d": (lambda: nn.Conv1d(2, 3, 3, stride=2, padding=1), [2, 2, 7]),
    "Conv1d-same": (lambda: nn.Conv1d(2, 2, 3, padding="same"), [1, 2, 5]),
    "Conv2d": (lambda: nn.Conv2d(2, 4, 3, padding=1, groups=2), [2, 2, 4, 4]),
    "Conv2d-circular": (lambda: nn.Conv2d(1, 2, 3, padding=1, padding_mode="circular"), [1, 1, 4, 4]),
    "Conv3d": (lambda: nn.Conv3d(1, 2, 2), [1, 1, 3, 3, 3]),
    "ConvTranspose1d": (lambda: nn.ConvTranspose1d(2, 3, 3, stride=2), [1, 2, 4]),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(2, 2, 3, stride=2, padding=1, output_padding=1), [1, 2, 3, 3]),
    "BatchNorm1d": (lambda: nn.BatchNorm1d(3), [5, 3]),
    "BatchNorm1d-eval": (lambda: nn.BatchNorm1d(3).eval(), [5, 3]),
    "BatchNorm2d": (lambda: nn.BatchNorm2d(2), [2, 2, 3, 3]),
    "LayerNorm": (lambda: nn.LayerNorm([3]), [4, 3]),
    "GroupNorm": (lambda: nn.GroupNorm(2, 4), [2, 4, 3]),
    "Dropout": (lambda: nn.Dropout(0.4), [4, 5]),
    "Dropout2d": (lambda: nn.Dropout2d(0.4), [2, 4, 2, 2]),
    "AlphaDropout": (lambda: nn.AlphaDropout(0.3), [4, 5]),
    "Embedding": (lambda: nn.Embedding(6, 3, padding_idx=1), whole(6, 2, 4)),
    "EmbeddingBag-mean": (lambda: nn.EmbeddingBag(6, 3), whole(6, 2, 4)),
    "EmbeddingBag-sum": (lambda: nn.EmbeddingBag(6, 3, mode="sum"), whole(6, 2, 4)),
    "RNN": (lambda: nn.RNN(3, 4), [5, 2, 3]),
    "GRU": (lambda: nn.GRU(3, 4, num_layers=2), [5, 2, 3]),
    "GRU-bidirectional": (lambda: nn.GRU(3, 2, batch_first=True, bidirectional=True), [2, 4, 3]),
    "LSTM": (lambda: nn.LSTM(3, 4, num_layers=2), [5, 2, 3]),
    "LSTM-single": (lambda: nn.LSTM(3, 2), [4, 3]),
    "MaxPool1d": (lambda: nn.MaxPool1d(2), [1, 2, 6]),
    "MaxPool2d": (lambda: nn.MaxPool2d(3, stride=2, padding=1), [1, 2, 5, 5]),
    "AvgPool1d": (lambda: nn.AvgPool1d(2, stride=1), [1, 2, 5]),
    "AvgPool2d": (lambda: nn.AvgPool2d([2, 3], stride=[1, 2]), [1, 1, 4, 5]),
    "AdaptiveAvgPool2d": (lambda: nn.AdaptiveAvgPool2d([2, 2]), [1, 2, 5, 5]),
    "Flatten": (lambda: nn.Flatten(), [2, 3, 2]),
    "Identity": (lambda: nn.Identity(), [2, 3]),
    "Upsample": (lambda: nn.Upsample(scale_factor=2.0), [1, 1, 2, 3]),
    "CosineSimilarity": (lambda: nn.CosineSimilarity(), [3, 4], [3, 4]),
    "PairwiseDistance": (lambda: nn.PairwiseDistance(), [3, 4], [3, 4]),
    "MultiheadAttention": (lambda: nn.MultiheadAttention(4, 2), [3, 2, 4], [5, 2, 4], [5, 2, 4]),
    "TransformerEncoderLayer": (lambda: nn.TransformerEncoderLayer(4, 2, 8, dropout=0.0), [3, 2, 4]),
    **{name: (make, [3, 4]) for name, make in {
        "ReLU": nn.ReLU, "ReLU6": nn.ReLU6, "Sigmoid": nn.Sigmoid, "Tanh": nn.Tanh, "LeakyReLU": nn.LeakyReLU, "ELU": nn.ELU, "SELU": nn.SELU,
        "CELU": nn.CELU, "GELU": nn.GELU, "SiLU": nn.SiLU, "Mish": nn.Mish, "Softplus": nn.Softplus, "Softsign": nn.Softsign,
        "Tanhshrink": nn.Tanhshrink, "LogSigmoid": nn.LogSigmoid, "Hardtanh": nn.Hardtanh, "Hardsigmoid": nn.Hardsigmoid, "Hardswish": nn.Hardswish,
        "Hardshrink": nn.Hardshrink, "Softshrink": nn.Softshrink, "GLU": nn.GLU,
    }.items()},
    "Threshold": (lambda: nn.Threshold(0.1, 2.0), [3, 4]),
    "Softmax": (lambda: nn.Softmax(1), [3, 4]),
    "LogSoftmax": (lambda: nn.LogSoftmax(1), [3, 4]),
    "Softmin": (lambda: nn.Softmin(1), [3, 4]),
}

POSITIVE = lambda t: torch.sigmoid(t)
LOSSES = {
    "mse_loss": (lambda x, y: F.mse_loss(x, y), [3, 4], [3, 4]),
    "l1_loss": (lambda x, y: F.l1_loss(x, y, reduction="sum"), [3, 4], [3, 4]),
    "smooth_l1_loss": (lambda x, y: F.smooth_l1_loss(x, y, beta=0.5), [3, 4], [3, 4]),
    "huber_loss": (lambda x, y: F.huber_loss(x, y, delta=0.7), [3, 4], [3, 4]),
    "binary_cross_entropy": (lambda x, y, w: F.binary_cross_entropy(torch.sigmoid(x), torch.sigmoid(y).detach(), torch.sigmoid(w).detach()), [3, 4], [3, 4], [3, 4]),
    "binary_cross_entropy_with_logits": (
        lambda x, y, w: F.binary_cross_entropy_with_logits(x, torch.sigmoid(y).detach(), torch.sigmoid(w).detach(), pos_weight=torch.tensor([2.0, 1.0, 0.5, 3.0])),
        [3, 4], [3, 4], [3, 4]),
    "cross_entropy": (lambda x, y: F.cross_entropy(x, y), [5, 3], whole(3, 5)),
    "cross_entropy-weighted": (lambda x, y: F.cross_entropy(x, y, weight=torch.tensor([0.2, 1.0, 2.0]), label_smoothing=0.1), [5, 3], whole(3, 5)),
    "cross_entropy-probabilities": (lambda x, y: F.cross_entropy(x, torch.softmax(y, 1).detach(), reduction="none"), [5, 3], [5, 3]),
    "nll_loss": (lambda x, y: F.nll_loss(F.log_softmax(x, 1), y), [5, 3], whole(3, 5)),
    "kl_div": (lambda x, y: F.kl_div(F.log_softmax(x, 1), F.log_softmax(y, 1).detach(), log_target=True, reduction="sum"), [5, 3], [5, 3]),
    "kl_div-probabilities": (lambda x, y: F.kl_div(F.log_softmax(x, 1), torch.softmax(y, 1).detach(), reduction="mean"), [5, 3], [5, 3]),
    "poisson_nll_loss": (lambda x, y: F.poisson_nll_loss(x, torch.exp(y).detach()), [3, 4], [3, 4]),
    "gaussian_nll_loss": (lambda x, y, v: F.gaussian_nll_loss(x, y, torch.exp(v)), [3, 4], [3, 4], [3, 4]),
    "hinge_embedding_loss": (lambda x, y: F.hinge_embedding_loss(x, torch.sign(y).detach(), margin=1.0), [3, 4], [3, 4]),
    "soft_margin_loss": (lambda x, y: F.soft_margin_loss(x, torch.sign(y).detach()), [3, 4], [3, 4]),
    "margin_ranking_loss": (lambda x, z, y: F.margin_ranking_loss(x, z, torch.sign(y).detach(), margin=0.2), [6], [6], [6]),
    "cosine_embedding_loss": (lambda x, z, y: F.cosine_embedding_loss(x, z, torch.sign(y).detach(), margin=0.1), [4, 3], [4, 3], [4]),
    "triplet_margin_loss": (lambda a, p, n: F.triplet_margin_loss(a, p, n), [4, 3], [4, 3], [4, 3]),
    "multi_margin_loss": (lambda x, y: F.multi_margin_loss(x, y), [5, 3], whole(3, 5)),
    "multilabel_soft_margin_loss": (lambda x, y: F.multilabel_soft_margin_loss(x, (y > 0).float()), [5, 3], [5, 3]),
}

FUNCTIONS = {
    "eigh": (lambda x: torch.linalg.eigh(x @ x.T + torch.eye(3))[0], [3, 3]),
    "svd": (lambda x: torch.linalg.svd(x, full_matrices=False)[1], [4, 3]),
    "qr": (lambda x: torch.linalg.qr(x)[1], [4, 3]),
    "cholesky": (lambda x: torch.linalg.cholesky(x @ x.T + torch.eye(3)), [3, 3]),
    "solve": (lambda a, b: torch.linalg.solve(a + 3 * torch.eye(3), b), [3, 3], [3, 2]),
    "pinv": (lambda x: torch.linalg.pinv(x), [4, 3]),
    "det": (lambda x: torch.linalg.det(x), [3, 3]),
    "inv": (lambda x: torch.linalg.inv(x + 3 * torch.eye(3)), [3, 3]),
    "norm": (lambda x: torch.linalg.norm(x), [3, 3]),
    "quantile": (lambda x: torch.quantile(x, torch.tensor([0.1, 0.5, 0.9]), dim=0), [5, 2]),
    "logsumexp": (lambda x: torch.logsumexp(x, 1), [3, 4]),
    "cdist": (lambda x, y: torch.cdist(x, y), [3, 2], [4, 2]),
    "gather": (lambda x, i: x.gather(1, i), [3, 4], whole(4, 3, 2)),
    "scatter_add": (lambda x, i, s: x.scatter_add(1, i, s), [3, 4], whole(4, 3, 2), [3, 2]),
    "index_select": (lambda x, i: x.index_select(0, i), [4, 3], whole(4, 5)),
    "topk": (lambda x: x.topk(2)[0], [3, 5]),
    "sort": (lambda x: x.sort(1)[0], [3, 5]),
    "unique": (lambda x: torch.unique(x, return_inverse=True, return_counts=True), whole(5, 12)),
    "cumsum": (lambda x: x.cumsum(1), [3, 4]),
    "einsum": (lambda x, y: torch.einsum("ij,jk->ik", x, y), [3, 4], [4, 2]),
    "var": (lambda x: x.var(1), [3, 4]),
    "std": (lambda x: x.std(1), [3, 4]),
    "histc": (lambda x: torch.histc(x.detach(), 5, -2, 2), [20]),
    "bincount": (lambda x: torch.bincount(x, minlength=7), whole(5, 12)),
    "where": (lambda x, y: torch.where(x > 0, x, y), [3, 4], [3, 4]),
    "clamp": (lambda x: x.clamp(-0.5, 0.5), [3, 4]),
    "normalize": (lambda x: F.normalize(x), [3, 4]),
    "one_hot": (lambda x: F.one_hot(x, 5), whole(5, 6)),
    "pad": (lambda x: F.pad(x, (1, 2), mode="reflect"), [2, 2, 4]),
    "permute": (lambda x: x.permute(2, 0, 1), [2, 3, 4]),
    "pow": (lambda x: x.abs() ** 1.5, [3, 4]),
    "xlogy": (lambda x, y: torch.xlogy(x, y.exp()), [3, 4], [3, 4]),
    "index": (lambda x: x[1:, [0, 2], None], [3, 4]),
    "mask": (lambda x: x[x > 0], [3, 4]),
    "rsub": (lambda x: 3 - x * 2 / 5 + 1.5, [3, 4]),
    "remainder": (lambda x: x % 0.7, [3, 4]),
    "normal-density": (lambda m, s, v: torch.distributions.Normal(m, s.exp()).log_prob(v), [3, 4], [3, 4], [3, 4]),
    "normal-entropy": (lambda m, s: torch.distributions.Normal(m, s.exp()).entropy(), [3, 4], [3, 4]),
    "uniform-density": (lambda a, b: torch.distributions.Uniform(-a.exp(), b.exp(), validate_args=False).log_prob(torch.zeros(3, 4)), [3, 4], [3, 4]),
    "bernoulli-density": (lambda l, k: torch.distributions.Bernoulli(logits=l).log_prob(k.float()), [3, 4], whole(2, 3, 4)),
    "bernoulli-entropy": (lambda p: torch.distributions.Bernoulli(probs=p.sigmoid()).entropy(), [3, 4]),
    "binomial-density": (lambda l, k: torch.distributions.Binomial(torch.tensor(5.0), logits=l).log_prob(k.float()), [3, 4], whole(6, 3, 4)),
    "categorical-density": (lambda l, k: torch.distributions.Categorical(logits=l).log_prob(k), [3, 4], whole(4, 3)),
    "categorical-entropy": (lambda p: torch.distributions.Categorical(probs=p.exp()).entropy(), [3, 4]),
    "multinomial-density": (lambda p, k: torch.distributions.Multinomial(9, probs=p.exp(), validate_args=False).log_prob(k.float()), [3, 4], whole(4, 3, 4)),
}

OPTIMIZERS = {
    "SGD": lambda p: torch.optim.SGD(p, lr=0.05),
    "SGD-momentum": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=0.01, nesterov=True),
    "SGD-dampening": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, dampening=0.3),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.02),
    "Adam-amsgrad": lambda p: torch.optim.Adam(p, lr=0.02, weight_decay=0.05, amsgrad=True),
    "Adam-betas": lambda p: torch.optim.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-6),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.02, weight_decay=0.1),
    "RMSprop": lambda p: torch.optim.RMSprop(p, lr=0.01),
    "RMSprop-centered": lambda p: torch.optim.RMSprop(p, lr=0.01, momentum=0.5, centered=True, weight_decay=0.01),
    "Rprop": lambda p: torch.optim.Rprop(p, lr=0.01),
    "Adagrad": lambda p: torch.optim.Adagrad(p, lr=0.05, lr_decay=0.01),
    "Adadelta": lambda p: torch.optim.Adadelta(p, lr=1.0),
}


def trajectory(make):
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(4, 9), nn.Tanh(), nn.Linear(9, 2))
    torch.manual_seed(2)
    x, y = torch.randn(16, 4), torch.randn(16, 2)
    optimizer = make(model.parameters())
    losses = []
    for _ in range(50):
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return {"outputs": [losses, numbers(model[0].weight)], "inputs": [], "parameters": {}}


SCHEDULERS = {
    "StepLR": lambda o: torch.optim.lr_scheduler.StepLR(o, 3, 0.5),
    "ExponentialLR": lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.9),
    "CosineAnnealingLR": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 4, 0.01),
    "LambdaLR": lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda e: 0.95 ** e),
    "MultiplicativeLR": lambda o: torch.optim.lr_scheduler.MultiplicativeLR(o, lambda e: 0.95),
    "MultiStepLR": lambda o: torch.optim.lr_scheduler.MultiStepLR(o, [2, 5], 0.3),
    "LinearLR": lambda o: torch.optim.lr_scheduler.LinearLR(o, 0.25, 1.0, 4),
    "ConstantLR": lambda o: torch.optim.lr_scheduler.ConstantLR(o, 0.5, 3),
}


def rates(make):
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.1)
    scheduler = make(optimizer)
    seen = []
    for _ in range(10):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return {"outputs": [seen], "inputs": [], "parameters": {}}


STREAMS = {
    "rand": lambda: torch.rand(20), "randn": lambda: torch.randn(40), "randn-small": lambda: torch.randn(5), "randint": lambda: torch.randint(3, 50, (20,)),
    "randperm": lambda: torch.randperm(20), "bernoulli": lambda: torch.bernoulli(torch.full((20,), 0.3)), "normal": lambda: torch.empty(20).normal_(1, 2),
    "multinomial": lambda: torch.multinomial(torch.arange(1.0, 6.0), 10, True), "uniform": lambda: torch.empty(20).uniform_(-2, 3),
    "exponential": lambda: torch.empty(20).exponential_(), "poisson": lambda: torch.poisson(torch.full((20,), 4.0)),
    "double": lambda: torch.rand(10, dtype=torch.float64), "generator": lambda: torch.rand(10, generator=torch.Generator().manual_seed(5)),
    "normal-sample": lambda: torch.distributions.Normal(torch.tensor([1.0, -2.0]), torch.tensor([0.5, 3.0])).sample([9]),
    "uniform-sample": lambda: torch.distributions.Uniform(torch.tensor([1.0, -2.0]), torch.tensor([1.5, 3.0])).sample([9]),
    "bernoulli-sample": lambda: torch.distributions.Bernoulli(torch.tensor([0.2, 0.7])).sample([9]),
    "binomial-sample": lambda: torch.distributions.Binomial(torch.tensor(8.0), torch.tensor([0.2, 0.7])).sample([9]),
    "categorical-sample": lambda: torch.distributions.Categorical(torch.tensor([[0.2, 0.7, 0.1], [0.5, 0.1, 0.4]])).sample([9]),
    "multinomial-sample": lambda: torch.distributions.Multinomial(8, torch.tensor([[0.2, 0.7, 0.1], [0.5, 0.1, 0.4]])).sample([3]),
}


def stream(draw):
    torch.manual_seed(9)
    return {"outputs": [numbers(draw())], "inputs": [], "parameters": {}}


INITS = {
    "xavier_uniform_": nn.init.xavier_uniform_, "xavier_normal_": nn.init.xavier_normal_, "kaiming_uniform_": nn.init.kaiming_uniform_,
    "kaiming_normal_": nn.init.kaiming_normal_, "orthogonal_": nn.init.orthogonal_, "trunc_normal_": nn.init.trunc_normal_, "normal_": nn.init.normal_,
    "uniform_": nn.init.uniform_,
}


def init(fill):
    torch.manual_seed(9)
    return {"outputs": [numbers(fill(torch.empty(4, 3)))], "inputs": [], "parameters": {}}


def main():
    golden = {"torch": torch.__version__}
    for group, cases, work in (("modules", MODULES, module), ("losses", LOSSES, function), ("functions", FUNCTIONS, function)):
        golden[group] = {name: work(case[0], *case[1:]) for name, case in cases.items()}
    golden["optimizers"] = {name: trajectory(make) for name, make in OPTIMIZERS.items()}
    golden["schedulers"] = {name: rates(make) for name, make in SCHEDULERS.items()}
    golden["streams"] = {name: stream(draw) for name, draw in STREAMS.items()}
    golden["inits"] = {name: init(fill) for name, fill in INITS.items()}
    text = json.dumps(golden, indent=None, separators=(",", ":")).replace('},"', '},\n"')
    pathlib.Path(__file__).with_name("golden.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
