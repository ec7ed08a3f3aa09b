using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FairLab.Notebooks;

/// <summary>
/// A running cell and all that runs for it: it flows to every task and thread the cell starts. Once it is stopped, each
/// of these ends at its next <see cref="Checkpoint"/>, the ones the cell has left behind too; other cells are not
/// touched.
/// </summary>
/// <param name="stopsAtPrint">Whether printing is a checkpoint as well, for code that has no other.</param>
/// <param name="token">The token of the exception that stops it.</param>
internal sealed class CellScope(bool stopsAtPrint, CancellationToken token)
{
    static readonly AsyncLocal<CellScope?> Ambient = new(static change =>
    {
        change.PreviousValue?.Leave();
        change.CurrentValue?.Join();
        _current = change.CurrentValue;
    });

    [ThreadStatic]
    static CellScope? _current;

    // Libraries that compute for long, and know no notebooks, ask here whether they are to stop.
    static CellScope() => AppContext.SetData("FairLab.Checkpoint", (Action)Checkpoint.Pass);

    int _gate;
    int _threads;
    volatile bool _stopped;
    volatile bool _thrown;
    volatile bool _awaiting;

    /// <summary>Whether what runs for the cell is to end.</summary>
    public bool IsStopped => _stopped;

    /// <summary>Whether a checkpoint has thrown.</summary>
    public bool HasThrown => _thrown;

    /// <summary>
    /// Whether the cell's thread waits for a task the cell awaits: stopping ends that wait, no interrupt is needed.
    /// </summary>
    public bool IsAwaiting
    {
        get => _awaiting;
        set => _awaiting = value;
    }

    /// <summary>Threads that run for the cell now.</summary>
    public int Threads => Volatile.Read(ref _threads);

    /// <summary>Makes a scope the calling flow's, until the result is disposed.</summary>
    public static Restore Enter(CellScope scope)
    {
        var before = Ambient.Value;
        Ambient.Value = scope;
        return new Restore(before);
    }

    /// <summary>Ends what runs for the cell, now and later.</summary>
    public void Stop()
    {
        Lock();
        if (!_stopped)
        {
            _stopped = true;
            Interlocked.Add(ref Checkpoint.Stopping, _threads);
        }

        Unlock();
    }

    [StackTraceHidden]
    public static void ThrowIfStopped()
    {
        if (_current is { _stopped: true } scope)
            scope.Throw();
    }

    /// <summary>A checkpoint where code prints.</summary>
    [StackTraceHidden]
    public static void ThrowIfStoppedAtPrint()
    {
        if (_current is { _stopped: true, StopsAtPrint: true } scope)
            scope.Throw();
    }

    /// <summary>Whether an exception, or one it carries, is what stopped the cell.</summary>
    public bool IsStop(Exception? error) => error switch
    {
        null => false,
        OperationCanceledException cancelled when cancelled.CancellationToken == token => true,
        ThreadInterruptedException => true,
        AggregateException many => many.InnerExceptions.Any(IsStop),
        _ => IsStop(error.InnerException),
    };

    bool StopsAtPrint => stopsAtPrint;

    [DoesNotReturn, StackTraceHidden, MethodImpl(MethodImplOptions.NoInlining)]
    void Throw()
    {
        _thrown = true;
        throw new CellStoppedException(token);
    }

    void Join() => Count(1);

    void Leave() => Count(-1);

    void Count(int change)
    {
        Lock();
        _threads += change;
        if (_stopped)
            Interlocked.Add(ref Checkpoint.Stopping, change);
        Unlock();
    }

    // Whatever waits could be interrupted here, where an exception ends the process; so it turns.
    void Lock()
    {
        while (Interlocked.CompareExchange(ref _gate, 1, 0) != 0)
            Thread.Yield();
    }

    void Unlock() => Volatile.Write(ref _gate, 0);

    public readonly struct Restore(CellScope? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
