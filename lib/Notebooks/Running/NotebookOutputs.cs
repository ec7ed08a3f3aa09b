using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// Records what cells show into a notebook's JSON, as a Jupyter client does: neighbouring stream text joined,
/// displays updated in
/// place. A cell that shows without end keeps its first and its last outputs; what a cell's threads print later is
/// the cell's own.
/// </summary>
/// <param name="messages">Told of everything, without limit.</param>
/// <param name="limits">How much is kept of each cell.</param>
/// <param name="journaled">The notebook beside which a journal is kept for the case that this process dies; null
/// keeps none.</param>
internal sealed partial class NotebookOutputs(
    Action<RunMessage>? messages, OutputLimits limits, string? journaled = null)
{
    const long SmallJournal = 4 << 20;

    readonly Lock _gate = new();
    readonly Dictionary<string, List<JsonObject>> _displays = new(StringComparer.Ordinal);
    readonly HashSet<CellOutput> _unflushed = [];
    readonly HashSet<CellOutput> _touched = [];
    OutputJournal? _journal;
    long _largeJournal = SmallJournal;
    int _generation;
    int _displayCount;
    bool _closed;

    /// <summary>Outputs of no run, without limits.</summary>
    public NotebookOutputs()
        : this(null, new OutputLimits(int.MaxValue, int.MaxValue))
    {
    }

    /// <summary>The output of one cell, which begins.</summary>
    public CellOutput For(NotebookCell cell)
    {
        lock (_gate)
        {
            // What was shown before has been saved.
            _generation++;
            _touched.Clear();
            _journal?.Restart();
            return new CellOutput(this, cell.Id, cell.Outputs);
        }
    }

    /// <summary>Runs an action while no output is being recorded, with everything printed so far in the
    /// notebook.</summary>
    public void Snapshot(Action action)
    {
        lock (_gate)
        {
            Flush();
            action();
        }
    }

    /// <summary>Runs an action while no output is being recorded.</summary>
    public void Quiet(Action action)
    {
        lock (_gate)
            action();
    }

    /// <summary>Discards everything from now on: a thread left behind must not change a notebook that is
    /// finished.</summary>
    public void Close()
    {
        lock (_gate)
        {
            Flush();
            _closed = true;
            _journal?.Dispose();
            _journal = null;
        }
    }

    OutputLimits Limits => limits;

    /// <summary>Whether events are kept in a journal.</summary>
    bool Keeps => journaled is not null && _largeJournal != 0;

    void Flush()
    {
        foreach (var output in _unflushed)
            output.Flush();
        _unflushed.Clear();
    }

    void Say(RunMessageKind kind, string text) => messages?.Invoke(new RunMessage(kind, text));

    /// <summary>Keeps an event in the journal; when that has grown large by events, the state of its cells takes
    /// their place.</summary>
    void Journal(CellOutput output, JournalEvent kind, ReadOnlySpan<char> text)
    {
        if (!Keeps)
            return;
        try
        {
            if ((_journal ??= OutputJournal.TryCreate(journaled!)) is not { } journal)
            {
                _largeJournal = 0;
                return;
            }

            if (journal.Length > _largeJournal)
            {
                journal.Restart();
                _generation++;
                foreach (var cell in _touched)
                    KeepState(journal, cell);
                _largeJournal = Math.Max(SmallJournal, journal.Length * 2);
            }

            if (output.Generation != _generation)
                KeepState(journal, output);
            journal.Add(kind, output.Id, text);
        }
        catch (IOException)
        {
            // A disk without room: the run itself meets it when it saves.
            _largeJournal = 0;
        }
    }

    void KeepState(OutputJournal journal, CellOutput output)
    {
        output.Flush();
        output.Generation = _generation;
        _touched.Add(output);
        journal.Add(JournalEvent.State, output.Id, output.ToJson());
    }
}
