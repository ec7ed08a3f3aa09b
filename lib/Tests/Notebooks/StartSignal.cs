namespace FairLab.Notebooks.Tests;

/// <summary>Tells when a cell prints, and keeps nothing.</summary>
internal sealed class StartSignal(Action started) : ICellOutput
{
    public void Stream(StreamName name, string text) => started();

    public void Display(MimeBundle data, string? displayId)
    {
    }

    public void UpdateDisplay(MimeBundle data, string displayId)
    {
    }

    public void Clear(bool wait)
    {
    }
}
