using FairLab.Data;
using FairLab.Models;

namespace FairLab.Tests.Mitigators;

/// <summary>A learner that keeps what it was given to learn from and to be judged on.</summary>
sealed class RecordingLearner(ILearner inner) : ILearner
{
    public List<(TabularDataset Train, TabularDataset Validation)> Calls { get; } = [];

    public IClassifier Train(TabularDataset train, TabularDataset validation, long seed)
    {
        Calls.Add((train, validation));
        return inner.Train(train, validation, seed);
    }

    /// <summary>The shares of weight of every group and label: 2 z + y.</summary>
    public static double[] Shares(TabularDataset data)
    {
        var shares = new double[2 * data.Group.Levels.Count];
        for (var row = 0; row < data.Rows; row++)
            shares[2 * data.Group.Codes[row] + data.Labels[row]] += data.Weights?[row] ?? 1;
        return [.. shares.Select(s => s / shares.Sum())];
    }
}
