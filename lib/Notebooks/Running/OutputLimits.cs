namespace FairLab.Notebooks;

/// <summary>How much of a cell's outputs a notebook keeps.</summary>
/// <param name="Text">Characters of printed text.</param>
/// <param name="Displays">Displayed values, and changes between the two streams.</param>
internal readonly record struct OutputLimits(int Text, int Displays)
{
    /// <summary>Characters of displayed values: images are long, and many of them fill the memory as text
    /// does.</summary>
    public const long Data = 128L << 20;

    const int DefaultText = 1 << 20, DefaultDisplays = 1000;

    // Papermill has no limits. What a person may want to see stays, what ends the process does not.
    const int CompatibleFactor = 8;

    public static OutputLimits Of(NotebookRunRequest request)
    {
        var factor = request.PapermillCompatible ? CompatibleFactor : 1;
        return new OutputLimits(
            request.StreamLimit ?? DefaultText * factor, request.DisplayLimit ?? DefaultDisplays * factor);
    }

    /// <summary>Of the printed text that is kept, this many characters are the last ones.</summary>
    public int Tail => Text / 4;

    /// <summary>And this many the first ones.</summary>
    public int Head => Text - Tail;
}
