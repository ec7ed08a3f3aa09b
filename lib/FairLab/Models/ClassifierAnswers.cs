using FairLab.Data;

namespace FairLab.Models;

/// <summary>Asks classifiers and learners that may be anybody's own, and names what they may not answer.</summary>
static class ClassifierAnswers
{
    /// <summary>The classifier that a learner trains.</summary>
    /// <exception cref="ArgumentException">It gives none.</exception>
    public static IClassifier Trained(
        this ILearner learner, TabularDataset train, TabularDataset validation, long seed) =>
        learner.Train(train, validation, seed) ?? throw new ArgumentException(
            $"the learner {learner.GetType().Name}: found null, expected a classifier", nameof(learner));

    /// <summary>A score for every row, shape [n]; infinite ones still rank people.</summary>
    /// <exception cref="ArgumentException">Another number of scores than rows, or a score that is NaN.</exception>
    public static double[] Scores(this IClassifier classifier, TabularDataset data)
    {
        var name = classifier.GetType().Name;
        var scores = classifier.Predict(data) ?? [];
        if (scores.Length != data.Rows)
            throw new ArgumentException(
                $"the classifier {name}: found {scores.Length} scores, expected {data.Rows}, one for each row",
                    nameof(classifier));
        if (Array.FindIndex(scores, double.IsNaN) is >= 0 and var row)
            throw new ArgumentException($"the classifier {name}, row {row}: found the score NaN, expected a number",
                nameof(classifier));
        return scores;
    }
}
