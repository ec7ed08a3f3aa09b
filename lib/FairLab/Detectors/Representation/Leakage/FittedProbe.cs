using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>A probe that was trained.</summary>
sealed class FittedProbe(TrainedNetwork network, Tensor mean, Tensor scale) : IDisposable
{
    /// <summary>log p of each group, shape [n, groups], in double precision.</summary>
    /// <param name="x">Representations, shape [n, d].</param>
    public Tensor LogProbabilities(Tensor x)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return network.Outputs(((x - mean) * scale).to(ScalarType.Float32)).to(ScalarType.Float64).log_softmax(1)
            .MoveToOuterDisposeScope();
    }

    /// <summary>The likeliest group of each row.</summary>
    /// <param name="x">Representations, shape [n, d].</param>
    public int[] Predict(Tensor x)
    {
        using var log = LogProbabilities(x);
        using var best = log.argmax(1);
        return Array.ConvertAll(best.data<long>().ToArray(), g => (int)g);
    }

    public void Dispose()
    {
        network.Dispose();
        mean.Dispose();
        scale.Dispose();
    }
}
