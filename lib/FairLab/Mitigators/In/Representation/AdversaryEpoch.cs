namespace FairLab.Mitigators;

/// <summary>How a training adversary does after one pass, on validation data.</summary>
/// <param name="Epoch">The pass, counted from 1.</param>
/// <param name="Strength">λ in that pass, as the warm-up has it.</param>
/// <param name="Loss">Its mean loss over groups of equal weight; of an ensemble the mean.</param>
/// <param name="Accuracy">
/// Its balanced accuracy, the mean over groups of the share recognized, in [0, 1]; of an ensemble the best.
/// </param>
/// <param name="Groups">How many groups it tells apart: guessing has an accuracy of 1 over that.</param>
/// <param name="State">Whether it still plays.</param>
public readonly record struct AdversaryEpoch(
    int Epoch, double Strength, double Loss, double Accuracy, int Groups, AdversaryState State)
{
    /// <summary>What is wrong and what to change; null where nothing is.</summary>
    public string? Note => State switch
    {
        AdversaryState.Collapsed => FormattableString.Invariant(
            $"epoch {Epoch}: the adversary collapsed: it says the same about everybody; ")
            + "lower its LearningRate, or give it more Hidden units or more Adversaries",
        AdversaryState.Diverged => FormattableString.Invariant(
            $"epoch {Epoch}: the adversary diverged: found a loss of {Loss:0.##}, expected about that of guessing; ")
            + "lower Strength, lengthen Warmup, raise Steps, or take Game = Confusion, whose loss has a minimum",
        AdversaryState.Saturated => FormattableString.Invariant(
            $"epoch {Epoch}: the adversary is saturated: it is sure of one group for everybody and learns no more; ")
            + "take adversarial-removal, whose loss keeps its slope where an adversary is wrong",
        AdversaryState.RepresentationCollapsed => FormattableString.Invariant(
            $"epoch {Epoch}: the representation collapsed: it is the same for everybody; lower Strength or ")
            + "lengthen Warmup",
        _ => null,
    };
}
