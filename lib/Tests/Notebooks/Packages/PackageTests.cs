namespace FairLab.Notebooks.Tests;

public sealed class PackageTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly LocalPackages _packages;
    readonly NotebookSession _session;

    public PackageTests()
    {
        _packages = new LocalPackages(_folder);
        _session = new NotebookSession(new SessionOptions { WorkingDirectory = _folder.Path });
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    CellResult Run(string source, RecordedOutput? output = null)
    {
        var result = _session.Run(source, output ?? new RecordedOutput(), "In [1]");
        Assert.True(
            result.Status == CellStatus.Completed, result.Error is { } error ? string.Join('\n', error.Traceback) : "");
        return result;
    }

    string Error(string source)
    {
        var result = _session.Run(source, new RecordedOutput(), "In [1]");
        Assert.NotEqual(CellStatus.Completed, result.Status);
        // Whatever happens, the session lives on.
        Assert.Equal(2, Run("1 + 1").Value);
        return result.Error!.Message;
    }

    [Theory]
    [InlineData("YamlDotNet", "1.2.3")]
    [InlineData("Microsoft.CodeAnalysis.CSharp", "1.2.3")]
    [InlineData("FSharp.Compiler.Service", "99.0.0")]
    [InlineData("Brand.New", "1.2.3")]
    public void Package_of_a_name_that_the_host_has_is_the_notebooks_own(string name, string version)
    {
        _packages.Add(name, version, "namespace Asked { public class Thing { public string Says => \"mine\"; } }");
        var output = new RecordedOutput();
        Assert.Equal("mine", Run($"#r \"nuget: {name}, {version}\"\nusing Asked;\nnew Thing().Says", output).Value);
        Assert.Equal($"Installed {name} {version}", output.Displays[0].Data["text/plain"]);
        Assert.StartsWith(version, (string)Run("typeof(Thing).Assembly.GetName().Version.ToString()").Value!);
        var says = name == "Brand.New" ? "Asked.Thing().Says" : "\"mine\"";
        Assert.Equal("mine", Run($"#!fsharp\n#r \"nuget: {name}, {version}\"\n{says}").Value);
    }

    [Fact]
    public void Another_version_is_taken_while_the_first_is_not_in_use_and_refused_afterwards()
    {
        _packages.Add("Third", "1.0.0", "public class Third { public static int V => 1; }");
        _packages.Add("Third", "2.0.0", "public class Third { public static int V => 2; }");
        _packages.Add("Third", "3.0.0", "public class Third { public static int V => 3; }");
        Run("#r \"nuget: Third, 1.0.0\"");
        Assert.Equal(2, Run("#r \"nuget: Third, 2.0.0\"\nThird.V").Value);
        var message = Error("#r \"nuget: Third, 3.0.0\"");
        Assert.Contains("Third 3.0.0", message);
        Assert.Contains("2.0.0", message);
        Assert.Equal(2, Run("Third.V").Value);
        message = Error("#r \"nuget: Other, 1.0.0\"\n#r \"nuget: Other, 2.0.0\"");
        Assert.Contains("1.0.0, 2.0.0", message);
    }

    [Fact]
    public void Two_packages_that_want_different_versions_of_a_third_get_the_higher_and_a_warning()
    {
        _packages.Add("Third", "1.0.0", "public class Third { public static int V => 1; }");
        _packages.Add("Third", "2.0.0", "public class Third { public static int V => 2; }");
        _packages.Add("Low", "1.0.0", "public class Low { }", [("Third", "1.0.0")]);
        _packages.Add("High", "1.0.0", "public class High { }", [("Third", "2.0.0")]);
        _packages.Add("Exact", "1.0.0", "public class Exact { }", [("Third", "[1.0.0]")]);
        Assert.Equal(2, Run("#r \"nuget: Low, 1.0.0\"\n#r \"nuget: High, 1.0.0\"\nThird.V").Value);
        var output = new RecordedOutput();
        Run("#r \"nuget: Exact, 1.0.0\"", output);
        Assert.Contains("Exact 1.0.0 requires Third (= 1.0.0) but version Third 2.0.0 was resolved", output.Stderr);
    }

    [Fact]
    public void Assembly_shared_with_the_host_is_the_hosts_and_a_newer_one_is_refused_by_name()
    {
        _packages.Add("FSharp.Core", "99.0.0", "public class Newer { }");
        _packages.Add("FSharp.Core", "1.0.0", "public class Older { }");
        Assert.Contains("FSharp.Core 99.0.0 cannot be used here", Error("#r \"nuget: FSharp.Core, 99.0.0\""));
        Run("#r \"nuget: FSharp.Core, 1.0.0\"");
    }

    [Fact]
    public void Extension_of_a_package_is_loaded_and_its_formatter_used()
    {
        _packages.Add("Shapes", "1.0.0", "public class Shape { }", extension: """
            using System.Threading.Tasks;
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Formatting;
            public class ShapesExtension : IKernelExtension
            {
                public async Task OnLoadAsync(Kernel kernel)
                {
                    Formatter.Register(typeof(System.Version), (value, writer) => writer.Write("<svg/>"), "text/html");
                    await kernel.SubmitCodeAsync("var fromExtension = 5;");
                }
            }
            """, script: "#!csharp\nvar fromScript = 7;\n");
        Run("#r \"nuget: Shapes, 1.0.0\"");
        Assert.Equal("<svg/>", Run("new Version(1, 0)").Shown!["text/html"]);
        Assert.Equal(12, Run("fromExtension + fromScript").Value);
    }

    [Theory]
    // A version each: who sets NUGET_PACKAGES has one folder for all packages, whatever a NuGet.config says.
    [InlineData("1.0.1", "throw new System.InvalidOperationException(\"not today\");",
        "InvalidOperationException: not today")]
    [InlineData("1.0.2",
        "return System.Threading.Tasks.Task.FromException(new System.IO.IOException(\"later\"));",
        "IOException: later")]
    public void Extension_that_throws_is_named_and_its_package_can_be_used(
        string version, string body, string expected)
    {
        _packages.Add("Broken", version, "public class Fine { public static int V => 3; }", extension:
            "public class Bad : Microsoft.DotNet.Interactive.IKernelExtension { public System.Threading.Tasks.Task "
                + $$"""OnLoadAsync(Microsoft.DotNet.Interactive.Kernel kernel) { {{body}} } }""");
        var message = Error($"#r \"nuget: Broken, {version}\"");
        Assert.Contains($"Broken {version}", message);
        Assert.True(message.Contains(expected, StringComparison.Ordinal), message);
        Assert.Equal(3, Run("Fine.V").Value);
    }

    [Fact]
    public void Package_that_does_not_exist_or_needs_a_newer_framework_is_an_error()
    {
        Assert.Contains("Absent", Error("#r \"nuget: Absent, 1.0.0\""));
        _packages.Add("Tomorrow", "1.0.0", "public class Tomorrow { }", framework: "net99.0");
        var message = Error("#r \"nuget: Tomorrow, 1.0.0\"");
        Assert.Contains("Tomorrow", message);
        Assert.Contains("net99.0", message);
    }

    [Fact]
    public void Reference_between_lines_of_code_leaves_the_lines_where_they_are()
    {
        _packages.Add("Lines", "1.0.0", "public class Lines { }");
        var result = _session.Run("var a = 1;\n#r \"nuget: Lines, 1.0.0\"\nvar b = 2;\nnope", null, "In [1]");
        Assert.Equal((4, "nope"), (result.Error!.Line, result.Error.SourceLine));
    }
}
