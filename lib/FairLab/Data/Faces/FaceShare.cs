namespace FairLab.Data.Faces;

/// <summary>How often a factor has a level: among everybody, or among those with a level of another factor.</summary>
/// <param name="Factor">A factor's name, as in <see cref="FaceOptions.Factors"/>.</param>
/// <param name="Level">One of its levels.</param>
/// <param name="Share">In [0, 1].</param>
/// <param name="Given">The other factor; null for everybody.</param>
/// <param name="GivenLevel">Its level; null for everybody.</param>
public sealed record FaceShare(
    string Factor, string Level, double Share, string? Given = null, string? GivenLevel = null);
