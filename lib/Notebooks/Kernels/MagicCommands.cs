using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace FairLab.Notebooks;

/// <summary>The directives that .NET Interactive's tool adds to its library: <c>#!time</c>, <c>#!about</c>, <c>#!lsmagic</c>.</summary>
internal static class MagicCommands
{
    public static void AddTo(CompositeKernel composite)
    {
        composite.AddDirective(new KernelActionDirective("#!time") { Description = "Time the execution of the following code in the submission." }, Time);
        composite.AddDirective(new KernelActionDirective("#!about") { Description = "Show version and build information." }, (_, context) =>
        {
            context.DisplayAs(FormattableString.Invariant(
                $"FairLab notebooks {typeof(MagicCommands).Assembly.GetName().Version!.ToString(3)} with .NET Interactive {typeof(Kernel).Assembly.GetName().Version!.ToString(3)}\n.NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}"), "text/plain");
            return Task.CompletedTask;
        });
        composite.AddDirective(new KernelActionDirective("#!lsmagic") { Description = "List the available magic commands / directives." }, (_, context) =>
        {
            context.DisplayAs(List(composite), "text/plain");
            return Task.CompletedTask;
        });
    }

    /// <summary>The directives with what they do, one a line, kernels after those of all of them.</summary>
    static string List(CompositeKernel composite) => string.Join('\n', composite.ChildKernels.Prepend<Kernel>(composite)
        .SelectMany(kernel => kernel.KernelInfo.SupportedDirectives).Where(directive => !directive.Hidden)
        .DistinctBy(directive => directive.Name).OrderBy(directive => directive.Name, StringComparer.Ordinal)
        .Select(directive => $"{directive.Name}{string.Concat(directive.Parameters.Where(parameter => parameter.Name.Length > 0).Select(parameter => parameter.Required ? $" {parameter.Name} ..." : $" [{parameter.Name}]"))}\n    {directive.Description}"));

    static Task Time(object command, KernelInvocationContext context)
    {
        var clock = Stopwatch.StartNew();
        var output = CellRun.Current?.Output;
        context.OnComplete(_ => output?.Display(
            MimeBundle.Of("text/plain", FormattableString.Invariant($"Wall time: {clock.Elapsed.TotalMilliseconds:0.###}ms")), null));
        return Task.CompletedTask;
    }
}
