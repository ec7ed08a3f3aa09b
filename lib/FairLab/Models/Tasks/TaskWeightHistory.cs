namespace FairLab.Models;

/// <summary>Keeps what tasks weigh after each epoch, and passes the epoch on.</summary>
sealed class TaskWeightHistory(ITaskWeights weights, IProgress<EpochLoss>? next) : IProgress<EpochLoss>
{
    readonly List<IReadOnlyList<double>> _epochs = [];

    public IReadOnlyList<IReadOnlyList<double>> Epochs => _epochs;

    public void Report(EpochLoss value)
    {
        // A rule may write on in the list that it shows.
        _epochs.Add([.. weights.Current]);
        next?.Report(value);
    }
}
