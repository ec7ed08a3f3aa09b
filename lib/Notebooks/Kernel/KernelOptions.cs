namespace FairLab.Notebooks;

/// <summary>How a kernel runs.</summary>
public sealed record KernelOptions
{
    /// <summary>References, imports and the cache of compiled cells.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>The language of cells that name none. Default: C#.</summary>
    public CellLanguage Language { get; init; } = CellLanguage.CSharp;

    /// <summary>The name and version the kernel gives of itself. Default: this assembly's.</summary>
    public string Implementation { get; init; } = "fairlab";

    /// <summary>
    /// How long a cell that was interrupted may take to stop before its thread is left behind; a second interrupt does
    /// not wait. Default: 5 seconds.
    /// </summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Told about what is wrong with messages, one line each. Default: nobody.</summary>
    public Action<string>? Log { get; init; }
}
