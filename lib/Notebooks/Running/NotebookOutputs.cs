using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Records what cells show into a notebook's JSON, as a Jupyter client does: neighbouring stream text joined, displays updated in place.</summary>
internal sealed class NotebookOutputs(Action<RunMessage>? messages = null)
{
    readonly Lock _gate = new();
    readonly Dictionary<string, List<JsonObject>> _displays = new(StringComparer.Ordinal);
    int _displayCount;
    CellOutput? _current;
    bool _closed;

    /// <summary>The output of one cell.</summary>
    public CellOutput For(NotebookCell cell) => _current = new CellOutput(this, cell.Outputs);

    /// <summary>Runs an action while no output is being recorded, with everything printed so far in the notebook.</summary>
    public void Snapshot(Action action)
    {
        lock (_gate)
        {
            _current?.Finish();
            action();
        }
    }

    /// <summary>Runs an action while no output is being recorded.</summary>
    public void Quiet(Action action)
    {
        lock (_gate)
            action();
    }

    /// <summary>Discards everything from now on: a thread left behind must not change a notebook that is finished.</summary>
    public void Close()
    {
        lock (_gate)
            _closed = true;
    }

    void Say(RunMessageKind kind, string text) => messages?.Invoke(new RunMessage(kind, text));

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
                if (!owner._closed)
                    owner.Say(name == StreamName.Stdout ? RunMessageKind.Stdout : RunMessageKind.Stderr, text);
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
                Add(Output("display_data", data), displayId);
            }
        }

        /// <summary>Adds an output as a kernel sent it.</summary>
        public void Show(JsonObject output, string? displayId)
        {
            lock (owner._gate)
            {
                if (owner._closed)
                    return;
                ClearIfDue();
                Flush();
                if (displayId is not null)
                    Replace(output["data"], output["metadata"], displayId);
                Add(output, displayId);
            }
        }

        /// <summary>New content and metadata for every display shown under an id.</summary>
        public void Update(JsonNode? data, JsonNode? metadata, string displayId)
        {
            lock (owner._gate)
            {
                if (!owner._closed)
                    Replace(data, metadata, displayId);
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
                Add(output, null);
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

        void Replace(JsonNode? data, JsonNode? metadata, string displayId)
        {
            foreach (var shown in owner._displays.GetValueOrDefault(displayId) ?? [])
            {
                shown["data"] = data?.DeepClone();
                shown["metadata"] = metadata?.DeepClone();
            }
        }

        void Add(JsonObject output, string? displayId)
        {
            outputs.Add(output);
            if (output["data"] is JsonObject data && MultilineText.Read(data["text/plain"]) is { } plain)
                owner.Say(RunMessageKind.Display, plain);
            if (displayId is null)
                return;
            if (!owner._displays.TryGetValue(displayId, out var shown))
                owner._displays[displayId] = shown = [];
            shown.Add(output);
        }

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
