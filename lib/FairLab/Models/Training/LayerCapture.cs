using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Hooks on layers of a network that keep, or change, what comes out of them. A module that calls <c>forward</c> of a
/// layer rather than <c>call</c> goes past the hooks, and the message says so.
/// </summary>
sealed class LayerCapture : IDisposable
{
    readonly List<Action> _remove = [];
    readonly Dictionary<string, Tensor> _outputs = new(StringComparer.Ordinal);
    readonly Dictionary<string, Func<Tensor, Tensor>> _changes;
    readonly string[] _names;
    bool _isOn;

    /// <param name="network">The network.</param>
    /// <param name="layers">Names as in <c>named_modules()</c>.</param>
    /// <param name="changes">What takes the place of some layers' outputs.</param>
    public LayerCapture(nn.Module network, IReadOnlyList<string> layers,
        Dictionary<string, Func<Tensor, Tensor>>? changes = null)
    {
        (_names, _changes) = ([.. layers], changes ?? []);
        var found = layers.Select(name => (name, NetworkLayers.Layer(network, name))).ToArray();
        foreach (var (name, layer) in found)
        {
            var hook = layer.register_forward_hook((_, _, output) => _isOn ? Keep(name, output) : output);
            _remove.Add(hook.remove);
        }
    }

    /// <summary>Runs the network once, and gives what came out of each layer.</summary>
    public T Run<T>(Func<T> forward, out IReadOnlyDictionary<string, Tensor> outputs)
    {
        _outputs.Clear();
        _isOn = true;
        try
        {
            var result = forward();
            if (_names.FirstOrDefault(name => !_outputs.ContainsKey(name)) is { } missed)
                throw new InvalidOperationException($"layer '{missed}': found no output of it, expected one: "
                    + "the network does not use it, or goes past its hooks with forward in place of call");
            outputs = new Dictionary<string, Tensor>(_outputs);
            return result;
        }
        finally
        {
            _isOn = false;
            _outputs.Clear();
        }
    }

    public void Dispose()
    {
        foreach (var remove in _remove)
            remove();
    }

    Tensor Keep(string name, Tensor output)
    {
        // The network goes on from another handle of what is kept: it may dispose of its own (Sequential does), and
        // the derivative of the output by the layer goes through what is kept.
        var kept = _changes.TryGetValue(name, out var change) ? change(output) : output.alias();
        return _outputs.TryAdd(name, kept) ? kept.alias() : throw new InvalidOperationException(
            $"layer '{name}': found it used more than once, expected once: give each use a module of its own");
    }
}
