using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Records what cells show into a notebook's JSON, as a Jupyter client does: neighbouring stream text joined, displays updated in place.</summary>
internal sealed class NotebookOutputs
{
    readonly Lock _gate = new();
    readonly Dictionary<string, List<JsonObject>> _displays = new(StringComparer.Ordinal);
    int _displayCount;
    bool _closed;

    /// <summary>The output of one cell.</summary>
    public CellOutput For(NotebookCell cell) => new(this, cell.Outputs);

    /// <summary>Runs an action while no output is being recorded.</summary>
    public T Quiet<T>(Func<T> action)
    {
        lock (_gate)
            return action();
    }

    /// <summary>Discards everything from now on: a thread left behind must not change a notebook that is finished.</summary>
    public void Close()
    {
        lock (_gate)
            _closed = true;
    }

    internal sealed class CellOutput(NotebookOutputs owner, JsonArray outputs) : ICellOutput, IDisplayIds
    {
        readonly StringBuilder _text = new();
        StreamName _stream;
        bool _clearBeforeNext;

        public void Stream(StreamName name, string text)
        {
            lock (owner._gate)
            {
                ClearIfDue();
                if (_stream != name)
                    Flush();
                _stream = name;
                _text.Append(text);
            }
        }

        public void Display(MimeBundle data, string? displayId)
        {
            lock (owner._gate)
            {
                if (owner._closed)
                    return;
                ClearIfDue();
                Flush();
                var output = Output("display_data", data);
                outputs.Add(output);
                if (displayId is null)
                    return;
                if (!owner._displays.TryGetValue(displayId, out var shown))
                    owner._displays[displayId] = shown = [];
                shown.Add(output);
            }
        }

        public void UpdateDisplay(MimeBundle data, string displayId)
        {
            lock (owner._gate)
            {
                if (owner._closed || !owner._displays.TryGetValue(displayId, out var shown))
                    return;
                foreach (var output in shown)
                    output["data"] = data.ToJson();
            }
        }

        public void Clear(bool wait)
        {
            lock (owner._gate)
            {
                _clearBeforeNext = true;
                if (!wait)
                    ClearIfDue();
            }
        }

        public void Result(MimeBundle data, int count)
        {
            lock (owner._gate)
            {
                ClearIfDue();
                Flush();
                var output = Output("execute_result", data);
                output.Insert(1, "execution_count", count);
                outputs.Add(output);
            }
        }

        public void Error(CellError error)
        {
            lock (owner._gate)
            {
                Flush();
                outputs.Add(new JsonObject
                {
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["output_type"] = "error",
                    ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
                });
            }
        }

        /// <summary>Puts text that is still collected into the notebook.</summary>
        public void Finish()
        {
            lock (owner._gate)
                Flush();
        }

        public int NextDisplayId() => Interlocked.Increment(ref owner._displayCount);

        void Flush()
        {
            if (_text.Length == 0 || owner._closed)
                return;
            var name = _stream == StreamName.Stdout ? "stdout" : "stderr";
            if (outputs.LastOrDefault() is JsonObject last && (string?)last["output_type"] == "stream" && (string?)last["name"] == name)
                last["text"] = MultilineText.Write(MultilineText.Read(last["text"]) + _text);
            else
                outputs.Add(new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = MultilineText.Write(_text.ToString()) });
            _text.Clear();
        }

        void ClearIfDue()
        {
            if (!_clearBeforeNext)
                return;
            _clearBeforeNext = false;
            _text.Clear();
            outputs.Clear();
        }

        static JsonObject Output(string type, MimeBundle data) => new()
        {
            ["data"] = data.ToJson(), ["metadata"] = new JsonObject(), ["output_type"] = type,
        };
    }
}
