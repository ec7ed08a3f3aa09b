namespace FairLab.Notebooks;

/// <summary>
/// Runs a cell so that it can be stopped from outside: it ends at its next checkpoint, and while it waits, it is
/// interrupted. Native calls and library code stop only when they return; who cannot wait for that leaves the thread
/// behind. A thread is never aborted: one abort in four of a thread inside a library ended the process (.NET 10),
/// just-in-time compiler or not.
/// </summary>
/// <param name="scope">The cell.</param>
/// <param name="token">Stops it.</param>
internal sealed class Interruption(CellScope scope, CancellationToken token)
{
    const int Running = 0, Interrupting = 1, Ended = 2;

    readonly Thread _thread = Thread.CurrentThread;
    int _state = Running;
    bool _interrupted;

    /// <summary>Runs an action on the calling thread, which made this object.</summary>
    /// <returns>False when it was stopped because of the token.</returns>
    public bool Run(Action action)
    {
        if (token.IsCancellationRequested)
            return false;
        using var registration = token.UnsafeRegister(static self => ((Interruption)self!).Stop(), this);
        try
        {
            action();
            return true;
        }
        catch (Exception error) when (token.IsCancellationRequested && scope.IsStop(error))
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

    void Stop()
    {
        scope.Stop();
        new Thread(Wake) { IsBackground = true, Name = "cell interrupt" }.Start();
    }

    /// <summary>Wakes the thread where it waits, again and again.</summary>
    void Wake()
    {
        var waits = 0;
        while (Volatile.Read(ref _state) != Ended)
        {
            // A wait seen three times is hardly one for a lock inside some library, which is better not disturbed.
            waits = (_thread.ThreadState & ThreadState.WaitSleepJoin) != 0 && !scope.IsAwaiting ? waits + 1 : 0;
            if (waits >= 3 && Interlocked.CompareExchange(ref _state, Interrupting, Running) == Running)
            {
                Volatile.Write(ref _interrupted, true);
                _thread.Interrupt();
                Volatile.Write(ref _state, Running);
            }

            Thread.Sleep(waits >= 3 ? 20 : 1);
        }
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
