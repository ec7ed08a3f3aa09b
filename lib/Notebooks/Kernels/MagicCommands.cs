using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace FairLab.Notebooks;

/// <summary>
/// The directives that .NET Interactive's tool adds to its library: <c>#!time</c>, <c>#!about</c>, <c>#!lsmagic</c>.
/// </summary>
internal static class MagicCommands
{
    public static void AddTo(CompositeKernel composite)
    {
        composite.AddDirective(
            new KernelActionDirective("#!time")
            {
                Description = "Time the execution of the following code in the submission.",
            },
            Time);
        composite.AddDirective(
            new KernelActionDirective("#!about") { Description = "Show version and build information." },
            (_, context) =>
            {
                var (own, library) = (Version(typeof(MagicCommands)), Version(typeof(Kernel)));
                var (runtime, machine) = (Environment.Version, RuntimeInformation.RuntimeIdentifier);
                var text = FormattableString.Invariant(
                    $"FairLab notebooks {own} with .NET Interactive {library}\n.NET {runtime}, {machine}");
                context.DisplayAs(text, "text/plain");
                return Task.CompletedTask;
            });
        composite.AddDirective(
            new KernelActionDirective("#!lsmagic") { Description = "List the available magic commands / directives." },
            (_, context) =>
            {
                context.DisplayAs(List(composite), "text/plain");
                return Task.CompletedTask;
            });
    }

    static string Version(Type type) => type.Assembly.GetName().Version!.ToString(3);

    /// <summary>The directives with what they do, one a line, kernels after those of all of them.</summary>
    static string List(CompositeKernel composite) => string.Join('\n', composite.ChildKernels.Prepend<Kernel>(composite)
        .SelectMany(kernel => kernel.KernelInfo.SupportedDirectives).Where(directive => !directive.Hidden)
        .DistinctBy(directive => directive.Name).OrderBy(directive => directive.Name, StringComparer.Ordinal)
        .Select(directive => $"{directive.Name}{Parameters(directive)}\n    {directive.Description}"));

    static string Parameters(KernelDirective directive) => string.Concat(directive.Parameters
        .Where(parameter => parameter.Name.Length > 0)
        .Select(parameter => parameter.Required ? $" {parameter.Name} ..." : $" [{parameter.Name}]"));

    static Task Time(object command, KernelInvocationContext context)
    {
        var clock = Stopwatch.StartNew();
        var output = CellRun.Current?.Output;
        context.OnComplete(_ => output?.Display(
            MimeBundle.Of(
                "text/plain", FormattableString.Invariant($"Wall time: {clock.Elapsed.TotalMilliseconds:0.###}ms")),
            null));
        return Task.CompletedTask;
    }
}
