using System.Runtime.InteropServices;
using FairLab.Data;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Examples as a network reads them (images, people, texts), and what its layers make of them: f(x) = c(h(x)), equation
/// (2) of the survey [du2019]. All detectors of discrimination via representation look at networks through this.
/// </summary>
public sealed class NetworkExamples
{
    readonly nn.Module _network;
    readonly Func<int, int, Tensor> _forward;   // first row, rows: outputs, differentiable

    readonly long[]? _size;                     // of an example; texts have none

    NetworkExamples(nn.Module network, int count, long[]? size, Func<int, int, Tensor> forward)
    {
        if (count == 0)
            throw new ArgumentException("found no examples, expected at least one");
        (_network, Count, _size, _forward) = (network, count, size, forward);
    }

    /// <summary>How many examples there are.</summary>
    public int Count { get; }

    /// <summary>How many examples go through the network at once.</summary>
    /// <value>256.</value>
    public int BatchRows { get; private init => field = Require.AtLeast(value, 1); } = 256;

    /// <summary>Examples that are tensors, such as images.</summary>
    /// <param name="network">Inputs to outputs [n], [n, 1] or [n, k].</param>
    /// <param name="inputs">Shape [n, ...], such as [n, channels, height, width].</param>
    /// <exception cref="ArgumentException">No examples.</exception>
    public static NetworkExamples Of(nn.Module<Tensor, Tensor> network, Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.dim() < 2)
            throw new ArgumentException($"found inputs of shape [{string.Join(", ", inputs.shape)}], expected [n, ...]",
                nameof(inputs));
        return new NetworkExamples(network, (int)inputs.shape[0], inputs.shape[1..], (start, rows) =>
        {
            try
            {
                return network.call(inputs.narrow(0, start, rows));
            }
            catch (Exception e) when (e is ExternalException or ArgumentException)
            {
                throw new ArgumentException($"found inputs of shape [{string.Join(", ", inputs.shape)}], which the "
                    + $"network does not take: {e.Message}; expected the size that it was trained on",
                        nameof(inputs), e);
            }
        });
    }

    /// <summary>Examples that are people.</summary>
    /// <param name="model">A network of people.</param>
    /// <param name="people">Features as it was trained on; a row of weight k is k examples.</param>
    /// <exception cref="ArgumentException">Weights that are not whole numbers.</exception>
    public static NetworkExamples Of(INetworkClassifier model, TabularDataset people)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(people);
        return Of(model.Network, model.Inputs(people.Repeated("a representation's detector")));
    }

    /// <summary>Examples that are texts.</summary>
    /// <param name="model">A network of texts.</param>
    /// <param name="texts">At least one.</param>
    public static NetworkExamples Of(TextModel model, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(texts);
        return new NetworkExamples(model.Network, texts.Count, null, (start, rows) =>
        {
            var read = model.Read([.. texts.Skip(start).Take(rows)]);
            return model.Logits(read.Embeddings, read.Mask);
        });
    }

    /// <summary>What comes out of a layer, h(x), in the layer's own shape [n, units, ...].</summary>
    /// <param name="layer">A name of <see cref="NetworkLayers.Names"/>.</param>
    /// <exception cref="ArgumentException">An unknown layer, with the nearest name.</exception>
    public Tensor Maps(string layer) => Each([layer], false, (_, layers) => layers[0]);

    /// <summary>h(x) with all numbers of an example in one row, shape [n, d].</summary>
    /// <param name="layers">One name, or several: their numbers then stand side by side.</param>
    /// <exception cref="ArgumentException">An unknown layer, with the nearest name.</exception>
    public Tensor Activations(params IReadOnlyList<string> layers) =>
        Each(layers, false, (_, found) => cat([.. found.Select(h => h.flatten(1))], 1));

    /// <summary>∂f_k/∂h at every example, shape [n, d] as <see cref="Activations"/>.</summary>
    /// <param name="output">k: which of the network's outputs; 0 where there is one.</param>
    /// <param name="layers">One name, or several: what a step in all of them at once does.</param>
    public Tensor Derivatives(int output, params IReadOnlyList<string> layers)
    {
        var steps = new Tensor[layers.Count];
        return Each(layers, true, (outputs, _) =>
        {
            // The second part is 0: autograd ends the process where an output does not depend on a layer.
            var sum = steps.Aggregate(Select(outputs, output).sum(), (all, step) => all + 0 * step.sum());
            var slopes = autograd.grad([sum], steps);
            return cat([.. slopes.Select(g => g.flatten(1))], 1);
        }, (part, h) => h + (steps[part] = zeros_like(h).requires_grad_()));
    }

    /// <summary>f_k with something added to h(x), shape [n], in double precision.</summary>
    /// <param name="output">k: which of the network's outputs; 0 where there is one.</param>
    /// <param name="step">What is added for every example, shape [d] as <see cref="Activations"/>; null for
    /// nothing.</param>
    /// <param name="layers">One name, or several.</param>
    public double[] Outputs(int output, Tensor? step, params IReadOnlyList<string> layers)
    {
        var from = 0L;
        using var outputs = Each(layers, false, (all, _) =>
        {
            from = 0;
            return Select(all, output).to(ScalarType.Float64);
        }, step is null ? null : (_, h) =>
        {
            var width = h.numel() / h.shape[0];
            var part = step.narrow(0, from, width).to(h.dtype).to(h.device).reshape([1, .. h.shape[1..]]);
            from += width;
            return h + part;
        });
        return [.. outputs.data<double>()];
    }

    /// <summary>The same examples, of which so many go through the network at once.</summary>
    /// <param name="rows">At least 1; fewer take less memory.</param>
    public NetworkExamples WithBatchRows(int rows) =>
        new(_network, Count, _size, _forward) { BatchRows = rows };

    /// <summary>The first so many examples; all when there are fewer.</summary>
    internal NetworkExamples First(int count) => count >= Count ? this
        : new NetworkExamples(_network, count, _size, _forward) { BatchRows = BatchRows };

    /// <summary>Refuses examples of another size, which a network that averages over all places would take.</summary>
    /// <param name="name">Whose they are, for the message.</param>
    /// <param name="others">Other examples.</param>
    internal void CheckSize(string name, NetworkExamples others)
    {
        if (_size is not null && others._size is not null && !_size.SequenceEqual(others._size))
            throw new ArgumentException($"concept '{name}': found examples of size [{string.Join(", ", others._size)}],"
                + $" expected [{string.Join(", ", _size)}] as the inputs", nameof(others));
    }

    /// <summary>Goes through the examples in batches with the network in evaluation mode, and puts its mode
    /// back.</summary>
    Tensor Each(IReadOnlyList<string> layers, bool hasGradient, Func<Tensor, Tensor[], Tensor> take,
        Func<int, Tensor, Tensor>? change = null)
    {
        if (layers.Count == 0 || layers.Distinct(StringComparer.Ordinal).Count() < layers.Count)
            throw new ArgumentException($"found the layers '{string.Join(", ", layers)}', expected at least one, and "
                + "each of them once", nameof(layers));
        var changes = change is null ? null
            : Enumerable.Range(0, layers.Count).ToDictionary(i => layers[i],
                i => (Func<Tensor, Tensor>)(h => change(i, h)));
        var training = _network.training;
        _network.eval();
        using var mode = set_grad_enabled(hasGradient);
        var parts = new List<Tensor>();
        try
        {
            using var capture = new LayerCapture(_network, layers, changes);
            for (var start = 0; start < Count; start += BatchRows)
            {
                using var scope = NewDisposeScope();
                var rows = Math.Min(BatchRows, Count - start);
                var outputs = capture.Run(() => _forward(start, rows), out var found);
                if (layers.FirstOrDefault(l => found[l].dim() < 2 || found[l].shape[0] != rows) is { } odd)
                    throw new ArgumentException($"layer '{odd}': found an output of shape "
                        + $"[{string.Join(", ", found[odd].shape)}] for {rows} examples, expected [{rows}, ...]");
                parts.Add(take(outputs, [.. layers.Select(l => found[l])]).detach().cpu().MoveToOuterDisposeScope());
            }
            return parts.Count == 1 ? parts[0].alias() : cat(parts, 0);
        }
        finally
        {
            foreach (var part in parts)
                part.Dispose();
            _network.train(training);
        }
    }

    static Tensor Select(Tensor outputs, int output)
    {
        if (outputs.dim() == 1)
            outputs = outputs.unsqueeze(1);
        return outputs.dim() == 2 && output >= 0 && output < outputs.shape[1] ? outputs.select(1, output)
            : throw new ArgumentOutOfRangeException(nameof(output), $"found output {output} of a network with outputs "
                + $"[{string.Join(", ", outputs.shape)}], expected 0 to {outputs.shape[^1] - 1}");
    }
}
