using System.Numerics;

namespace FairLab.Notebooks;

/// <summary>
/// Parameters as C# without declared types, which is all Papermill knows of them; FairLab's own way is <see
/// cref="ParameterInjection"/>.
/// </summary>
internal sealed class CSharpTranslator : ParameterTranslator
{
    protected override string CommentStart => "//";

    protected override string Null =>
        Faithful ? throw new NotSupportedException("Option type not implemented for C#.") : "(object)null";

    protected override string Whole(BigInteger value) =>
        WithSuffix(value, text => $"System.Numerics.BigInteger.Parse(\"{text}\")");

    protected override string NonFinite(double value) =>
        double.IsNaN(value) ? "double.NaN" : value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

    protected override string String(string value) => Faithful ? base.String(value) : CSharpLiteral.Text(value);

    protected override string List(object?[] items) =>
        Faithful ? $"new [] {{ {Joined(items)} }}" : $"new object[] {{ {Joined(items)} }}";

    protected override string Map(KeyValuePair<string, object?>[] entries)
    {
        var pairs = entries.Select(entry => $"{{ {String(entry.Key)} , {Write(entry.Value)} }}");
        return $"new Dictionary<string,Object>{{ {string.Join(", ", pairs)} }}";
    }

    protected override string Assign(string name, string value) => $"var {name} = {value};";
}
