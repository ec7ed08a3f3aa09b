namespace FairLab.Models;

/// <summary>A model that gives texts numbers: a valence, the intensities of emotions.</summary>
public interface ITextModel
{
    /// <summary>The number of outputs.</summary>
    int Outputs { get; }

    /// <summary>
    /// The outputs for some texts, each in [0, 1], shape [texts][outputs]. Equal texts get equal outputs, bit for bit.
    /// </summary>
    /// <param name="texts">The texts, in any order.</param>
    double[][] Predict(IReadOnlyList<string> texts);
}
