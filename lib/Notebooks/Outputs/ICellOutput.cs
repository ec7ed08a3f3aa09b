namespace FairLab.Notebooks;

/// <summary>
/// Where a cell's output goes while it runs: a saved notebook, a Jupyter front end, a test. Members are called from any
/// thread, one call at a time is not promised.
/// </summary>
public interface ICellOutput
{
    /// <summary>Text printed to a stream.</summary>
    void Stream(StreamName name, string text);

    /// <summary>A value displayed.</summary>
    /// <param name="data">Its representations.</param>
    /// <param name="displayId">A name under which it can be updated, or null.</param>
    void Display(MimeBundle data, string? displayId);

    /// <summary>New content for every display shown under an id.</summary>
    void UpdateDisplay(MimeBundle data, string displayId);

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Whether to keep it until the next output comes, so that nothing flickers.</param>
    void Clear(bool wait);
}
