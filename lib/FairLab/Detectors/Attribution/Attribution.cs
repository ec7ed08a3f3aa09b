using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>How much each part of an input counted.</summary>
/// <param name="Values">One number for each element of the input, its shape; the unit is the output's.</param>
/// <param name="Output">The model's output on the inputs, shape [n].</param>
/// <param name="BaselineOutput">The model's output on the baseline, shape [n].</param>
public sealed record Attribution(Tensor Values, Tensor Output, Tensor BaselineOutput) : IDisposable
{
    /// <summary>
    /// What the attributions fall short of completeness (Sundararajan et al. 2017, axiom 1 [sundararajan2017]):
    /// Σ_i a_i - (f(x) - f(x')), one number a row. Zero for a complete method; a gradient promises nothing of the kind.
    /// </summary>
    public double[] Residuals()
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        var residuals = Values.reshape(Values.shape[0], -1).sum(1) - (Output - BaselineOutput);
        return [.. residuals.to(ScalarType.Float64).cpu().data<double>()];
    }

    /// <summary>The largest residual in size.</summary>
    public double LargestResidual => Residuals().Max(Math.Abs);

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Values.Dispose();
        Output.Dispose();
        BaselineOutput.Dispose();
    }
}
