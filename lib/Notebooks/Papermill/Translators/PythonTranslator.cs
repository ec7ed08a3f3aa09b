namespace FairLab.Notebooks;

/// <summary>Parameters as Python.</summary>
internal sealed class PythonTranslator : ParameterTranslator
{
    protected override string CommentStart => "#";

    protected override string Boolean(bool value) => value ? "True" : "False";

    protected override string Real(double value) =>
        double.IsFinite(value) ? PythonText.Repr(value) : $"float('{PythonText.Repr(value)}')";

    protected override string List(object?[] items) => $"[{Joined(items)}]";

    protected override string Map(KeyValuePair<string, object?>[] entries) =>
        "{" + string.Join(", ", entries.Select(entry => $"{String(entry.Key)}: {Write(entry.Value)}")) + "}";
}
