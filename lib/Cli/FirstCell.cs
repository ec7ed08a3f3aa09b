using FairLab.Experiments.Workers;
using FairLab.Runs;

namespace FairLab.Cli;

/// <summary>
/// What a notebook needs first under Microsoft's own kernel, which knows nothing of FairLab: the assemblies, namespaces
/// and figures that FairLab's kernel brings by itself.
/// </summary>
static class FirstCell
{
    /// <summary>The code, for this build on this machine.</summary>
    public static string Code()
    {
        var session = FairLabSession.Options(Repository.Root, "");
        return string.Join("\n",
        [
            .. session.References.Select(file => $"#r \"{file}\""),
            .. session.Imports.Select(name => $"using {name};"),
            "System.Environment.SetEnvironmentVariable(\"FAIRLAB_ROOT\", "
                + $"@\"{Repository.Root.Replace("\"", "\"\"", StringComparison.Ordinal)}\");",
            "Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Plotly.NET.GenericChart>(",
            "    chart => ChartHtml.Notebook(chart), \"text/html\");",
        ]);
    }
}
