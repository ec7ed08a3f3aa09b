using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.TorchGuards.Tests.Memory;

/// <summary>Loops without a scope, as a user writes them; each gives the most memory the process took, in MB.</summary>
static class MemoryPrograms
{
    /// <summary>Expressions on tensors of 4 MB.</summary>
    /// <param name="count">How many.</param>
    /// <param name="forgetful">Whether the tensors are forgotten as soon as they are made, which is as without the
    /// guard.</param>
    public static long Expressions(int count, bool forgetful)
    {
        var x = rand(1 << 20);
        for (int i = 0; i < count; i++)
        {
            var y = x * 2;
            if (forgetful)
                TensorMemory.Forget(y);
            var z = y + x;
            if (forgetful)
                TensorMemory.Forget(z);
        }
        return Peak();
    }

    /// <summary>Training steps of a multilayer perceptron.</summary>
    public static long Steps(int count)
    {
        manual_seed(0);
        var model = nn.Sequential(nn.Linear(20, 100), nn.ReLU(), nn.Linear(100, 1));
        var (x, y) = (randn(200, 20), rand(200, 1).ge(0.5).@float());
        var optimizer = optim.SGD(model.parameters(), 0.01);
        for (int i = 0; i < count; i++)
        {
            optimizer.zero_grad();
            nn.functional.binary_cross_entropy_with_logits(model.call(x), y).backward();
            optimizer.step();
        }
        return Peak();
    }

    static long Peak()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }
}
