namespace FairLab.Notebooks;

/// <summary>The two text streams of a cell.</summary>
public enum StreamName
{
    /// <summary>What a cell prints.</summary>
    Stdout,

    /// <summary>Warnings and errors a cell prints.</summary>
    Stderr,
}
