using System.Numerics;

namespace FairLab.Notebooks;

/// <summary>Parameters as F#.</summary>
internal sealed class FSharpTranslator : ParameterTranslator
{
    protected override string CommentStart => "(*";

    protected override string Comment(string text) => $"(* {text} *)";

    protected override string Whole(BigInteger value) => WithSuffix(value, text => text + "I");

    protected override string NonFinite(double value) =>
        double.IsNaN(value) ? "nan"
        : value > 0 ? "infinity"
        : "-infinity";

    protected override string List(object?[] items) => $"[ {Joined(items, "; ")} ]";

    protected override string Map(KeyValuePair<string, object?>[] entries)
    {
        var pairs = entries.Select(entry => $"({String(entry.Key)}, {Write(entry.Value)} :> IComparable)");
        return $"[ {string.Join("; ", pairs)} ] |> Map.ofList";
    }

    protected override string Assign(string name, string value) => $"let {name} = {value}";
}
