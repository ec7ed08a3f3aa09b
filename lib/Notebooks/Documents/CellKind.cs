namespace FairLab.Notebooks;

/// <summary>The three cell types of nbformat 4.</summary>
public enum CellKind
{
    /// <summary>Executable source with outputs.</summary>
    Code,

    /// <summary>Markdown text.</summary>
    Markdown,

    /// <summary>Text that is neither executed nor rendered.</summary>
    Raw,
}
