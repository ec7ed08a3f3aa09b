using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

// The outputs of one cell.
internal sealed partial class NotebookOutputs
{
    internal sealed class CellOutput(NotebookOutputs owner, string id, JsonArray outputs) : ICellOutput, IDisplayIds
    {
        readonly StringBuilder _text = new();
        readonly List<JsonObject> _trailer = [];
        StreamName _stream;
        bool _clearBeforeNext;
        bool _trailerChanged;
        StreamTail? _tail;
        int _kept;
        int _shown;
        int _notShown;
        long _data;

        public string Id => id;

        /// <summary>The journal's generation that holds the cell's state.</summary>
        public int Generation { get; set; } = -1;

        public string ToJson() => outputs.ToJsonString();

        public void Stream(StreamName name, string text)
        {
            lock (owner._gate)
            {
                if (owner._closed)
                    return;
                ClearIfDue();
                owner.Journal(this, name == StreamName.Stdout ? JournalEvent.Stdout : JournalEvent.Stderr, text);
                owner._unflushed.Add(this);
                Print(name, text);
                owner.Say(name == StreamName.Stdout ? RunMessageKind.Stdout : RunMessageKind.Stderr, text);
            }
        }

        public void Display(MimeBundle data, string? displayId) =>
            Append(Output("display_data", data), displayId, replace: false);

        /// <summary>Adds an output as a kernel sent it.</summary>
        public void Show(JsonObject output, string? displayId) => Append(output, displayId, replace: true);

        /// <summary>New content and metadata for every display shown under an id.</summary>
        public void Update(JsonNode? data, JsonNode? metadata, string displayId)
        {
            lock (owner._gate)
            {
                if (owner._closed)
                    return;
                var update = new JsonObject
                {
                    ["data"] = data?.DeepClone(), ["metadata"] = metadata?.DeepClone(), ["id"] = displayId,
                };
                owner.Journal(this, JournalEvent.Update, update.ToJsonString());
                Replace(data, metadata, displayId);
            }
        }

        public void UpdateDisplay(MimeBundle data, string displayId) =>
            Update(data.ToJson(), new JsonObject(), displayId);

        public void Clear(bool wait)
        {
            lock (owner._gate)
            {
                if (owner._closed)
                    return;
                owner.Journal(this, wait ? JournalEvent.ClearLater : JournalEvent.Clear, "");
                _clearBeforeNext = true;
                if (!wait)
                    ClearIfDue();
            }
        }

        public void Result(MimeBundle data, int count)
        {
            var output = Output("execute_result", data);
            output.Insert(1, "execution_count", count);
            Append(output, null, replace: false);
        }

        public void Error(CellError error)
        {
            lock (owner._gate)
            {
                Flush();
                var output = new JsonObject
                {
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["output_type"] = "error",
                    ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
                };
                owner.Journal(
                    this, JournalEvent.Output, new JsonObject { ["output"] = output.DeepClone() }.ToJsonString());
                outputs.Add(output);
            }
        }

        /// <summary>Puts text that is still collected into the notebook.</summary>
        public void Finish()
        {
            lock (owner._gate)
                Flush();
        }

        public int NextDisplayId() => Interlocked.Increment(ref owner._displayCount);

        internal void Append(JsonObject output, string? displayId, bool replace)
        {
            lock (owner._gate)
            {
                if (owner._closed)
                    return;
                ClearIfDue();
                if (owner.Keeps)
                {
                    var kept = new JsonObject { ["output"] = output.DeepClone(), ["id"] = displayId };
                    owner.Journal(this, JournalEvent.Output, kept.ToJsonString());
                }

                Flush();
                if (displayId is not null && replace)
                    Replace(output["data"], output["metadata"], displayId);
                Add(output, displayId);
            }
        }

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
            if (output["data"] is JsonObject data && MultilineText.Read(data["text/plain"]) is { } plain)
                owner.Say(RunMessageKind.Display, plain);
            // The cell's own value is one, and comes last.
            var isResult = (string?)output["output_type"] == "execute_result";
            if (!isResult && (_shown >= owner.Limits.Displays || _data >= OutputLimits.Data))
            {
                _notShown++;
                (_trailerChanged, _) = (true, owner._unflushed.Add(this));
                return;
            }

            _shown++;
            _data += Size(output);
            outputs.Add(output);
            if (displayId is null)
                return;
            if (!owner._displays.TryGetValue(displayId, out var shown))
                owner._displays[displayId] = shown = [];
            shown.Add(output);
        }

        /// <summary>Text goes into the notebook while there is room, then into the tail.</summary>
        void Print(StreamName name, ReadOnlySpan<char> text)
        {
            if (_tail is null)
            {
                var room = Math.Min(text.Length, owner.Limits.Head - _kept);
                if (room > 0 && room < text.Length && char.IsHighSurrogate(text[room - 1]))
                    room--;
                if (_stream != name && _text.Length > 0)
                {
                    Flush();
                    // Two streams in turns make an output each time.
                    _shown++;
                }

                _stream = name;
                _text.Append(text[..room]);
                _kept += room;
                text = text[room..];
                if (text.IsEmpty && _shown <= owner.Limits.Displays)
                    return;
                _tail = new StreamTail(owner.Limits.Tail);
            }

            _tail.Add(name, text);
            _trailerChanged = true;
        }

        internal void Flush()
        {
            if (owner._closed)
                return;
            if (_text.Length > 0)
            {
                RemoveTrailer();
                var name = _stream == StreamName.Stdout ? "stdout" : "stderr";
                if (outputs.LastOrDefault() is JsonObject last
                    && (string?)last["output_type"] == "stream" && (string?)last["name"] == name)
                    last["text"] = MultilineText.Write(MultilineText.Read(last["text"]) + _text);
                else
                    outputs.Add(Text(_stream, _text.ToString()));
                _text.Clear();
            }

            if (!_trailerChanged)
                return;
            RemoveTrailer();
            _trailerChanged = false;
            if (_notShown > 0)
                _trailer.Add(Text(StreamName.Stderr, string.Create(CultureInfo.InvariantCulture,
                    $"[{_notShown:N0} more outputs of this cell are left out: {_shown:N0} are kept]\n")));
            if (_tail?.Read(out var leftOut) is { } parts)
            {
                if (leftOut > 0)
                {
                    var notice = string.Create(CultureInfo.InvariantCulture,
                        $"\n[{leftOut:N0} characters that this cell printed are left out here; ")
                        + "--stdout-file and --stderr-file keep all]\n";
                    _trailer.Add(Text(parts.Count > 0 ? parts[0].Name : StreamName.Stdout, notice));
                }

                foreach (var (stream, text) in parts)
                {
                    // The notice and the text behind it are one output.
                    if (leftOut > 0
                        && _trailer.Count == (_notShown > 0 ? 2 : 1)
                        && (string?)_trailer[^1]["name"] == Name(stream))
                        _trailer[^1]["text"] = MultilineText.Write(MultilineText.Read(_trailer[^1]["text"]) + text);
                    else
                        _trailer.Add(Text(stream, text));
                }
            }

            foreach (var output in _trailer)
                outputs.Add(output);
        }

        void RemoveTrailer()
        {
            foreach (var output in _trailer)
                outputs.Remove(output);
            _trailerChanged |= _trailer.Count > 0;
            _trailer.Clear();
        }

        void ClearIfDue()
        {
            if (!_clearBeforeNext)
                return;
            _clearBeforeNext = false;
            _text.Clear();
            outputs.Clear();
            _trailer.Clear();
            (_tail, _trailerChanged, _kept, _shown, _notShown, _data) = (null, false, 0, 0, 0, 0);
        }

        static long Size(JsonNode? node) => node switch
        {
            JsonObject map => map.Sum(entry => Size(entry.Value)),
            JsonArray list => list.Sum(Size),
            JsonValue value when value.TryGetValue<string>(out var text) => text.Length,
            _ => 1,
        };

        static string Name(StreamName stream) => stream == StreamName.Stdout ? "stdout" : "stderr";

        static JsonObject Text(StreamName stream, string text) => new()
        {
            ["name"] = Name(stream), ["output_type"] = "stream", ["text"] = MultilineText.Write(text),
        };

        static JsonObject Output(string type, MimeBundle data) => new()
        {
            ["data"] = data.ToJson(), ["metadata"] = new JsonObject(), ["output_type"] = type,
        };
    }
}
