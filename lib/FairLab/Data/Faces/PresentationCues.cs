namespace FairLab.Data.Faces;

/// <summary>
/// What gender presentation is drawn with, each cue in units in which women's mean is -1 and men's is +1. Given the
/// presentation z = -1 or +1, cue k is z + 0.45 s + 0.63 e_k with s and the e_k normal, so one cue alone tells at best
/// 90% right, all five by their mean 97%: Φ(1 / √(0.45² + 0.63² / 5)).
/// </summary>
/// <param name="Jaw">Width of jaw and chin.</param>
/// <param name="Brows">Thickness of the brows.</param>
/// <param name="HairLength">Shortness of the hair: -1 reaches the shoulders, +1 the ears.</param>
/// <param name="Lips">Paleness of the lips.</param>
/// <param name="Beard">Beard; none is drawn below 0.4, nor on children.</param>
public sealed record PresentationCues(double Jaw, double Brows, double HairLength, double Lips, double Beard)
{
    /// <summary>Standard deviation of what all cues of one person share.</summary>
    public const double Shared = 0.45;

    /// <summary>Standard deviation of what each cue has for itself.</summary>
    public const double Own = 0.63;

    /// <summary>The mean of the five, which is all that they tell together: above 0 is more likely drawn as a
    /// man.</summary>
    public double Mean => (Jaw + Brows + HairLength + Lips + Beard) / 5;

    /// <summary>All cues by so much more.</summary>
    /// <param name="by">In the cues' units: +2 leads from women's mean to men's.</param>
    public PresentationCues Shifted(double by) =>
        new(Jaw + by, Brows + by, HairLength + by, Lips + by, Beard + by);
}
