using System.CommandLine;

namespace FairLab.Cli.Papermill;

/// <summary>A pair of options, one for yes and one for no; the last one given counts.</summary>
sealed class Toggle(string on, string off, string description)
{
    public Option<bool> On { get; } = new(on) { Description = description };

    public Option<bool> Off { get; } = new(off) { Description = "The opposite" };

    /// <summary>What was asked for; null when nothing was.</summary>
    public bool? Read(ParseResult parse) =>
        parse.Tokens.LastOrDefault(token => token.Value == On.Name || token.Value == Off.Name)?.Value is { } last
            ? last == On.Name
            : null;
}
