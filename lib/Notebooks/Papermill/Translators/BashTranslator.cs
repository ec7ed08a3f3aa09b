namespace FairLab.Notebooks;

/// <summary>Parameters as bash.</summary>
internal sealed class BashTranslator : ParameterTranslator
{
    protected override string CommentStart => "#";

    protected override string Null => "";

    protected override string String(string value) =>
        value.Length == 0 ? "''"
        : value.All(c => char.IsAsciiLetterOrDigit(c) || "_@%+=:,./-".Contains(c, StringComparison.Ordinal)) ? value
        : "'" + value.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'";

    protected override string List(object?[] items) => $"({Joined(items, " ")})";

    protected override string Map(KeyValuePair<string, object?>[] entries) =>
        throw new NotSupportedException(
            "dict type translation not implemented for <class 'papermill.translators.BashTranslator'>");

    protected override string Assign(string name, string value) => $"{name}={value}";
}
