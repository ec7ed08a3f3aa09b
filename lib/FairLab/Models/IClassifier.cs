using FairLab.Data;

namespace FairLab.Models;

/// <summary>A trained classifier of people.</summary>
public interface IClassifier
{
    /// <summary>What its features mean; null for a classifier that looks at none.</summary>
    /// <value>Null.</value>
    FeatureSchema? Schema => null;

    /// <summary>The probability of the favourable outcome for every row, in [0, 1], shape [n].</summary>
    /// <param name="data">People with the features it was trained on, matched by name and level.</param>
    double[] Predict(TabularDataset data);
}
