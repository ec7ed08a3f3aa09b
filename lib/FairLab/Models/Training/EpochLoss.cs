namespace FairLab.Models;

/// <summary>The losses after one pass over the training data: prediction and terms, which training is stopped
/// by.</summary>
/// <param name="Epoch">The pass, counted from 1.</param>
/// <param name="Train">Mean over the pass's batches, as the parameters changed.</param>
/// <param name="Validation">On all validation data, after the pass.</param>
public readonly record struct EpochLoss(int Epoch, double Train, double Validation)
{
    /// <summary>The validation loss as equation (1) has it, the model term with it.</summary>
    public OverallLoss Terms { get; init; }

    /// <summary>The validation loss of each term by its name, in the order of training's list; 0 where
    /// undefined.</summary>
    public IReadOnlyList<(string Name, double Value)> ByTerm { get => field ?? []; init; }
}
