namespace FairLab.Data.Faces;

/// <summary>What somebody stands before.</summary>
public enum Background
{
    /// <summary>One colour.</summary>
    Plain,

    /// <summary>A green board with a frame.</summary>
    Board,

    /// <summary>A wall with a darker lower part.</summary>
    Wall,
}
