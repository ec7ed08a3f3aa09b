namespace FairLab.Data;

/// <summary>One file of a data set.</summary>
/// <param name="Name">Its name in the cache, in a mirror and in addresses.</param>
/// <param name="Sha256">SHA-256 of its (uncompressed) bytes, lower-case hexadecimal.</param>
/// <param name="Bytes">Its (uncompressed) length.</param>
/// <param name="Addresses">Where to download it from, tried in order; empty when it ships with FairLab or only a mirror
/// has it.</param>
public sealed record CatalogueFile(string Name, string Sha256, long Bytes, IReadOnlyList<Uri> Addresses);
