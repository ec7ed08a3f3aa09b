using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Draws vectors of a class like those it was trained on.</summary>
public sealed class VectorGenerator : IDisposable
{
    readonly nn.Module<Tensor, Tensor> _generator;
    readonly Tensor _mean, _deviation;
    readonly int _noise;

    internal VectorGenerator(nn.Module<Tensor, Tensor> generator, int classes, int noise, Tensor mean, Tensor deviation)
    {
        (_generator, Classes, _noise, _mean, _deviation) = (generator, classes, noise, mean, deviation);
        generator.eval();
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>Steps and the critic's estimate of the distance to the real vectors.</summary>
    public IReadOnlyList<(int Step, double Distance)> History { get; internal init; } = [];

    /// <summary>Draws vectors, shape [count, d].</summary>
    /// <param name="class">Of which class.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Decides the noise.</param>
    public Tensor Sample(int @class, int count, long seed)
    {
        Require.AtLeast(count, 1, nameof(count));
        ImageAutoencoder.Known(@class, Classes);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var stream = new SeededStream((ulong)seed);
        var condition = ClassRows.OneHot([.. Enumerable.Repeat(@class, count)], Classes);
        var drawn = _generator.call(cat([randn(count, _noise), condition], 1));
        return ((drawn * _deviation) + _mean).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        _generator.Dispose();
        _mean.Dispose();
        _deviation.Dispose();
    }
}
