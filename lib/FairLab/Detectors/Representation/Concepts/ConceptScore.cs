using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// What directional derivatives S_k(x) = ∇h f_k(h(x))·v add up to over inputs (Kim et al. 2018, equations 1 and 2
/// [kim2018]).
/// </summary>
/// <param name="SignCount">The share of inputs with S above 0: TCAV, in [0, 1].</param>
/// <param name="Magnitude">The mean of S, in units of the logit per unit of activation.</param>
/// <remarks>
/// As captum's <c>sign_count</c> and <c>magnitude</c>. The authors' own code counts derivatives of the loss below 0:
/// the loss -log p_k falls where the logit of k rises against the others', so that the two agree for one logit.
/// </remarks>
public readonly record struct ConceptScore(double SignCount, double Magnitude)
{
    /// <summary>The scores of vectors, in order.</summary>
    /// <param name="derivatives">∂f_k/∂h, shape [n, d], as <see cref="NetworkExamples.Derivatives"/> gives
    /// them.</param>
    /// <param name="vectors">Shape [vectors, d]; their length is their unit.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, or no input.</exception>
    public static IReadOnlyList<ConceptScore> Of(Tensor derivatives, Tensor vectors)
    {
        ArgumentNullException.ThrowIfNull(derivatives);
        ArgumentNullException.ThrowIfNull(vectors);
        if (derivatives.dim() != 2 || vectors.dim() != 2 || derivatives.shape[0] == 0
            || derivatives.shape[1] != vectors.shape[1])
            throw new ArgumentException($"found derivatives of shape [{string.Join(", ", derivatives.shape)}] and "
                + $"vectors of shape [{string.Join(", ", vectors.shape)}], expected [n, d] and [vectors, d]",
                nameof(vectors));
        using var scope = NewDisposeScope();
        var along = vectors.to(ScalarType.Float64).matmul(derivatives.to(ScalarType.Float64).transpose(0, 1));
        var counts = (along > 0).to(ScalarType.Float64).mean([1L]).data<double>().ToArray();
        var means = along.mean([1L]).data<double>().ToArray();
        return [.. counts.Zip(means, (c, m) => new ConceptScore(c, m))];
    }
}
