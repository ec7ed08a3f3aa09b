using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>p-norm of the difference of two vectors along the last dimension.</summary>
public sealed class PairwiseDistance : nn.Module<Tensor, Tensor, Tensor>
{
    readonly double _p, _eps;
    readonly bool _keep;

    internal PairwiseDistance(double p, double eps, bool keep) : base(nameof(PairwiseDistance)) => (_p, _eps, _keep) = (p, eps, keep);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.pairwise_distance(input1, input2, _p, _eps, _keep);
}
