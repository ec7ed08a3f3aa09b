namespace Microsoft.DotNet.Interactive;

/// <summary>A text that is not shown by mistake.</summary>
/// <param name="text">The text.</param>
public sealed class PasswordString(string text)
{
    /// <summary>The text itself.</summary>
    public string GetClearTextPassword() => text;

    /// <summary>Stars, one for each character.</summary>
    public override string ToString() => new('*', text.Length);
}
