using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace FairLab.Notebooks;

/// <summary>Completes directives: the kernel knows their names, options and values.</summary>
internal static class DirectiveCompletions
{
    public static CompletionList At(CompositeKernel kernel, string source, int lineStart, int position)
    {
        var typed = source[lineStart..position];
        var word = typed.LastIndexOf(' ') + 1;
        // Names are completed here: to the parser a name that has only begun is an unknown one.
        if (word == 0)
            return new CompletionList([.. Names(kernel, typed)], lineStart, position);
        var line = source[..lineStart].Count(c => c == '\n');
        var result = kernel.SendAsync(
            new RequestCompletions(source, new LinePosition(line, typed.Length)),
            CancellationToken.None).GetAwaiter().GetResult();
        var items = result.Events.OfType<CompletionsProduced>().SelectMany(produced => produced.Completions)
            .Where(item => item.DisplayText.StartsWith(typed[word..], StringComparison.OrdinalIgnoreCase))
            .Select(item => new CompletionItem(item.InsertText, "directive", item.Documentation));
        return new CompletionList([.. items], lineStart + word, position);
    }

    static IEnumerable<CompletionItem> Names(CompositeKernel kernel, string typed) =>
        kernel.ChildKernels.Prepend<Kernel>(kernel)
            .SelectMany(child => child.KernelInfo.SupportedDirectives).Where(directive => !directive.Hidden)
            .Where(directive => directive.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                && directive.Name.StartsWith("#!", StringComparison.Ordinal))
            .DistinctBy(directive => directive.Name).OrderBy(directive => directive.Name, StringComparer.Ordinal)
            .Select(directive => new CompletionItem(directive.Name, "directive", directive.Description));
}
