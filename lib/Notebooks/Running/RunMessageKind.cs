namespace FairLab.Notebooks;

/// <summary>What a message of a run is.</summary>
public enum RunMessageKind
{
    /// <summary>What the runner does.</summary>
    Info,

    /// <summary>What the reader should know.</summary>
    Warning,

    /// <summary>What a cell printed.</summary>
    Stdout,

    /// <summary>What a cell printed as an error.</summary>
    Stderr,

    /// <summary>The plain text of what a cell showed.</summary>
    Display,
}
