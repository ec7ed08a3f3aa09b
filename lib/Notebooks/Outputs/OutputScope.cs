namespace FairLab.Notebooks;

/// <summary>The output of the cell that is running, flowing to every task and thread the cell starts.</summary>
internal static class OutputScope
{
    static readonly AsyncLocal<ICellOutput?> Ambient = new();

    /// <summary>The running cell's output, or null outside a cell.</summary>
    public static ICellOutput? Current => Ambient.Value;

    /// <summary>Makes an output the current one until the result is disposed.</summary>
    public static Restore Enter(ICellOutput? output)
    {
        var before = Ambient.Value;
        Ambient.Value = output;
        return new Restore(before);
    }

    public readonly struct Restore(ICellOutput? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
