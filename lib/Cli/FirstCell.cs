using System.Runtime.InteropServices;
using FairLab.Experiments.Workers;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Cli;

/// <summary>
/// What a notebook needs first under Microsoft's own kernel, which knows nothing of FairLab: the assemblies, namespaces
/// and figures that FairLab's kernel brings by itself, and where the library that draws faces lies.
/// </summary>
static class FirstCell
{
    // FairLab's formatters are found by name, so that no library has to know the kernel.
    const string Formatters = """
        foreach (var (type, formatters) in new (Type, IEnumerable<object>)[]
        {
            (typeof(torch.Tensor), new TensorFormatters().CreateTypeFormatters()),
            (typeof(Deedle.Internal.IFrameFormattable), new FrameFormatters().CreateTypeFormatters()),
            (typeof(Deedle.Internal.ISeriesFormattable), new FrameFormatters().CreateTypeFormatters()),
            (typeof(Plotly.NET.GenericChart), new ChartFormatters().CreateTypeFormatters()),
        })
        {
            var html = formatters.First(f => f.GetType().GetProperty("MimeType").GetValue(f) is "text/html");
            var format = html.GetType().GetMethod("Format");
            Microsoft.DotNet.Interactive.Formatting.Formatter.Register(
                type, (object value, TextWriter to) => { format.Invoke(html, [value, to]); }, "text/html");
        }
        """;

    /// <summary>The code, for this build on this machine.</summary>
    public static string Code()
    {
        var session = FairLabSession.Options(Repository.Root, "");
        string skia = Path.Combine(AppContext.BaseDirectory, "SkiaSharp.dll");
        return string.Join("\n",
        [
            .. session.References.Append(skia).Select(file => $"#r \"{file}\""),
            .. SessionOptions.DefaultImports.Where(name => name.StartsWith("System", StringComparison.Ordinal))
                .Concat(session.Imports).Select(name => $"using {name};"),
            "using System.Runtime.InteropServices;",
            $"Environment.SetEnvironmentVariable(\"FAIRLAB_ROOT\", {Quoted(Repository.Root)});",
            Formatters,
            .. Native() is { } native
                ? (string[])
                [
                    "NativeLibrary.SetDllImportResolver(typeof(SkiaSharp.SKBitmap).Assembly, (name, _, _) =>",
                    $"    name == \"libSkiaSharp\" ? NativeLibrary.Load({Quoted(native)}) : 0);",
                ]
                : [],
        ]);
    }

    // A program that was not built with it does not look in a folder of its own system and processor.
    static string? Native()
    {
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        string ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        string processor = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] folders =
            ["", $"runtimes/{system}-{processor}/native", $"runtimes/{system}/native"];
        return folders.Select(f => Path.Combine(AppContext.BaseDirectory, f, "libSkiaSharp" + ending))
            .FirstOrDefault(File.Exists);
    }

    static string Quoted(string text) => $"@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
