using CsvHelper;

namespace FairLab.Data;

/// <summary>
/// A quote that a file opens and never closes: the rest of the file would be one cell, and its rows nobody's.
/// </summary>
static class OpenQuote
{
    /// <summary>What refuses it, with the line on which its record starts; other oddities of quotes stay
    /// text.</summary>
    /// <param name="file">The file's name in messages.</param>
    /// <param name="skipped">Lines of the file that the reader does not see.</param>
    public static Action<CsvMalformedRecord> Refuse(string file, int skipped = 0) => record =>
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            throw new DataException(file, record.LineNumber + skipped, "a quote that is never closed",
                "one at the end of its cell");
    };
}
