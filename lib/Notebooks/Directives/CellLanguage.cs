namespace FairLab.Notebooks;

/// <summary>What a part of a cell is written in.</summary>
public enum CellLanguage
{
    /// <summary>C#.</summary>
    CSharp,

    /// <summary>F#.</summary>
    FSharp,

    /// <summary>Markdown, shown.</summary>
    Markdown,

    /// <summary>HTML, shown.</summary>
    Html,

    /// <summary>JavaScript, run by the front end.</summary>
    JavaScript,

    /// <summary>A Mermaid diagram, shown.</summary>
    Mermaid,

    /// <summary>Text kept as a value under a name.</summary>
    Value,
}
