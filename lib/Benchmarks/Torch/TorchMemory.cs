using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Benchmarks.Torch;

/// <summary>Resident memory of a training loop that disposes nothing: it must stay flat.</summary>
internal static class TorchMemory
{
    const int Steps = 10_000, Every = 1_000;

    internal static int Run()
    {
        manual_seed(0);
        var model = nn.Sequential(nn.Linear(98, 100), nn.ReLU(), nn.Linear(100, 100), nn.ReLU(), nn.Linear(100, 1));
        var optimizer = optim.Adam(model.parameters(), lr: 1e-3);
        var (x, y) = (randn(200, 98), (rand(200, 1) > 0.5).@float());
        Console.WriteLine($"{"steps",8} {"resident, MB",14} {"live tensors",14}");
        for (var i = 1; i <= Steps; i++)
        {
            optimizer.zero_grad();
            nn.functional.binary_cross_entropy_with_logits(model.call(x), y).backward();
            optimizer.step();
            if (i % Every == 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i,8} {Resident(),14:F0} {Tensor.TotalCount,14}"));
        }
        return 0;
    }

    static double Resident()
    {
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
