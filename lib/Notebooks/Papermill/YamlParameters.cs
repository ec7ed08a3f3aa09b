namespace FairLab.Notebooks;

/// <summary>Reads parameters from YAML or JSON text.</summary>
public static class YamlParameters
{
    /// <summary>The names and values of a mapping; empty text has none.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="yaml11">
    /// Whether plain words mean what YAML 1.1 and PyYAML make of them (<c>on</c> is true, <c>010</c> is 8, <c>1e-5</c>
    /// is text) rather than YAML 1.2.
    /// </param>
    /// <exception cref="NotebookParameterException">The text is not YAML, or not a mapping.</exception>
    public static IReadOnlyList<KeyValuePair<string, object?>> Read(string text, string name, bool yaml11 = false)
    {
        object? value = ReadValue(text, name, yaml11);
        return value is null
            ? []
            : value as KeyValuePair<string, object?>[]
                ?? throw new NotebookParameterException(
                    name,
                    $"expected 'name: value' lines, found {ParameterValue.Describe(value)}");
    }

    /// <summary>
    /// What one plain word stands for in an experiment or a parameters file: <c>True</c>, <c>.NaN</c>, <c>0x1F</c>,
    /// else the text itself.
    /// </summary>
    /// <param name="word">The word.</param>
    public static object? Word(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return YamlScalar.Yaml12(word);
    }

    /// <summary>
    /// What a text stands for: null, bool, BigInteger, double, decimal, string, <c>object?[]</c> or
    /// <c>KeyValuePair&lt;string, object?&gt;[]</c>.
    /// </summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="yaml11">
    /// Whether plain words mean what YAML 1.1 and PyYAML make of them rather than YAML 1.2.
    /// </param>
    /// <exception cref="NotebookParameterException">The text is not YAML.</exception>
    public static object? ReadValue(string text, string name, bool yaml11 = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return YamlText.Load(text) is { } root ? YamlValue.Of(root, yaml11) : null;
        }
        catch (YamlTextException error)
        {
            throw new NotebookParameterException(name, error.Located);
        }
    }
}
