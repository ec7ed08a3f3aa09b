using System.Globalization;
using FairLab.Data;

namespace FairLab.Audit;

/// <summary>The command that runs an audit again.</summary>
static class AuditCommandLine
{
    public static string Of(AuditOptions options)
    {
        var defaults = new AuditOptions { Predictions = "", Groups = [] };
        var words = new List<string> { "./fairlab audit", Quoted(options.Predictions) };
        Add("label", options.Label);
        Add("prediction", options.Prediction);
        Add("score", options.Score);
        Add("threshold", options.Threshold?.ToString(CultureInfo.InvariantCulture));
        Add("groups", string.Join(',', options.Groups));
        if (options.Privileged.Count > 0)
            Add("privileged", string.Join(',', options.Privileged));
        foreach (string value in options.Favourable)
            Add("favourable", value);
        Add("weight", options.Weight);
        Add("id", options.Id);
        if (options.Missing != MissingGroups.Refuse)
            Add("missing", options.Missing == MissingGroups.Drop ? "drop" : "own");
        Add("figures", options.Figures);
        Add("against", options.Against);
        foreach (string condition in options.FailOn)
            Add("fail-on", condition);
        AddNumber("least", options.Least, defaults.Least);
        AddNumber("margin", options.Margin, defaults.Margin);
        AddNumber("level", options.Level, defaults.Level);
        AddNumber("replicates", options.Replicates, defaults.Replicates);
        AddNumber("seed", options.Seed, defaults.Seed);
        return string.Join(' ', words);

        void Add(string name, string? value)
        {
            if (value is not null)
                words.Add($"--{name} {Quoted(value)}");
        }

        void AddNumber(string name, double value, double usual)
        {
            if (value != usual)
                Add(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    // Quoted for a shell: what is not plainly a word, between single quotes.
    static string Quoted(string value) =>
        value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c)
            || "_-./,:=%+".Contains(c, StringComparison.Ordinal))
            ? value : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
