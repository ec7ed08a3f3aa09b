using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW remember of one parameter.</summary>
public sealed class AdamState : OptimizerState
{
    internal Tensor? exp_avg { get; private set; }

    internal Tensor? exp_avg_sq { get; private set; }

    internal Tensor? max_exp_avg_sq { get; private set; }

    internal void Prepare(Parameter parameter, bool amsgrad)
    {
        exp_avg ??= Zeros(parameter);
        exp_avg_sq ??= Zeros(parameter);
        if (amsgrad) max_exp_avg_sq ??= Zeros(parameter);
    }

    internal override IEnumerable<(string name, Tensor? tensor)> Tensors() =>
        [(nameof(exp_avg), exp_avg), (nameof(exp_avg_sq), exp_avg_sq), (nameof(max_exp_avg_sq), max_exp_avg_sq)];

    internal override void Set(string name, Tensor tensor)
    {
        if (name == nameof(exp_avg)) exp_avg = tensor;
        else if (name == nameof(exp_avg_sq)) exp_avg_sq = tensor;
        else if (name == nameof(max_exp_avg_sq)) max_exp_avg_sq = tensor;
        else throw new ArgumentException($"Adam has no state '{name}'", nameof(name));
    }
}
