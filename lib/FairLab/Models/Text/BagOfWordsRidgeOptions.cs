using FairLab.Data;

namespace FairLab.Models;

/// <summary>
/// The recipe of a <see cref="BagOfWordsRidge"/>: a convex problem with one solution, so nothing in it is random.
/// </summary>
public sealed record BagOfWordsRidgeOptions
{
    // A matrix of MaxWords x MaxWords numbers is held twice: 6.4 GB at this limit.
    const int MostWords = 20_000;

    /// <summary>
    /// The penalties that are tried when none is given, ascending: scikit-learn's RidgeCV's 0.1, 1 and 10, and 100,
    /// because a penalty stands beside a sum over texts and there may be many. The error is flat around its least
    /// value, so powers of ten are fine enough.
    /// </summary>
    public static IReadOnlyList<double> Grid { get; } = [0.1, 1, 10, 100];

    /// <summary>λ of the penalty λ ‖w‖² beside the sum of squared errors; the intercept is not penalized.</summary>
    /// <value>
    /// Null: the one of <see cref="Grid"/> with the least squared error on the validation texts, the larger of equals.
    /// </value>
    public double? Penalty
    {
        get;
        init => field = Require.That(
            value, value is null || (value > 0 && double.IsFinite(value.Value)), "a number above 0, or null");
    }

    /// <summary>How often a word must occur in the training texts to be counted.</summary>
    /// <value>2: a word that occurs once tells its text from all others and nothing else.</value>
    public int MinCount { get; init => field = Require.AtLeast(value, 1); } = 2;

    /// <summary>
    /// The most words that are counted: those that occur most often in the training texts, of equals the first in
    /// ordinal order.
    /// </summary>
    /// <value>5000: one solution takes one to two seconds.</value>
    public int MaxWords
    {
        get;
        init => field = Require.That(value, value is > 0 and <= MostWords, $"1 to {MostWords}");
    } = 5000;

    /// <summary>Fits a model; see <see cref="BagOfWordsRidge.Train"/>.</summary>
    public BagOfWordsRidge Train(
        IReadOnlyList<RatedText> train, IReadOnlyList<RatedText> validation, Vocabulary? vocabulary = null) =>
        BagOfWordsRidge.Train(train, validation, this, vocabulary);
}
