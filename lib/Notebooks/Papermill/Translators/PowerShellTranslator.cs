using System.Numerics;

namespace FairLab.Notebooks;

/// <summary>Parameters as PowerShell.</summary>
internal sealed class PowerShellTranslator : ParameterTranslator
{
    protected override string CommentStart => "#";

    protected override string Null => "$Null";

    protected override string Boolean(bool value) => value ? "$True" : "$False";

    protected override string Whole(BigInteger value) =>
        Faithful || (value >= long.MinValue && value <= long.MaxValue)
            ? PythonText.Repr(value)
            : $"[bigint]::Parse('{PythonText.Repr(value)}')";

    protected override string Real(double value) =>
        double.IsFinite(value) ? PythonText.Repr(value)
        : double.IsNaN(value) ? "[double]::NaN"
        : value > 0 ? "[double]::PositiveInfinity"
        : "[double]::NegativeInfinity";

    protected override string String(string value) =>
        $"\"{PythonText.Escape(value).Replace("\"", "`\"", StringComparison.Ordinal)}\"";

    protected override string List(object?[] items) => $"@({Joined(items)})";

    protected override string Map(KeyValuePair<string, object?>[] entries) =>
        "@{" + string.Join("\n ", entries.Select(entry => $"{String(entry.Key)} = {Write(entry.Value)}")) + "}";

    protected override string Assign(string name, string value) => $"${name} = {value}";
}
