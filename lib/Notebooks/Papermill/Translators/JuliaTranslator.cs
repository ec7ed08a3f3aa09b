namespace FairLab.Notebooks;

/// <summary>Parameters as Julia.</summary>
internal sealed class JuliaTranslator : ParameterTranslator
{
    protected override string CommentStart => "#";

    protected override string Null => "nothing";

    protected override string NonFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";

    protected override string List(object?[] items) => $"[{Joined(items)}]";

    protected override string Map(KeyValuePair<string, object?>[] entries) =>
        "Dict(" + string.Join(", ", entries.Select(entry => $"{String(entry.Key)} => {Write(entry.Value)}")) + ")";
}
