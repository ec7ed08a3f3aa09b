using System.Collections.Immutable;
using System.Text.Json;

namespace FairLab.Notebooks;

/// <summary>Finds the parameters a notebook declares, with their types, defaults and documentation.</summary>
public static class ParameterInspector
{
    /// <summary>The tag of the cell that declares parameters.</summary>
    public const string ParametersTag = "parameters";

    /// <summary>The tag of the cell that a runner injects.</summary>
    public const string InjectedTag = "injected-parameters";

    /// <summary>The parameters of a notebook; nothing is run.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="options">The session it would run in: references and imports decide what types mean.</param>
    /// <param name="file">What messages call the notebook.</param>
    /// <exception cref="NotebookParameterException">The parameters cell, or a cell before it, does not compile, or
    /// names a file or a package that is not there.</exception>
    public static ParameterSet Inspect(NotebookDocument notebook, SessionOptions options, string file = "notebook")
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(options);
        if (notebook.FirstTagged(ParametersTag) is not { Kind: CellKind.Code } cell)
            return new ParameterSet(false, [], []);
        NotebookCell[] before =
            [.. notebook.Cells.TakeWhile(other => other != cell).Where(other => other.Kind == CellKind.Code)];
        var environment = CellEnvironment.Of(options);
        var cache = new CellCache(options.CacheDirectory);
        // The language is part of it, and what a file holds is not: a cell that names one is read anew.
        var key = before.Append(cell).Aggregate(
            environment.Key,
            (current, source) => ChainKey.Next(current, $"{CellLanguages.OfCell(source)}\n{source.Source}", []));
        if (cache.TryReadData(key, ".parameters") is { } known && Decode(known) is { } read)
            return read;
        var parts = new ParameterCellParts(options);
        ParameterSet found;
        try
        {
            found = ParameterReader.Read(environment, [.. before.SelectMany(parts.Of)], [.. parts.Of(cell)], file);
        }
        catch (Exception error) when (error is DirectiveException or FileNotFoundException or BadImageFormatException)
        {
            throw new NotebookParameterException(file, error.Message);
        }

        if (!parts.NamedFiles)
            cache.WriteData(key, ".parameters", JsonSerializer.SerializeToUtf8Bytes(
                new CachedParameters([.. found.Parameters], [.. found.Warnings]), CacheJson.Default.CachedParameters));
        return found;
    }

    static ParameterSet? Decode(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, CacheJson.Default.CachedParameters) is { } read
                ? new ParameterSet(true, [.. read.Parameters], [.. read.Warnings])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
