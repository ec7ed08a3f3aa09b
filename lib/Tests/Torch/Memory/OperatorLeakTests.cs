using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Memory;

/// <summary>Live tensors are counted around each operation: it must leave its results and nothing else.</summary>
public sealed class OperatorLeakTests
{
    static readonly Lazy<Modules.GRU> s_gru = new(() => nn.GRU(4, 2, batchFirst: true));
    static readonly Lazy<Modules.MultiheadAttention> s_attention = new(() => nn.MultiheadAttention(4, 2));

    public static TheoryData<string> Names => new(s_work.Keys);

    static readonly Dictionary<string, (int results, Func<Tensor, object?> work)> s_work = new()
    {
        ["add"] = (1, x => x + x), ["add number"] = (1, x => x + 1.5), ["number over"] = (1, x => 1.0 / x), ["pow"] = (1, x => x.pow(2)), ["in place"] = (0, x => x.add_(1)),
        ["sum"] = (1, x => x.sum()), ["max dim"] = (2, x => x.max(1)), ["topk"] = (2, x => x.topk(2)), ["unique"] = (1, x => x.unique()),
        ["unique all"] = (3, x => x.unique(return_inverse: true, return_counts: true)), ["select"] = (1, x => x[0]), ["slice"] = (1, x => x[1.., ..2]),
        ["mask"] = (1, x => Using(x > 0, mask => x[mask])), ["none"] = (1, x => x[TensorIndex.None, TensorIndex.Ellipsis, 1]),
        ["assign"] = (0, x => x[0] = Discard(x)), ["assign mask"] = (0, x => Using(x > 0, mask => { x[mask] = 0.5f.Discarded(); return null; })),
        ["split"] = (2, x => x.split(2)), ["cat"] = (1, x => cat([x, x])), ["where"] = (1, x => Using(x > 0, mask => torch.where(mask, x, x))),
        ["item"] = (0, x => Using(x.sum(), sum => sum.item<float>())), ["data"] = (0, x => x.data<float>().ToArray()), ["text"] = (0, x => x.npstr()),
        ["to"] = (1, x => x.to_type(ScalarType.Int64)), ["normalize"] = (1, x => F.normalize(x)), ["gaussian"] = (1, x => Using(x.exp(), v => F.gaussian_nll_loss(x, x, v))),
        ["qr"] = (2, x => linalg.qr(x)), ["svd"] = (3, x => linalg.svd(x)), ["allclose"] = (0, x => x.allclose(x)), ["softmin"] = (1, x => F.softmin(x, 1)),
        ["grad"] = (0, Gradient), ["jacobian"] = (1, x => autograd.functional.jacobian(t => t.square(), x)), ["linear"] = (1, Layer(() => nn.Linear(4, 2))),
        ["sequential"] = (1, Layer(() => nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2)))), ["gru"] = (2, x => Using(x.unsqueeze(0), batch => s_gru.Value.call(batch))),
        ["attention"] = (2, x => Using(x.unsqueeze(1), s => s_attention.Value.call(s, s, s))), ["state_dict"] = (0, x => s_gru.Value.state_dict()),
    };

    [Theory, MemberData(nameof(Names))]
    public void Operation_leaves_its_results_and_nothing_else(string name)
    {
        manual_seed(1);
        var (results, work) = s_work[name];
        using var x = rand(4, 4);
        using (NewDisposeScope()) work(x);   // what is made once, such as a layer, is made here
        var before = Tensor.TotalCount;
        using (var scope = NewDisposeScope())
        {
            work(x);
            Assert.Equal(results, scope.DisposablesCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    static Func<Tensor, object?> Layer(Func<nn.Module<Tensor, Tensor>> make)
    {
        var layer = new Lazy<nn.Module<Tensor, Tensor>>(make);
        return x => layer.Value.call(x);
    }

    static object? Gradient(Tensor x)
    {
        using var leaf = x.detach();
        leaf.requires_grad = true;
        using var square = leaf.square();
        using var sum = square.sum();
        sum.backward();
        leaf.grad!.Dispose();
        return null;
    }

    static object? Using(Tensor temporary, Func<Tensor, object?> work)
    {
        using (temporary) return work(temporary);
    }

    // The value assigned is the test's own tensor: it is freed at once so that only the assignment's leavings count.
    static Tensor Discard(Tensor x)
    {
        var zero = s_zero ??= Outside(() => zeros(x.shape[1]));
        return zero;
    }

    static Tensor? s_zero;

    internal static Tensor Outside(Func<Tensor> make) => make().DetachFromDisposeScope();
}

internal static class LeakTestExtensions
{
    static readonly Dictionary<float, Tensor> s_made = [];

    internal static Tensor Discarded(this float value) =>
        s_made.TryGetValue(value, out var made) ? made : s_made[value] = OperatorLeakTests.Outside(() => tensor(value));
}
