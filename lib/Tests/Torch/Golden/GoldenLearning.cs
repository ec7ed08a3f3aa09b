using static TorchSharp.torch;

namespace TorchSharp.Tests.Golden;

/// <summary>Optimizers, schedulers, random streams and initializers of make_golden.py, in C#.</summary>
internal static class GoldenLearning
{
    static readonly float[,] s_rows = { { 0.2f, 0.7f, 0.1f }, { 0.5f, 0.1f, 0.4f } };

    internal static Dictionary<string, Func<IEnumerable<Modules.Parameter>, optim.Optimizer>> Optimizers { get; } = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.05),
        ["SGD-momentum"] = p => optim.SGD(p, 0.05, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        ["SGD-dampening"] = p => optim.SGD(p, 0.05, momentum: 0.8, dampening: 0.3),
        ["Adam"] = p => optim.Adam(p, lr: 0.02),
        ["Adam-amsgrad"] = p => optim.Adam(p, lr: 0.02, weight_decay: 0.05, amsgrad: true),
        ["Adam-betas"] = p => optim.Adam(p, lr: 0.02, beta1: 0.8, beta2: 0.95, eps: 1e-6),
        ["AdamW"] = p => optim.AdamW(p, lr: 0.02, weight_decay: 0.1),
        ["RMSprop"] = p => optim.RMSprop(p, lr: 0.01),
        ["RMSprop-centered"] = p => optim.RMSprop(p, lr: 0.01, momentum: 0.5, centered: true, weight_decay: 0.01),
        ["Rprop"] = p => optim.Rprop(p, lr: 0.01),
        ["Adagrad"] = p => optim.Adagrad(p, lr: 0.05, lr_decay: 0.01),
        ["Adadelta"] = p => optim.Adadelta(p, lr: 1.0),
    };

    internal static Dictionary<string, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler>> Schedulers { get; } = new()
    {
        ["StepLR"] = o => optim.lr_scheduler.StepLR(o, 3, 0.5),
        ["ExponentialLR"] = o => optim.lr_scheduler.ExponentialLR(o, 0.9),
        ["CosineAnnealingLR"] = o => optim.lr_scheduler.CosineAnnealingLR(o, 4, 0.01),
        ["LambdaLR"] = o => optim.lr_scheduler.LambdaLR(o, epoch => Math.Pow(0.95, epoch)),
        ["MultiplicativeLR"] = o => optim.lr_scheduler.MultiplicativeLR(o, _ => 0.95),
        ["MultiStepLR"] = o => optim.lr_scheduler.MultiStepLR(o, [2, 5], 0.3),
        ["LinearLR"] = o => optim.lr_scheduler.LinearLR(o, 0.25, 1.0, 4),
        ["ConstantLR"] = o => optim.lr_scheduler.ConstantLR(o, 0.5, 3),
    };

    internal static Dictionary<string, Func<Tensor>> Streams { get; } = new()
    {
        ["rand"] = () => rand(20), ["randn"] = () => randn(40), ["randn-small"] = () => randn(5), ["randint"] = () => randint(3, 50, new long[] { 20 }),
        ["randperm"] = () => randperm(20), ["bernoulli"] = () => bernoulli(full(20, 0.3)), ["normal"] = () => empty(20).normal_(1, 2),
        ["multinomial"] = () => multinomial(arange(1.0, 6.0, dtype: ScalarType.Float32), 10, true), ["uniform"] = () => empty(20).uniform_(-2, 3),
        ["exponential"] = () => empty(20).exponential_(), ["poisson"] = () => poisson(full(20, 4.0)),
        ["double"] = () => rand(10, dtype: ScalarType.Float64), ["generator"] = () => rand(10, generator: new Generator().manual_seed(5)),
        ["normal-sample"] = () => distributions.Normal(tensor(new[] { 1f, -2f }), tensor(new[] { 0.5f, 3f })).sample(9),
        ["uniform-sample"] = () => distributions.Uniform(tensor(new[] { 1f, -2f }), tensor(new[] { 1.5f, 3f })).sample(9),
        ["bernoulli-sample"] = () => distributions.Bernoulli(tensor(new[] { 0.2f, 0.7f })).sample(9),
        ["binomial-sample"] = () => distributions.Binomial(tensor(8f), tensor(new[] { 0.2f, 0.7f })).sample(9),
        ["categorical-sample"] = () => distributions.Categorical(tensor(s_rows)).sample(9),
        ["multinomial-sample"] = () => distributions.Multinomial(8, tensor(s_rows)).sample(3),
    };

    internal static Dictionary<string, Func<Tensor, Tensor>> Inits { get; } = new()
    {
        ["xavier_uniform_"] = t => nn.init.xavier_uniform_(t), ["xavier_normal_"] = t => nn.init.xavier_normal_(t),
        ["kaiming_uniform_"] = t => nn.init.kaiming_uniform_(t), ["kaiming_normal_"] = t => nn.init.kaiming_normal_(t),
        ["orthogonal_"] = t => nn.init.orthogonal_(t), ["trunc_normal_"] = t => nn.init.trunc_normal_(t), ["normal_"] = t => nn.init.normal_(t),
        ["uniform_"] = t => nn.init.uniform_(t),
    };

    internal static float[][] Trajectory(Func<IEnumerable<Modules.Parameter>, optim.Optimizer> make)
    {
        manual_seed(1);
        var first = nn.Linear(4, 9);
        using var model = nn.Sequential(first, nn.Tanh(), nn.Linear(9, 2));
        manual_seed(2);
        var (x, y) = (randn(16, 4), randn(16, 2));
        using var optimizer = make(model.parameters());
        var losses = new float[50];
        for (var i = 0; i < losses.Length; i++)
        {
            optimizer.zero_grad();
            var loss = nn.functional.mse_loss(model.call(x), y);
            loss.backward();
            optimizer.step();
            losses[i] = loss.item<float>();
        }
        return [losses, first.weight.detach().data<float>().ToArray()];
    }

    internal static float[] Rates(Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> make)
    {
        var optimizer = optim.SGD([nn.Parameter(zeros(1))], 0.1);
        var scheduler = make(optimizer);
        var seen = new float[10];
        for (var i = 0; i < seen.Length; i++)
        {
            seen[i] = (float)optimizer.ParamGroups.Single().LearningRate;
            optimizer.step();
            scheduler.step();
        }
        return seen;
    }
}
