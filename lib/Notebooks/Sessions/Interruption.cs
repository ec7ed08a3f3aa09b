#pragma warning disable SYSLIB0046 // The last resort for a cell that will not stop; the state it leaves is the user's to judge, and he is told.
using System.Runtime;

namespace FairLab.Notebooks;

/// <summary>
/// Runs a cell so that it can be stopped from outside. It ends at its next checkpoint; while it waits, it is interrupted; and when it
/// has not ended after a while, or is asked to a second time, it is aborted. Native calls stop only when they return.
/// A thread that was aborted once does not react to a second abort while it loops (.NET 10), nor does one it has started.
/// </summary>
/// <param name="scope">The cell.</param>
/// <param name="patience">How long it may take to stop.</param>
/// <param name="token">Stops it.</param>
internal sealed class Interruption(CellScope scope, TimeSpan patience, CancellationToken token) : IDisposable
{
    const int Running = 0, Interrupting = 1, Ended = 2;

    // An abort inside the just-in-time compiler ends the process. One that has compiled nothing for so long is hardly at it.
    static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100), QuietAtLast = TimeSpan.FromSeconds(2);

    readonly Thread _thread = Thread.CurrentThread;
    readonly CancellationTokenSource _abort = new();
    int _state = Running;
    bool _interrupted;
    volatile bool _urgent;

    /// <summary>Whether the cell had to be aborted.</summary>
    public bool WasAborted { get; private set; }

    /// <summary>Aborts the cell, if it was asked to stop before.</summary>
    public void Insist() => _urgent = true;

    /// <summary>Runs an action on the calling thread, which made this object.</summary>
    /// <returns>False when it was stopped because of the token.</returns>
    public bool Run(Action action)
    {
        if (!token.CanBeCanceled)
        {
            action();
            return true;
        }

        if (token.IsCancellationRequested)
            return false;
        try
        {
            ControlledExecution.Run(
                () =>
                {
                    using var registration = token.UnsafeRegister(static self => ((Interruption)self!).Stop(), this);
                    action();
                },
                _abort.Token);
            return true;
        }
        catch (Exception error) when (token.IsCancellationRequested && error is OperationCanceledException or ThreadInterruptedException)
        {
            return false;
        }
        finally
        {
            while (Interlocked.CompareExchange(ref _state, Ended, Running) != Running)
                Thread.SpinWait(20);
            if (Volatile.Read(ref _interrupted))
                Drain();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _abort.Dispose();

    void Stop()
    {
        scope.Stop();
        new Thread(Pursue) { IsBackground = true, Name = "cell interrupt" }.Start();
    }

    /// <summary>Wakes the thread where it waits, again and again; aborts it in the end.</summary>
    void Pursue()
    {
        var since = Environment.TickCount64;
        var waits = 0;
        while (Volatile.Read(ref _state) != Ended)
        {
            if (!WasAborted && (_urgent || Environment.TickCount64 - since >= patience.TotalMilliseconds))
                Abort();
            // A wait seen three times is hardly one for a lock inside some library, which is better not disturbed.
            waits = (_thread.ThreadState & ThreadState.WaitSleepJoin) != 0 && !scope.IsAwaiting ? waits + 1 : 0;
            if (waits >= 3)
                Wake();
            Thread.Sleep(waits >= 3 ? 20 : 1);
        }
    }

    void Wake()
    {
        if (Interlocked.CompareExchange(ref _state, Interrupting, Running) != Running)
            return;
        Volatile.Write(ref _interrupted, true);
        _thread.Interrupt();
        Volatile.Write(ref _state, Running);
    }

    void Abort()
    {
        if (!IsCompilerQuiet())
            return;
        WasAborted = true;
        new Thread(Cancel) { IsBackground = true, Name = "cell abort" }.Start();
        // The thread is woken only once the abort is marked: one that left first would wait for the abort, and the abort for it.
        while (Volatile.Read(ref _state) == Running && (_thread.ThreadState & ThreadState.AbortRequested) == 0)
            Thread.Sleep(1);
    }

    void Cancel()
    {
        try
        {
            _abort.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell ended first.
        }
    }

    /// <summary>Waits until nothing is compiled, or for long enough.</summary>
    /// <returns>False when the cell has ended meanwhile.</returns>
    bool IsCompilerQuiet()
    {
        var (begun, last, count) = (Environment.TickCount64, Environment.TickCount64, JitInfo.GetCompiledMethodCount());
        while (Environment.TickCount64 - last < Quiet.TotalMilliseconds && Environment.TickCount64 - begun < QuietAtLast.TotalMilliseconds)
        {
            if (Volatile.Read(ref _state) == Ended)
                return false;
            Thread.Sleep(1);
            if (JitInfo.GetCompiledMethodCount() is var now && now != count)
                (last, count) = (Environment.TickCount64, now);
        }

        return true;
    }

    /// <summary>Takes an interrupt that came after the code had ended, so that it does not hit the next wait.</summary>
    static void Drain()
    {
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
        }
    }
}
