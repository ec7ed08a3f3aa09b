using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Runs C# and F# cells in this process.</summary>
internal sealed class SessionExecutor(SessionOptions options, CellLanguage language, ParameterInjection? injection)
    : ICellExecutor
{
    readonly NotebookSession _session = new(options, language);

    public void Describe(JsonObject metadata) => metadata["language_info"] = LanguageInfo.Of(language);

    public CellOutcome Run(NotebookCell cell, NotebookOutputs.CellOutput output, int count, CancellationToken token)
    {
        var result = Execute(cell, output, FormattableString.Invariant($"In [{count}]"), token);
        if (result.Shown is { } shown)
            output.Result(shown, count);
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

        return _session.Run(cell.Source, output, label, CellLanguages.OfCell(cell), token);
    }
}
