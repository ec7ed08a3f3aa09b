namespace FairLab.Notebooks;

/// <summary>Reads parameters from YAML or JSON text.</summary>
public static class YamlParameters
{
    /// <summary>The names and values of a mapping; empty text has none.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="yaml11">Whether plain words mean what YAML 1.1 and PyYAML make of them (<c>on</c> is true, <c>010</c> is 8, <c>1e-5</c> is text) rather than YAML 1.2.</param>
    /// <exception cref="NotebookParameterException">The text is not YAML, or not a mapping.</exception>
    public static IReadOnlyList<KeyValuePair<string, object?>> Read(string text, string name, bool yaml11 = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            if (YamlText.Load(text) is not { } root || YamlValue.Of(root, yaml11) is not { } value)
                return [];
            return value as KeyValuePair<string, object?>[]
                ?? throw new NotebookParameterException(name, $"expected 'name: value' lines, found {ParameterValue.Describe(value)}");
        }
        catch (YamlTextException error)
        {
            throw new NotebookParameterException(name, error.Located);
        }
    }
}
