namespace FairLab.Notebooks.Tests;

public sealed class SessionMemoryTests
{
    [Fact]
    public void Run_many_cells_keeps_memory_small()
    {
        const int Cells = 200;
        // In a process of its own: other tests of this one take memory at the same time.
        var halves = HostProcess.Run("memory", FormattableString.Invariant($"{Cells}"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(
                line => long.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) / (Cells / 2))
            .ToArray();
        Assert.Equal(2, halves.Length);
        // A thousand cells may add 150 MB to the process; what the collector holds is about half of what the process
        // does.
        Assert.All(halves, perCell => Assert.InRange(perCell, 0, 100_000));
        // References handed on from cell to cell grew with the chain: the second half then took three times the first.
        Assert.InRange(halves[1], 0, 2 * halves[0]);
    }

    [Fact]
    public void Dispose_lets_the_cells_go() =>
        // In a process of its own too: formatters are set back when no session is left.
        Assert.Equal("0", HostProcess.Run("retained").Trim());
}
