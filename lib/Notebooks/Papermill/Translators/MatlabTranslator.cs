namespace FairLab.Notebooks;

/// <summary>Parameters as Matlab.</summary>
internal sealed class MatlabTranslator : ParameterTranslator
{
    protected override string CommentStart => "%";

    protected override string Null => "NaN";

    protected override string NonFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";

    protected override string String(string value) =>
        $"\"{PythonText.Escape(value).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    protected override string List(object?[] items) => $"{{{Joined(items)}}}";

    protected override string Map(KeyValuePair<string, object?>[] entries)
    {
        var keys = string.Join(
            ", ",
            entries.Select(entry => $"'{PythonText.Escape(entry.Key).Replace("'", "''", StringComparison.Ordinal)}'"));
        return $"containers.Map({{{keys}}}, {{{string.Join(", ", entries.Select(entry => Write(entry.Value)))}}})";
    }

    protected override string Assign(string name, string value) => $"{name} = {value};";
}
