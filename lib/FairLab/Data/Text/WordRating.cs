namespace FairLab.Data;

/// <summary>What people said of a word.</summary>
/// <param name="Word">The word, an emoticon or a short phrase; lower case.</param>
/// <param name="Vader">Mean of ten ratings from -4 (most negative) to 4 (VADER); null when VADER has none.</param>
/// <param name="Afinn">One rating from -5 to 5 (AFINN); null when AFINN has none.</param>
public sealed record WordRating(string Word, double? Vader, int? Afinn)
{
    /// <summary>
    /// The rating on the scale from 0 (most negative) to 1: VADER's mean where there is one, else AFINN's.
    /// </summary>
    public double Valence => Vader is { } v ? (v + 4) / 8 : (Afinn!.Value + 5) / 10.0;
}
