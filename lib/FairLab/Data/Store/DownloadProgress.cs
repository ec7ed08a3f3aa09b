namespace FairLab.Data;

/// <summary>How far a download is.</summary>
/// <param name="File">The file.</param>
/// <param name="Received">Bytes on disk so far, those of an earlier attempt included.</param>
/// <param name="Total">Bytes expected.</param>
public readonly record struct DownloadProgress(string File, long Received, long Total);
