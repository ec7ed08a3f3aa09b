using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Runs C# and F# cells in this process.</summary>
internal sealed class SessionExecutor(SessionOptions options, CellLanguage language, ParameterInjection? injection) : ICellExecutor
{
    readonly NotebookSession _session = new(options, language);

    public void Describe(JsonObject metadata) => metadata["language_info"] = LanguageInfo.Of(language);

    public CellOutcome Run(NotebookCell cell, NotebookOutputs.CellOutput output, int count, CancellationToken token)
    {
        var result = Execute(cell, output, FormattableString.Invariant($"In [{count}]"), token);
        if (result is { Status: CellStatus.Completed, HasValue: true, Value: not null })
            result = Show(output, result, count);
        return new CellOutcome(result);
    }

    public void Dispose() => _session.Dispose();

    CellResult Execute(NotebookCell cell, ICellOutput output, string label, CancellationToken token)
    {
        if (injection is not null && cell.HasTag(ParameterInspector.InjectedTag))
        {
            InjectedParameters.Set(injection.Values);
            return _session.CSharp.Run(injection.CompiledSource, cell.Source, output, label, token);
        }

        var named = CellLanguages.OfCell(cell);
        if (named is null)
            return _session.Run(cell.Source, output, label, null, token);
        if (CellLanguages.Find(named) is { } found)
            return _session.Run(cell.Source, output, label, found, token);
        var message = $"the cell is in '{named}', which is not supported; supported are csharp, fsharp, markdown, html, javascript, mermaid and value";
        return new CellResult { Status = CellStatus.Failed, Error = new CellError("NotSupportedException", message, null, null, [message]) };
    }

    static CellResult Show(NotebookOutputs.CellOutput output, CellResult result, int count)
    {
        try
        {
            output.Result(ValueFormatter.Format(result.Value), count);
            return result;
        }
        catch (Exception error)
        {
            return CellErrors.WhileShown(result, error);
        }
    }
}
