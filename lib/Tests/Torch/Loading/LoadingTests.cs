using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp.Tests.Loading;

public sealed class LoadingTests
{
    [Fact]
    public void Load_absent_shim_says_what_where_and_both_commands()
    {
        var folders = TorchLibrary.Folders;
        TorchLibrary.Folders = () => ["/nowhere/a", "/nowhere/b"];
        try
        {
            var failure = Assert.Throws<TorchLoadException>(() => TorchLibrary.Load());
            Assert.Contains("libfairtorch.so was not found", failure.Message, StringComparison.Ordinal);
            Assert.Contains("/nowhere/a and /nowhere/b", failure.Message, StringComparison.Ordinal);
            Assert.Contains("apt-get install libtorch-dev libopenblas0-pthread cmake g++", failure.Message, StringComparison.Ordinal);
            Assert.Contains("conda env create -f environment.yml", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            TorchLibrary.Folders = folders;
        }
    }

    [Fact]
    public void Load_shim_of_another_version_names_both_versions()
    {
        TorchLibrary.RecordedVersionOverride = "9.8.7";
        try
        {
            var failure = Assert.Throws<TorchLoadException>(() => TorchLibrary.Load());
            Assert.Contains("built for libtorch 9.8.7", failure.Message, StringComparison.Ordinal);
            TorchLibrary.RecordedVersionOverride = null;
            Assert.Contains($"loaded is {TorchInfo.Read().Version}", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            TorchLibrary.RecordedVersionOverride = null;
        }
    }

    [Fact]
    public void Load_damaged_shim_gives_the_remedy_and_the_version_it_was_built_for()
    {
        var folders = TorchLibrary.Folders;
        var folder = Directory.CreateTempSubdirectory("fairtorch");
        File.WriteAllText(Path.Combine(folder.FullName, TorchLibrary.FileName), "not a library fairtorch-built-for:1.2.3; end");
        TorchLibrary.Folders = () => [folder.FullName];
        try
        {
            var failure = Assert.Throws<TorchLoadException>(() => TorchLibrary.Load());
            Assert.Contains("cannot be loaded", failure.Message, StringComparison.Ordinal);
            Assert.Contains("built for libtorch 1.2.3", failure.Message, StringComparison.Ordinal);
            Assert.Contains("apt-get install", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            TorchLibrary.Folders = folders;
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("1.13.0", "1.13.1", true)]
    [InlineData("2.4.0", "2.4.1+cu121", true)]
    [InlineData("1.13.0", "2.0.1", false)]
    [InlineData("2.1.0", "2.10.0", false)]
    [InlineData("", "1.13.1", false)]
    public void Match_compares_major_and_minor(string builtFor, string running, bool expected) =>
        Assert.Equal(expected, TorchLibrary.Match(builtFor, running));

    [Fact]
    public void RuntimeVersion_reads_the_configuration_text()
    {
        Assert.Equal("2.4.1", TorchLibrary.RuntimeVersion("  - Build settings: BLAS_INFO=mkl, TORCH_VERSION=2.4.1, USE_CUDA=ON\n"));
        Assert.Null(TorchLibrary.RuntimeVersion("nothing of the kind"));
    }

    [Fact]
    public void TorchInfo_reads_what_doctor_prints()
    {
        var info = TorchInfo.Read();
        Assert.Matches(@"^\d+\.\d+", info.Version);
        Assert.True(TorchLibrary.Match(info.BuiltFor, info.Version));
        Assert.Contains(info.Libraries, path => path.Contains("libtorch_cpu", StringComparison.Ordinal));
        Assert.NotEmpty(info.BlasKernel);
        Assert.True(info.Threads >= 1);
        Assert.True(TorchInfo.MeasureGflops(256, 2) > 0);
    }

    [Fact]
    public void BlasKernel_is_not_the_fallback_of_2004_where_the_processor_has_better()
    {
        var kernel = TorchInfo.Read().BlasKernel;
        if (BlasSettings.CoreType is null || !kernel.StartsWith("OpenBLAS", StringComparison.Ordinal)) return;
        Assert.DoesNotContain("Prescott", kernel, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_operator_named_in_Aten_exists_in_libtorch()
    {
        var missing = new List<string>();
        foreach (var field in typeof(Aten).GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic))
        {
            var op = (Operator)field.GetValue(null)!;
            try
            {
                Assert.StartsWith("aten::", op.Schema, StringComparison.Ordinal);
            }
            catch (TorchException)
            {
                missing.Add(op.Name);
            }
        }
        Assert.True(missing.Count == 0, string.Join(", ", missing));
    }
}
