namespace FairLab.Notebooks;

/// <summary>
/// One execution of a cell: its source, where its output goes, what stops it, and what has come of its parts so far.
/// </summary>
internal sealed class CellRun(
    string source, string? label, ICellOutput? output, CancellationToken token, CellThread? thread = null)
{
    static readonly AsyncLocal<CellRun?> Ambient = new();

    readonly Lock _gate = new();
    (object? Value, MimeBundle Shown)? _pending;

    /// <summary>The run that the calling flow belongs to, or null outside a cell.</summary>
    public static CellRun? Current => Ambient.Value;

    public string Source { get; } = source;

    public string? Label { get; } = label;

    public ICellOutput? Output { get; } = output;

    public CancellationToken Token { get; } = token;

    /// <summary>Where the cell's code runs.</summary>
    public CellThread Thread { get; } = thread ?? new CellThread();

    /// <summary>Which lines of the source have been handed to a kernel already.</summary>
    public SourceLines Lines { get; } = new(source);

    /// <summary>What came of the parts that have run; a part that failed is the last.</summary>
    public CellResult Result { get; private set; } = new() { Status = CellStatus.Completed };

    /// <summary>Whether code of the cell is running: what is submitted now comes from that code.</summary>
    public bool IsRunning { get; set; }

    /// <summary>An error that was published without failing a command.</summary>
    public string? Problem { get; set; }

    public void Enter() => Ambient.Value = this;

    public static void Restore(CellRun? before) => Ambient.Value = before;

    /// <summary>A run of other source within this one: a file that is loaded.</summary>
    public CellRun Of(string other, string name) => new(other, name, Output, Token, Thread);

    /// <summary>Adds what came of one part of the cell.</summary>
    public void Add(CellResult next)
    {
        lock (_gate)
        {
            var before = Result;
            Result = next with
            {
                CompileTime = before.CompileTime + next.CompileTime,
                FromCache = next.FromCache && (before.FromCache || before.CompileTime == TimeSpan.Zero),
                Diagnostics = [.. before.Diagnostics, .. next.Diagnostics],
            };
        }
    }

    /// <summary>
    /// A value that a part ended in: the cell's result should nothing else come, else shown where it came about.
    /// </summary>
    public void Offer(object? value, MimeBundle shown)
    {
        ShowPending();
        lock (_gate)
            _pending = (value, shown);
    }

    /// <summary>Shows a value that turned out not to be the cell's last.</summary>
    public void ShowPending()
    {
        MimeBundle? shown;
        lock (_gate)
            (shown, _pending) = (_pending?.Shown, null);
        if (shown is not null)
            Output?.Display(shown, null);
    }

    /// <summary>The cell's result: that of its parts, with the value of the last of them.</summary>
    public CellResult Complete()
    {
        if (Result is not { Status: CellStatus.Completed, HasValue: true })
            ShowPending();
        lock (_gate)
            return _pending is { } last
                ? Result with { Value = last.Value, Shown = last.Shown }
                : Result with { HasValue = false, Value = null };
    }
}
