using System.Numerics;

namespace FairLab.Notebooks;

/// <summary>Parameters as Scala.</summary>
internal sealed class ScalaTranslator : ParameterTranslator
{
    protected override string CommentStart => "//";

    protected override string Whole(BigInteger value) => WithSuffix(value, text => $"BigInt(\"{text}\")");

    protected override string NonFinite(double value) =>
        double.IsNaN(value) ? "Double.NaN" : value > 0 ? "Double.PositiveInfinity" : "Double.NegativeInfinity";

    protected override string List(object?[] items) => $"Seq({Joined(items)})";

    protected override string Map(KeyValuePair<string, object?>[] entries) =>
        "Map(" + string.Join(", ", entries.Select(entry => $"{String(entry.Key)} -> {Write(entry.Value)}")) + ")";

    protected override string Assign(string name, string value) => $"val {name} = {value}";
}
