using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FairLab.Notebooks;

/// <summary>
/// What compiled cells call in every loop and at the start of every method, so that a cell that is to stop does.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Checkpoint
{
    // How many threads run for cells that are to stop. No static constructor: loops read it at a fixed address.
    internal static int Stopping;

    /// <summary>Throws when the calling thread runs for a cell that is to stop.</summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pass()
    {
        // A loop that runs once at most: the compiler lays what stands in it apart, and the way past it has no jump.
        while (Volatile.Read(ref Stopping) != 0)
        {
            CellScope.ThrowIfStopped();
            break;
        }
    }

    /// <summary>Hands a value on, as the parts of a query need it.</summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pass<T>(T value)
    {
        Pass();
        return value;
    }
}
