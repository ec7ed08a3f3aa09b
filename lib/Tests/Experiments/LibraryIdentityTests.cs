using FairLab.Experiments.Runs;
using FairLab.TorchGuards;

namespace FairLab.Experiments.Tests;

/// <summary>What a run's key holds of the library.</summary>
public sealed class LibraryIdentityTests : IDisposable
{
    static readonly string[] Files = ["a.dll", "b.dll"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Hash_changes_with_each_file()
    {
        _folder.Write("a.dll", "a");
        _folder.Write("b.dll", "b");
        string before = LibraryIdentity.HashOf(_folder.Path, Files);
        _folder.Write("b.dll", "c");

        Assert.NotEqual(before, LibraryIdentity.HashOf(_folder.Path, Files));
    }

    [Fact]
    public void Hash_of_a_folder_without_a_file_is_refused_by_name()
    {
        _folder.Write("a.dll", "a");

        var error = Assert.Throws<FileNotFoundException>(() => LibraryIdentity.HashOf(_folder.Path, Files));

        Assert.StartsWith($"found no {Path.Combine(_folder.Path, "b.dll")}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_are_those_of_TorchSharp_and_libtorch_with_their_versions()
    {
        Assert.Collection(
            TorchInfo.Packages,
            p => Assert.Matches(@"^TorchSharp \d+\.\d+\.\d+$", p),
            p => Assert.Matches(@"^libtorch-(cpu|cuda)-\S+ \d+\.\d+\.\d+$", p));
        Assert.NotEqual(LibraryIdentity.Hash, LibraryIdentity.ReportHash);
    }
}
