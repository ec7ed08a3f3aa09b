using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace FairLab.TorchGuards.Tests.Golden;

/// <summary>The cases of make_golden.py in C#, by name: from inputs to outputs.</summary>
static class GoldenCases
{
    static Tensor Rows => tensor([3L, 0L, 3L]);

    static Tensor Classes => tensor([2L, 0L, 2L]);

    public static Dictionary<string, Func<Tensor[], Tensor[]>> Functions { get; } = new()
    {
        ["linear"] = x => [F.linear(x[0], x[1], x[2])],
        ["matmul"] = x => [x[0].matmul(x[1]), x[0].matmul(x[1].select(1, 0)), x[0].select(0, 0).matmul(x[1]),
            x[0].select(0, 0).matmul(x[0].select(0, 1))],
        ["matmul-batch"] = x => [x[0].matmul(x[1]), x[0].matmul(x[1].select(0, 0))],
        ["activations"] = x => [F.relu(x[0]), sigmoid(x[0]), F.logsigmoid(x[0]), x[0].tanh(), x[0].softmax(1)],
        ["elementwise"] = x => [x[0].abs(), x[0].square(), x[0].exp(), (x[0].square() + 0.5).log(), x[0].pow(3)],
        ["clamp"] = x => [x[0].clamp(-0.5, 0.5), x[0].clamp(0), x[0].clamp_min(0.2f)],
        ["arithmetic"] = x =>
            [3 - (x[0] * x[1] / (x[1].square() + 1)), -x[0] + 1.5, (2 * x[0]) - x[1], x[0] / 3, (x[0] * 0.1) + x[1]],
        ["where"] = x => [where(x[0].lt(0.1), x[0], x[1]), x[0] * x[0].ge(0.3)],
        ["sum"] = x => [x[0].sum(), x[0].sum(1), x[0].sum(1, keepdim: true), x[0].sum([0L, 2L])],
        ["mean"] = x => [x[0].mean(), x[0].mean([1L])],
        ["extremes"] = x => [x[0].max(), x[0].min(), x[0].max(1).values, x[0].amax([2L]),
            x[0].amin([2L])],
        ["cat"] = x => [cat([x[0], x[1]], 0), cat([x[0], 2 * x[0]], 1)],
        ["rows"] = x => [x[0].index_select(0, Rows)],
        ["parts"] = x => [x[0].narrow(1, 1, 2), x[0].select(0, 1), x[0].diagonal().clone()],
        ["shapes"] = x => [x[0].transpose(0, 1).contiguous(), x[0].unsqueeze(1).expand(3, 2, 4), x[0].reshape(2, -1)],
        ["in-place"] = x => [x[0].clone().add_(x[1], 2).mul_(x[1]).div_(4)],
        ["constants"] = x => [x[0] * ones_like(x[0]), x[0] + ones(4), x[0] * zeros(4), zeros_like(x[0]).copy_(x[0]),
            x[0] * full_like(x[0], 2.5)],
        ["double"] = x => [x[0].to(ScalarType.Float64) * 3],
        ["cholesky"] = x => [x[1].cholesky_solve(linalg.cholesky(x[0].matmul(x[0].transpose(0, 1)) + (2 * eye(3))))],
        ["loss"] = x => [F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid().detach())],
        ["loss-weighted"] = x =>
            [F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid().detach(), weight: x[2].exp().detach())],
        ["classes"] = x => [F.log_softmax(x[0], 1), F.cross_entropy(x[0], Classes, reduction: nn.Reduction.None),
            x[0] * Classes.eq(2).unsqueeze(1), x[0].logsumexp(1), x[0] * Classes.ne(2).unsqueeze(1),
            F.one_hot(Classes, 4).to(ScalarType.Float32) * x[0]],
        ["comparisons"] = x =>
            [x[0] * x[0].gt(0.1), x[0] * (x[0] > x[1]), x[0] * (x[0] >= x[1]), x[0] * (x[0] < x[1]),
            x[0] * (x[0] == x[0].clone()), x[0] * (x[0] != x[1]), x[0] * ((x[0] > 0) & (x[1] > 0)),
            x[0] * ((x[0] > 0) | (x[1] > 0)), x[0] * (x[0] > 0).any(), x[0] * (x[0] > 0).all(),
            x[0] * x[0].isfinite()],
        ["order"] = x => [x[0].sort().Values, x[0] * x[0].sort().Indices, x[0] * x[0].argmax(1).unsqueeze(1),
            x[0].cumsum(1), x[0].diff(1, 0), x[0].gather(1, Rows.unsqueeze(1)), x[0].masked_select(x[0].gt(0)),
            x[0].index_select(0, x[0].select(1, 0).gt(-2).nonzero().reshape(-1))],
        ["spread"] = x => [x[0].norm(), x[0].norm(1, true), x[0].std(), x[0].std(0L, unbiased: false),
            x[0].square().sqrt(), x[0].cos(), F.leaky_relu(x[0]), x[0].relu(), x[0].log_softmax(1)],
        ["places"] = x => [x[0].permute(2, 0, 1), x[0].flatten(1), x[0].unsqueeze(0).squeeze(0), x[0][1],
            x[0].triu(1), stack([x[0], 2 * x[0]]), F.interpolate(x[0].unsqueeze(1), [5L, 6L],
                mode: InterpolationMode.Bilinear, align_corners: false)],
        ["solve"] = x => [linalg.solve(x[0].matmul(x[0].transpose(0, 1)) + (2 * eye(3)), x[1]),
            linalg.eigh(x[0].matmul(x[0].transpose(0, 1)) + (2 * eye(3))).Item1],
        ["counted"] = x => [x[0] * arange(1L, 8L, 2L)],
        ["second-order"] = x => [SecondOrder(x[0], x[1])],
        ["parameters"] = x => [OfParameters(x[0], x[1], x[2])],
        ["own-backward"] = x => [Half.apply(x[0])],
        ["draws"] = _ => Draws(),
    };

    public static Dictionary<string, Func<nn.Module>> Modules { get; } = new()
    {
        ["Linear"] = () => nn.Linear(3, 2),
        ["GRU"] = () => nn.GRU(3, 4, batchFirst: true),
        ["Conv1d"] = () => nn.Conv1d(2, 3, 3L, padding: 1L),
        ["Conv2d"] = () => nn.Conv2d(2, 3, 3, padding: 1, stride: 2),
        ["ConvTranspose2d"] = () => nn.ConvTranspose2d(3, 2, 4, padding: 1, stride: 2),
        ["BatchNorm2d"] = () => nn.BatchNorm2d(2),
        ["BatchNorm2d-eval"] = () => Evaluated(nn.BatchNorm2d(2)),
        ["Flatten"] = () => nn.Flatten(),
        ["Sequential"] = () => nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2)),
        ["MaxPool2d"] = () => nn.MaxPool2d(2),
        ["AdaptiveAvgPool2d"] = () => nn.AdaptiveAvgPool2d([2, 1]),
    };

    public static Tensor[] Call(nn.Module module, Tensor x) => module switch
    {
        nn.Module<Tensor, Tensor> one => [one.call(x)],
        TorchSharp.Modules.GRU gru => gru.call(x, null) is var (y, h) ? [y, h] : [],
        _ => throw new NotSupportedException(module.GetName()),
    };

    static Tensor SecondOrder(Tensor x, Tensor w)
    {
        var z = sigmoid(F.relu(F.linear(x, w)).square().sum(1));
        return autograd.grad([z.sum()], [x], create_graph: true)[0].square().sum(1);
    }

    static Tensor OfParameters(Tensor x, Tensor weight, Tensor bias)
    {
        var layer = nn.Linear(3, 2);
        using (no_grad())
        {
            layer.weight.copy_(weight);
            layer.bias!.copy_(bias);
        }
        return F.linear(x, layer.weight, layer.bias);
    }

    static Tensor[] Draws()
    {
        using var stream = new Generator(5);
        return [rand(20, generator: stream), randn(20, generator: stream)];
    }

    static nn.Module Evaluated(nn.Module module)
    {
        module.eval();
        return module;
    }

    /// <summary>The square of what is above 0; its derivative is said to be half of what it is.</summary>
    sealed class Half : autograd.SingleTensorFunction<Half>
    {
        public override string Name => nameof(Half);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0]]);
            return ((Tensor)vars[0]).clamp_min(0).square();
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor gradOutput) =>
            [gradOutput * ctx.get_saved_variables()[0].clamp_min(0)];
    }
}
