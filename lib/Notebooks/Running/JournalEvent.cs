namespace FairLab.Notebooks;

/// <summary>What a record of an <see cref="OutputJournal"/> says of a cell.</summary>
internal enum JournalEvent : byte
{
    /// <summary>All outputs so far, as JSON; those of earlier records do not count.</summary>
    State,

    /// <summary>Text printed.</summary>
    Stdout,

    /// <summary>Text printed as an error.</summary>
    Stderr,

    /// <summary>One more output, as JSON, with the id under which it is updated.</summary>
    Output,

    /// <summary>New content of the displays with an id, as JSON.</summary>
    Update,

    /// <summary>Outputs are removed at once.</summary>
    Clear,

    /// <summary>Outputs are removed when the next comes.</summary>
    ClearLater,
}
