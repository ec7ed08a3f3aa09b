using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One dimension made several.</summary>
public sealed class Unflatten : nn.Module<Tensor, Tensor>
{
    readonly long _dim;
    readonly long[] _unflattened_size;

    internal Unflatten(long dim, long[] unflattened_size) : base(nameof(Unflatten)) => (_dim, _unflattened_size) = (dim, unflattened_size);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.unflatten(_dim, _unflattened_size);
}
