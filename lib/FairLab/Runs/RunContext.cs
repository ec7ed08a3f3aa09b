namespace FairLab.Runs;

/// <summary>Where a notebook's results go; the experiment engine sets it around one execution.</summary>
/// <param name="Folder">The run's own folder; tables and figures are written there.</param>
/// <param name="Study">The study the run belongs to.</param>
public sealed record RunContext(string Folder, string Study)
{
    /// <summary>
    /// The folder of the study's collected tables while its report notebook executes; null otherwise.
    /// </summary>
    public string? Results { get; init; }

    static readonly AsyncLocal<RunContext?> Ambient = new();

    /// <summary>The context of the notebook that is executing, or null in an interactive session.</summary>
    public static RunContext? Current => Ambient.Value;

    /// <summary>Makes this context current for the calling flow of control until the result is disposed.</summary>
    public IDisposable Enter()
    {
        var outer = Ambient.Value;
        Ambient.Value = this;
        return new Restore(outer);
    }

    sealed class Restore(RunContext? outer) : IDisposable
    {
        public void Dispose() => Ambient.Value = outer;
    }
}
