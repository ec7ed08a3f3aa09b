using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState : IDisposable
{
    /// <summary>How many steps the parameter has taken.</summary>
    public long Step { get; internal set; }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var (_, tensor) in Tensors()) tensor?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The tensors with their names; null for those not made yet.</summary>
    internal abstract IEnumerable<(string name, Tensor? tensor)> Tensors();

    /// <summary>Puts a tensor of a loaded state in its place, taking it over.</summary>
    internal abstract void Set(string name, Tensor tensor);

    /// <summary>A tensor of zeros like the parameter, that outlives any scope.</summary>
    internal static Tensor Zeros(Parameter parameter)
    {
        using var plain = parameter.detach();
        return plain.zeros_like().DetachFromDisposeScope();
    }
}
