using FairLab.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// From the vectors of words to logits. Every kind reduces a text to one vector and ends in a linear layer. Parameters
/// start as PyTorch's do, uniform in ±1/√(inputs), but from the seed given.
/// </summary>
sealed class TextNetwork : nn.Module<Tensor, Tensor, Tensor>
{
    readonly TextModelKind _kind;
    readonly Linear? _hidden;
    readonly GRU? _gru;
    readonly Conv1d? _convolution;
    readonly Linear _output;

    public TextNetwork(int dimensions, int outputs, TextModelOptions options, SeededRandom random)
        : base(nameof(TextNetwork))
    {
        _kind = options.Kind;
        (_hidden, _gru, _convolution) = _kind switch
        {
            TextModelKind.Gru => (null, nn.GRU(dimensions, options.Hidden, batchFirst: true), null),
            TextModelKind.Cnn => (null, null, nn.Conv1d(dimensions, options.Hidden, 3L, padding: 1L)),
            _ => (nn.Linear(dimensions, options.Hidden), (GRU?)null, (Conv1d?)null),
        };
        _output = nn.Linear(options.Hidden, outputs);
        RegisterComponents();
        using var _ = no_grad();
        foreach (var (name, parameter) in named_parameters())
        {
            var inputs = name.StartsWith(nameof(_hidden), StringComparison.Ordinal) ? dimensions
                : name.StartsWith(nameof(_convolution), StringComparison.Ordinal) ? 3 * dimensions : options.Hidden;
            var bound = 1 / Math.Sqrt(inputs);
            var values = new float[parameter.numel()];
            for (var i = 0; i < values.Length; i++)
                values[i] = (float)(bound * (2 * random.NextDouble() - 1));
            using var start = tensor(values, parameter.shape);
            parameter.copy_(start);
        }
    }

    /// <summary>Logits, shape [n, outputs].</summary>
    /// <param name="embeddings">Vectors of words, shape [n, words, dimensions].</param>
    /// <param name="mask">1 where there is a word, shape [n, words]; words come first and padding last.</param>
    public override Tensor forward(Tensor embeddings, Tensor mask) => _output.call(_kind switch
    {
        TextModelKind.Gru => (_gru!.call(embeddings, null).Item1 * Last(mask).unsqueeze(-1)).sum(1),
        // Filters are at least 0 behind the ReLU, so a masked place never is the largest.
        TextModelKind.Cnn =>
            (nn.functional.relu(_convolution!.call((embeddings * mask.unsqueeze(-1)).transpose(1, 2)))
                * mask.unsqueeze(1)).amax([2L]),
        _ => nn.functional.relu(
            _hidden!.call((embeddings * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim: true).clamp_min(1.0f))),
    });

    /// <summary>1 at the last word of each text, else 0.</summary>
    static Tensor Last(Tensor mask) => mask.shape[1] == 1 ? mask
        : mask - cat([mask.narrow(1, 1, mask.shape[1] - 1), zeros_like(mask.narrow(1, 0, 1))], 1);
}
