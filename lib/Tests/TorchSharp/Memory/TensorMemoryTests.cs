using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace FairLab.TorchGuards.Tests.Memory;

/// <summary>Alone, since what is counted is the whole process's.</summary>
[Collection(nameof(Alone))]
public sealed class TensorMemoryTests
{
    const long Large = 4 << 20;

    [Fact]
    public void Loop_of_large_expressions_without_a_scope_stays_small()
    {
        Assert.InRange(Megabytes("expressions", "1560"), 1, 2000);
        // 300 expressions are 2.4 GB: without the guard nothing comes back before the process ends.
        Assert.InRange(Megabytes("expressions", "300", "forgetful"), 2000, 4000);
    }

    [Fact]
    public void Training_10000_steps_without_a_scope_stays_small() =>
        Assert.InRange(Megabytes("steps", "10000"), 1, 1000);

    [Fact]
    public void Live_after_disposal_is_what_it_was()
    {
        long before = Settled();
        var kept = zeros(1 << 20);
        Assert.Equal(before + Large, TensorMemory.Live);
        using (var scope = NewDisposeScope())
        {
            _ = (kept + 1).exp() * 2;
            Assert.Equal(before + 4 * Large, TensorMemory.Live);
        }
        Assert.Equal(before + Large, TensorMemory.Live);
        kept.Dispose();
        kept.Dispose();
        Assert.Equal(before, TensorMemory.Live);
    }

    [Fact]
    public void Live_counts_a_view_while_it_is_held_and_no_expanded_sparse_meta_or_small_tensor()
    {
        long before = Settled();
        using (var whole = zeros(1024, 1024))
        {
            using (var view = whole.t())
                Assert.Equal(before + 2 * Large, TensorMemory.Live);
            using (var part = whole.narrow(0, 0, 10))
                Assert.Equal(before + Large, TensorMemory.Live);
            using (Tensor expanded = zeros(1, 1024).expand(1 << 20, 1024), sparse = whole.to_sparse(),
                meta = empty([1L << 40], device: META))
                Assert.Equal(before + Large, TensorMemory.Live);
        }
        Assert.Equal(before, Settled());
    }

    [Fact]
    public void Live_follows_tensors_that_are_finalized_or_taken_over()
    {
        long before = Settled();
        Drop();
        Assert.Equal(before, Settled());
        Train();
        Assert.Equal(before, Settled());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Drop() => _ = zeros(1 << 20) + 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Train()
    {
        using var parameter = nn.Parameter(zeros(1 << 20));
        parameter.grad = zeros(1 << 20);
        (parameter * 2).sum().backward();
        Assert.Equal(2, parameter.grad.mean().item<float>());
    }

    /// <summary>What is live once nothing waits for a finalizer.</summary>
    static long Settled()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return TensorMemory.Live;
    }

    static long Megabytes(params string[] arguments)
    {
        var (code, output, error) = Programs.Run(arguments);
        Assert.True(code == 0, error);
        return long.Parse(output, CultureInfo.InvariantCulture);
    }
}
