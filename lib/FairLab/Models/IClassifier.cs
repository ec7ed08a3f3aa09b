using FairLab.Data;

namespace FairLab.Models;

/// <summary>A trained classifier of people.</summary>
public interface IClassifier
{
    /// <summary>The probability of the favourable outcome for every row, in [0, 1], shape [n].</summary>
    /// <param name="data">People with the features it was trained on.</param>
    double[] Predict(TabularDataset data);
}
