using System.Runtime.ExceptionServices;

namespace FairLab.Notebooks;

/// <summary>Ends what runs for a cell that is to stop.</summary>
internal sealed class CellStoppedException(CancellationToken token)
    : OperationCanceledException("The cell was interrupted.", token)
{
    static int _handled;

    /// <summary>Lets threads that a cell has started end by this exception without ending the process.</summary>
    public static void EndOnlyThreads()
    {
        if (Interlocked.Exchange(ref _handled, 1) != 0)
            return;
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(static error => IsStop(error));
        }
        catch (InvalidOperationException)
        {
            // The host has a handler of its own.
        }
    }

    static bool IsStop(Exception? error) => error switch
    {
        null => false,
        CellStoppedException => true,
        // An interrupt meant for a wait of the cell's may come while the runtime registers an await, and is thrown
        // elsewhere.
        ThreadInterruptedException => true,
        AggregateException many => many.InnerExceptions.All(IsStop),
        _ => IsStop(error.InnerException),
    };
}
