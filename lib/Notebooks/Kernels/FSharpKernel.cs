namespace FairLab.Notebooks;

/// <summary>The F# cells of a session; F# Interactive is loaded by the first of them.</summary>
internal sealed class FSharpKernel : CellKernel
{
    readonly NotebookSession _session;

    public FSharpKernel(NotebookSession session) : base("fsharp")
    {
        _session = session;
        KernelInfo.LanguageName = "F#";
        KernelInfo.LanguageVersion = "10.0";
        KernelInfo.DisplayName = "fsharp - F# Script";
        KernelInfo.Description = "Compile and run F# Script";
    }

    protected override IReadOnlyList<SessionVariable> Variables => _session.FSharpVariables;

    protected override CellResult Run(string code, string shown, CellRun run)
    {
        try
        {
            return _session.FSharp().Run(_session.Load(code, Name, run), run.Label ?? "cell", run.Output, run.Token);
        }
        catch (Exception error) when (DirectiveException.IsCause(error))
        {
            return CellResult.Failure(error);
        }
    }

    protected override void Declare(string name, object? value) => _session.FSharp().SetValue(name, value);
}
