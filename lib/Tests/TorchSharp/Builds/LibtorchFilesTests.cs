namespace FairLab.TorchGuards.Tests.Builds;

/// <summary>
/// Programs whose libtorch is not the one they were built with: this one's folder, copied and changed.
/// </summary>
public sealed class LibtorchFilesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fairlab-libtorch-").FullName;

    public LibtorchFilesTests()
    {
        foreach (var file in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles())
            File.CreateSymbolicLink(Path.Combine(_folder, file.Name),
                file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName);
        // The program's folder is where this file really is.
        foreach (var name in (string[])["FairLab.TorchGuards.Tests.dll", "FairLab.TorchGuards.Tests.deps.json",
            "FairLab.TorchGuards.Tests.runtimeconfig.json",
            "FairLab.TorchGuards.dll", "TorchSharp.dll"])
        {
            File.Delete(Path.Combine(_folder, name));
            File.Copy(Path.Combine(AppContext.BaseDirectory, name), Path.Combine(_folder, name));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LinuxFact]
    public void Folder_as_it_was_built_works() => Assert.Equal((0, "", ""), Start());

    [LinuxFact]
    public void Folder_without_a_library_says_which()
    {
        File.Delete(Library);
        Fails($"found no libtorch_cpu.so in {_folder}/, expected TorchSharp ");
    }

    [LinuxFact]
    public void Folder_with_a_link_to_nowhere_says_where()
    {
        Replace(() => File.CreateSymbolicLink(Library, "/nonexistent/libtorch_cpu.so"));
        Fails(
            "found no /nonexistent/libtorch_cpu.so, which libtorch_cpu.so is a link to; NuGet's folder was cleared or "
                + "moved, expected ");
    }

    [LinuxFact]
    public void Folder_with_what_is_no_library_says_so()
    {
        Replace(() => File.WriteAllText(Library, "no library"));
        Fails($"found libtorch_cpu.so at {Library}, which does not load: ");
    }

    [LinuxFact]
    public void Folder_with_another_version_says_which()
    {
        string[] package = TorchInfo.Packages[^1].Split(' ');
        var other = Directory.CreateDirectory(Path.Combine(_folder, package[0], "1.13.0")).FullName;
        File.WriteAllText(Path.Combine(other, "libc10.so"), "");
        Replace(() => File.CreateSymbolicLink(Library, Path.Combine(other, "libc10.so")));
        Fails($"found libtorch_cpu.so of version 1.13.0 at {other}/libc10.so, expected TorchSharp ");
    }

    [Theory]
    [InlineData("/home/me/.nuget/packages/libtorch-cpu-linux-x64/2.10.0/runtimes/linux-x64/native/libtorch_cpu.so",
        "2.10.0")]
    [InlineData(@"C:\Users\me\.nuget\packages\libtorch-cpu-linux-x64\2.9.1\torch_cpu.dll", "2.9.1")]
    [InlineData("/usr/lib/libtorch_cpu.so", null)]
    public void Version_is_that_of_the_package_s_folder(string file, string? expected) =>
        Assert.Equal(expected, LibtorchFiles.Version(file, "libtorch-cpu-linux-x64"));

    string Library => Path.Combine(_folder, "libtorch_cpu.so");

    void Replace(Action make)
    {
        File.Delete(Library);
        make();
    }

    void Fails(string message)
    {
        var (code, output, error) = Start();
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(message, error);
        Assert.EndsWith("(or: dotnet build lib/Cli -c Release)\n", error);
        // Nothing was copied, as TorchSharp itself does.
        Assert.False(Directory.Exists(Path.Combine(_folder, "cpu")));
    }

    (int Code, string Output, string Error) Start() =>
        Programs.Run("dotnet", ["exec", Path.Combine(_folder, "FairLab.TorchGuards.Tests.dll"), "zeros"]);
}

/// <summary>A fact about links and names of libraries as Linux has them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "needs Linux: the libraries of other systems have other names";
    }
}
