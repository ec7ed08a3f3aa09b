namespace FairLab.Audit;

/// <summary>A file that was read.</summary>
/// <param name="Name">Its name as it was given.</param>
/// <param name="Sha256">Its SHA-256, in hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Rows">Its rows, those left out among them.</param>
/// <param name="Dropped">Rows left out, by the first column in which something was missing.</param>
/// <param name="FavourableLabels">The label values that counted as favourable.</param>
/// <param name="FavourableDecisions">The decision values that counted as favourable.</param>
public sealed record AuditedFile(
    string Name, string Sha256, long Bytes, long Rows, IReadOnlyDictionary<string, long> Dropped,
    IReadOnlyList<string> FavourableLabels, IReadOnlyList<string> FavourableDecisions);
