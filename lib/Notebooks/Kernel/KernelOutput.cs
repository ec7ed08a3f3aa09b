using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// The output of one executed cell, sent to front ends as it comes. Whatever a background task of the cell prints later
/// still belongs to it.
/// </summary>
internal sealed class KernelOutput(KernelChannels channels, JupyterMessage request, bool allowInput)
    : ICellOutput, ICellInput
{
    const int LargeText = 1 << 16;

    readonly Lock _gate = new();
    readonly StringBuilder _text = new();
    StreamName _stream;

    public void Stream(StreamName name, string text)
    {
        var isMuch = false;
        lock (_gate)
        {
            if (_stream != name)
                FlushLocked();
            _stream = name;
            _text.Append(text);
            if (isMuch = _text.Length >= LargeText)
                FlushLocked();
            else if (_text.Length == text.Length)
                channels.FlushSoon(this);
        }

        if (isMuch)
            channels.AwaitReaders();
    }

    public void Display(MimeBundle data, string? displayId) => Send("display_data", Shown(data, displayId));

    public void UpdateDisplay(MimeBundle data, string displayId) => Send("update_display_data", Shown(data, displayId));

    public void Clear(bool wait) => Send("clear_output", new JsonObject { ["wait"] = wait });

    public void Result(MimeBundle data, int count) => Send("execute_result", new JsonObject
    {
        ["execution_count"] = count, ["data"] = data.ToJson(), ["metadata"] = new JsonObject(),
    });

    public void Error(CellError error) => Send("error", Describe(error));

    public string Request(string prompt, bool password)
    {
        if (!allowInput)
            throw new InvalidOperationException("Input was asked for, but this front end does not answer questions.");
        Flush();
        return channels.Ask(request, prompt, password);
    }

    /// <summary>Sends text that is still collected.</summary>
    public void Flush()
    {
        lock (_gate)
            FlushLocked();
    }

    /// <summary>An error's fields, as the error message and the reply have them.</summary>
    public static JsonObject Describe(CellError error) => new()
    {
        ["ename"] = error.Name, ["evalue"] = error.Message,
        ["traceback"] =
            new JsonArray([.. error.Traceback.Select((line, index) => JsonValue.Create(Coloured(line, index)))]),
    };

    // Front ends show the escape sequences of a terminal: red for what happened, bold for where.
    static string Coloured(string line, int index) => index == 0 ? $"\u001b[31m{line}\u001b[0m"
        : line.StartsWith(CellErrors.Arrow, StringComparison.Ordinal) ? $"\u001b[1;31m{line}\u001b[0m"
        : line;

    static JsonObject Shown(MimeBundle data, string? displayId)
    {
        var transient = new JsonObject();
        if (displayId is not null)
            transient["display_id"] = displayId;
        return new JsonObject { ["data"] = data.ToJson(), ["metadata"] = new JsonObject(), ["transient"] = transient };
    }

    void Send(string type, JsonObject content)
    {
        channels.AwaitReaders();
        lock (_gate)
        {
            FlushLocked();
            channels.Publish(type, content, request);
        }
    }

    void FlushLocked()
    {
        if (_text.Length == 0)
            return;
        channels.Publish(
            "stream",
            new JsonObject
            {
                ["name"] = _stream == StreamName.Stdout ? "stdout" : "stderr", ["text"] = _text.ToString(),
            },
            request);
        _text.Clear();
    }
}
