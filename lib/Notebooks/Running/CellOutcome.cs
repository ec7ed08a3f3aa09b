using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>What came of one cell of a run.</summary>
/// <param name="Result">How it went.</param>
internal sealed record CellOutcome(CellResult Result)
{
    /// <summary>Whether its process is gone.</summary>
    public bool Died { get; init; }

    /// <summary>Whether it ended the run on purpose.</summary>
    public bool Exited { get; init; }

    /// <summary>The kernel's own execution count.</summary>
    public int? Count { get; init; }

    /// <summary>Whether the error is among the outputs already.</summary>
    public bool ErrorShown { get; init; }

    /// <summary>When the kernel began and ended, as nbclient records it; null for what this process knows.</summary>
    public JsonObject? Timing { get; init; }
}
