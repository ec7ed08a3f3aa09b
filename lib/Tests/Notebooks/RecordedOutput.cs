using System.Text;

namespace FairLab.Notebooks.Tests;

/// <summary>Keeps what a cell shows.</summary>
internal sealed class RecordedOutput : ICellOutput
{
    readonly StringBuilder _stdout = new();
    readonly StringBuilder _stderr = new();

    public string Stdout => _stdout.ToString();

    public string Stderr => _stderr.ToString();

    public List<(MimeBundle Data, string? Id)> Displays { get; } = [];

    public List<(MimeBundle Data, string Id)> Updates { get; } = [];

    public List<bool> Clears { get; } = [];

    public void Stream(StreamName name, string text)
    {
        lock (this)
            (name == StreamName.Stdout ? _stdout : _stderr).Append(text);
    }

    public void Display(MimeBundle data, string? displayId) => Displays.Add((data, displayId));

    public void UpdateDisplay(MimeBundle data, string displayId) => Updates.Add((data, displayId));

    public void Clear(bool wait) => Clears.Add(wait);
}
