namespace FairLab.Notebooks;

/// <summary>Parameters as R.</summary>
internal sealed class RTranslator : ParameterTranslator
{
    protected override string CommentStart => "#";

    protected override string Null => "NULL";

    protected override string Boolean(bool value) => value ? "TRUE" : "FALSE";

    protected override string NonFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";

    protected override string List(object?[] items) => $"list({Joined(items)})";

    protected override string Map(KeyValuePair<string, object?>[] entries) =>
        "list(" + string.Join(", ", entries.Select(entry => $"{String(entry.Key)} = {Write(entry.Value)}")) + ")";

    // No name of R begins with an underscore.
    protected override string Assign(string name, string value) => $"{name.TrimStart('_')} = {value}";
}
