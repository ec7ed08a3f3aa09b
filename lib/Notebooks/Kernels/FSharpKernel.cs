namespace FairLab.Notebooks;

/// <summary>The F# cells of a session; F# Interactive is loaded by the first of them.</summary>
internal sealed class FSharpKernel(NotebookSession session) : CellKernel(session, "fsharp", "F#", "10.0")
{
    protected override IReadOnlyList<SessionVariable> Variables => Session.FSharpVariables;

    protected override CellResult Run(string code, string shown, CellRun run) =>
        Session.FSharp().Run(code, run.Label ?? "cell", run.Output, run.Token);

    protected override void Declare(string name, object? value) => Session.FSharp().SetValue(name, value);
}
