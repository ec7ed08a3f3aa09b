using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>A copy of what a network has learned: its parameters, and its buffers such as running means.</summary>
sealed class NetworkSnapshot : IDisposable
{
    readonly Tensor[] _values;

    NetworkSnapshot(Tensor[] values) => _values = values;

    public static NetworkSnapshot Of(nn.Module network)
    {
        using var _ = no_grad();
        return new NetworkSnapshot([.. State(network).Select(t => t.detach().clone().DetachFromDisposeScope())]);
    }

    public void Restore(nn.Module network)
    {
        using var _ = no_grad();
        foreach (var (tensor, value) in State(network).Zip(_values))
            tensor.copy_(value);
    }

    public void Dispose()
    {
        foreach (var value in _values)
            value.Dispose();
    }

    /// <summary>The same by name.</summary>
    public static IEnumerable<(string Name, Tensor Value)> Named(nn.Module network) =>
        [.. network.named_parameters().Select(p => (p.name, (Tensor)p.parameter)), .. network.named_buffers()];

    static IEnumerable<Tensor> State(nn.Module network) => [.. network.parameters(), .. network.buffers()];
}
