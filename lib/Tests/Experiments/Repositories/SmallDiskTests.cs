using FairLab.Report.Tests;

namespace FairLab.Experiments.Tests;

/// <summary>Results on a disk that is full, or may not be written: what is finished stays, and the message says
/// what to do.</summary>
public sealed class SmallDiskTests : IDisposable
{
    readonly OtherRepository _other = new();

    public void Dispose() => _other.Dispose();

    string Results => Path.Combine(_other.Root, "results");

    [SmallDiskFact]
    public async Task Run_OnAFullDisk_KeepsWhatIsFinished_AndGoesOnOnceThereIsRoom()
    {
        using var disk = new SmallDisk(Results, 0.06);
        var (code, output, error) = await _other.FairlabAsync("run", _other.Root, "-q", "--exact");
        Assert.Equal(1, code);
        Assert.Contains("No space left on device", output + error, StringComparison.Ordinal);
        int done = Directory.GetFiles(Results, "run.json", SearchOption.AllDirectories)
            .Count(f => File.ReadAllText(f).Contains("\"state\": \"done\"", StringComparison.Ordinal));
        Assert.InRange(done, 1, 5);

        disk.Resize(12);
        (code, output, error) = await _other.FairlabAsync("run", _other.Root, "-q", "--exact");
        Assert.True(code == 0, output + error);
        Assert.Contains($"{6 - done} executed now, {done} done before", output, StringComparison.Ordinal);
        Assert.Contains("Squares are positive", _other.Study.Read("results/report/squares.html"),
            StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task Run_InAFolderThatMayNotBeWritten_SaysSo()
    {
        using var disk = new SmallDisk(Results, 12);
        Assert.Equal(0, (await _other.FairlabAsync("run", _other.Root, "-q")).Code);
        string report = _other.Study.Read("results/report/squares.html");
        disk.MakeReadOnly();
        var (code, _, error) = await _other.FairlabAsync("run", _other.Root, "-q", "--force");
        Assert.Equal(1, code);
        Assert.Contains("cannot be written, and the runs of 'squares' are kept there", error,
            StringComparison.Ordinal);
        Assert.Contains("Read-only file system", error, StringComparison.Ordinal);
        Assert.Equal(report, _other.Study.Read("results/report/squares.html"));
    }
}
