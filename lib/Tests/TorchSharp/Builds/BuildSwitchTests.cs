using System.Text.Json;

namespace FairLab.TorchGuards.Tests.Builds;

/// <summary>Which packages a build takes, and what it says where there is none.</summary>
public sealed class BuildSwitchTests
{
    static readonly string Project = Path.Combine(
        Weaving.WeaverTests.Metadata("RepositoryRoot"), "lib", "TorchSharp", "Guards", "FairLab.TorchGuards.csproj");

    [SourceTheory]
    [InlineData("cpu", "linux-x64", "TorchSharp libtorch-cpu-linux-x64")]
    [InlineData("cpu", "win-x64", "TorchSharp libtorch-cpu-win-x64")]
    [InlineData("cpu", "osx-arm64", "TorchSharp libtorch-cpu-osx-arm64")]
    [InlineData("cuda", "linux-x64", "TorchSharp-cuda-linux")]
    [InlineData("cuda", "win-x64", "TorchSharp-cuda-windows")]
    public void Packages_follow_the_switch_and_the_platform(string torch, string platform, string expected)
    {
        var (code, output, error) = Build("-getItem:PackageReference", torch, platform);
        Assert.True(code == 0, output + error);
        var packages = JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty("PackageReference")
            .EnumerateArray()
            .Select(p => p.GetProperty("Identity").GetString()!)
                .Where(p => p.Contains("torch", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(expected, string.Join(' ', packages.Order(StringComparer.Ordinal)));
    }

    [SourceTheory]
    [InlineData("rocm", "linux-x64", "FAIRLAB2", "found Torch=rocm, expected cpu or cuda")]
    [InlineData("cuda", "osx-arm64", "FAIRLAB3", "no package with CUDA for osx-arm64, only for linux-x64 and win-x64")]
    [InlineData("cpu", "linux-arm64", "FAIRLAB4",
        "no libtorch package for linux-arm64, only for linux-x64, win-x64 and osx-arm64")]
    public void Restore_without_a_package_fails_with_one_message(string torch, string platform, string number,
        string says)
    {
        var (code, output, _) = Build("-t:Restore", torch, platform);
        Assert.Equal(1, code);
        var errors = output.Split('\n').Where(l => l.Contains("error", StringComparison.Ordinal)).ToArray();
        Assert.Contains($"error {number}: ", Assert.Single(errors));
        Assert.Contains(says, errors[0]);
    }

    // No server of MSBuild or of the compiler stays behind.
    static (int Code, string Output, string Error) Build(string task, string torch, string platform) => Programs.Run(
        "dotnet", ["msbuild", Project, task, $"-p:Torch={torch}", $"-p:TorchPlatform={platform}", "-nologo", "-m:1",
            "-nodeReuse:false"],
        ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"));
}
