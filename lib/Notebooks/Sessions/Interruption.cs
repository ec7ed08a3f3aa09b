#pragma warning disable SYSLIB0046 // Aborting a cell that will not stop is exactly what this is for; the state it leaves is the user's to judge.
using System.Runtime;

namespace FairLab.Notebooks;

/// <summary>
/// Runs code that can be stopped from outside: a loop is aborted, a wait is interrupted. Native calls stop only when they return, and a loop that swallows every exception of its waits does not stop.
/// A thread that was aborted once does not react to a second abort while it loops (.NET 10), so the next code to be interruptible belongs on a new thread.
/// </summary>
internal static class Interruption
{
    const int Running = 0, Interrupting = 1, Ended = 2;

    /// <summary>Runs an action on the calling thread.</summary>
    /// <returns>False when it was stopped because of the token.</returns>
    public static bool Run(Action action, CancellationToken token)
    {
        if (!token.CanBeCanceled)
        {
            action();
            return true;
        }

        if (token.IsCancellationRequested)
            return false;
        var state = Running;
        var interrupted = false;
        var thread = Thread.CurrentThread;
        try
        {
            ControlledExecution.Run(
                () =>
                {
                    // Callbacks run last in, first out, and the abort's own blocks until the thread reaches a point where it can be
                    // aborted: a sleeping thread has to be woken before, so this registration comes after that of the abort.
                    using var registration = token.UnsafeRegister(
                        _ => new Thread(Insist) { IsBackground = true, Name = "cell interrupt" }.Start(), null);
                    action();
                },
                token);
            return true;
        }
        catch (Exception error) when (token.IsCancellationRequested && error is OperationCanceledException or ThreadInterruptedException)
        {
            return false;
        }
        finally
        {
            while (Interlocked.CompareExchange(ref state, Ended, Running) != Running)
                Thread.SpinWait(20);
            if (Volatile.Read(ref interrupted))
                Drain();
        }

        // The abort reaches running code; a thread that sleeps or waits must be woken, and again should it wait anew. It is woken only
        // once the abort is marked: a thread that left first would wait for the abort, and the abort for the thread.
        void Insist()
        {
            while (Volatile.Read(ref state) == Running && (thread.ThreadState & ThreadState.AbortRequested) == 0)
                Thread.Sleep(1);
            while (Interlocked.CompareExchange(ref state, Interrupting, Running) == Running)
            {
                Volatile.Write(ref interrupted, true);
                thread.Interrupt();
                Volatile.Write(ref state, Running);
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Takes an interrupt that came after the code had ended, so that it does not hit the next wait.</summary>
    static void Drain()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
        }
    }
}
