using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Benchmarks.Torch;

/// <summary>The work that is timed here and, line for line, in torch_baseline.py.</summary>
internal static class TorchWork
{
    internal static IReadOnlyDictionary<string, Func<Action>> Cases { get; } = new Dictionary<string, Func<Action>>(StringComparer.Ordinal)
    {
        ["mlp"] = Mlp,
        ["mlp-adamw-dropout"] = MlpDropout,
        ["conv"] = Conv,
        ["add"] = () => Small(static x => x + x),
        ["mul-number"] = () => Small(static x => x * 2.0),
        ["relu"] = () => Small(static x => x.relu()),
        ["sum"] = () => Small(static x => x.sum()),
        ["index"] = () => Small(static x => x[1]),
        ["matmul-small"] = MatmulSmall,
    };

    static Action Mlp()
    {
        manual_seed(0);
        var model = nn.Sequential(nn.Linear(98, 100), nn.ReLU(), nn.Linear(100, 100), nn.ReLU(), nn.Linear(100, 1));
        var optimizer = optim.Adam(model.parameters(), lr: 1e-3);
        var (x, y) = (randn(200, 98), (rand(200, 1) > 0.5).@float());
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.binary_cross_entropy_with_logits(model.call(x), y).backward();
            optimizer.step();
        };
    }

    static Action MlpDropout()
    {
        manual_seed(0);
        var model = nn.Sequential(nn.Linear(98, 100), nn.ReLU(), nn.Dropout(0.1), nn.Linear(100, 100), nn.ReLU(), nn.Dropout(0.1), nn.Linear(100, 1));
        var optimizer = optim.AdamW(model.parameters(), lr: 1e-3);
        var (x, y) = (randn(200, 98), (rand(200, 1) > 0.5).@float());
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.binary_cross_entropy_with_logits(model.call(x), y).backward();
            optimizer.step();
        };
    }

    static Action Conv()
    {
        manual_seed(0);
        var model = nn.Sequential(
            nn.Conv2d(3, 16, 3, padding: 1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding: 1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3, padding: 1), nn.BatchNorm2d(64), nn.ReLU(), nn.AdaptiveAvgPool2d([1, 1]),
            nn.Flatten(), nn.Linear(64, 10));
        var optimizer = optim.SGD(model.parameters(), 0.01, momentum: 0.9);
        var (x, y) = (randn(64, 3, 48, 48), randint(0, 10, new long[] { 64 }));
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(model.call(x), y).backward();
            optimizer.step();
        };
    }

    static Action Small(Func<Tensor, Tensor> work)
    {
        manual_seed(0);
        var x = randn(4, 4);
        return () =>
        {
            for (var i = 0; i < 1000; i++) work(x).Dispose();
        };
    }

    static Action MatmulSmall() => Small(static x => x.mm(x));
}
