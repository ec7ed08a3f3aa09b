using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Dimensions from start to end made one.</summary>
public sealed class Flatten : nn.Module<Tensor, Tensor>
{
    readonly long _start_dim;
    readonly long _end_dim;

    internal Flatten(long start_dim, long end_dim) : base(nameof(Flatten)) => (_start_dim, _end_dim) = (start_dim, end_dim);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.flatten(_start_dim, _end_dim);
}
