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
    /// <exception cref="NotebookParameterException">The parameters cell, or a cell before it, does not compile.</exception>
    public static ParameterSet Inspect(NotebookDocument notebook, SessionOptions options, string file = "notebook")
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(options);
        if (notebook.FirstTagged(ParametersTag) is not { Kind: CellKind.Code } cell)
            return new ParameterSet(false, [], []);
        string[] before = [.. notebook.Cells.TakeWhile(other => other != cell).Where(other => other.Kind == CellKind.Code).Select(other => other.Source)];
        var environment = CellEnvironment.Of(options);
        var cache = new CellCache(options.CacheDirectory);
        var key = before.Append(cell.Source).Aggregate(environment.Key, (current, source) => ChainKey.Next(current, source, []));
        if (cache.TryReadData(key, ".parameters") is { } known && Decode(known) is { } read)
            return read;
        var found = ParameterReader.Read(environment, before, cell.Source, file);
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
