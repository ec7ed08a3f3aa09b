namespace FairLab.Notebooks;

/// <summary>A peer does not speak ZMTP 3, or breaks its rules. The connection is of no further use.</summary>
internal sealed class ZmtpException(string message) : IOException(message);
