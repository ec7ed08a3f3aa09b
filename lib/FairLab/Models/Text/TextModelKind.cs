namespace FairLab.Models;

/// <summary>How a <see cref="TextModel"/> reads a text.</summary>
public enum TextModelKind
{
    /// <summary>The mean of the words' vectors, then a hidden layer; the order of words does not count.</summary>
    MeanPool,

    /// <summary>
    /// Gated recurrent units (Cho et al. 2014 [cho2014]) over the words; the state after the last word.
    /// </summary>
    Gru,

    /// <summary>
    /// A convolution over three neighbouring words, the largest value of each filter over the text (Kim 2014
    /// [kim2014]).
    /// </summary>
    Cnn,
}
