namespace FairLab.Report.Tables;

/// <summary>The mark of a footnote: a to z, then aa and so on.</summary>
static class NoteMark
{
    public static string Of(int note) => note < 26 ? $"{(char)('a' + note)}" : Of((note / 26) - 1) + Of(note % 26);
}
