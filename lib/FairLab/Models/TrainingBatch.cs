using TorchSharp;

namespace FairLab.Models;

/// <summary>What a loss term may look at.</summary>
/// <param name="Logits">The network's output, shape [n].</param>
/// <param name="Hidden">The last hidden layer, shape [n, units].</param>
/// <param name="Labels">0 or 1 as numbers, shape [n].</param>
/// <param name="Groups">Membership: 1 in the column of the row's group, else 0, shape [n, groups].</param>
/// <param name="Weights">How many people each row counts as, shape [n].</param>
public sealed record TrainingBatch(torch.Tensor Logits, torch.Tensor Hidden, torch.Tensor Labels, torch.Tensor Groups, torch.Tensor Weights)
{
    /// <summary>The standardized inputs, shape [n, features].</summary>
    public required torch.Tensor Inputs { get; init; }

    /// <summary>The network: inputs to logits, for terms that look at how the output changes with the input.</summary>
    public required Func<torch.Tensor, torch.Tensor> Network { get; init; }
}
