using System.Text.RegularExpressions;

namespace FairLab.Cli.Papermill;

/// <summary>Text with a terminal's colours taken out.</summary>
static partial class AnsiText
{
    public static string Strip(string text) => Escape().Replace(text, "");

    [GeneratedRegex("\x1b\\[[0-9;]*[A-Za-z]")]
    private static partial Regex Escape();
}
