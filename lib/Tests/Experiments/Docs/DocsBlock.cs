using Markdig;
using Markdig.Syntax;

namespace FairLab.Experiments.Tests;

/// <summary>A fenced block of a page of docs/.</summary>
/// <param name="Language">The word behind the fence.</param>
/// <param name="File">The file name behind it; null for a block that is run or shown.</param>
/// <param name="Source">Its lines.</param>
/// <param name="Line">Where it begins, from 1.</param>
public sealed record DocsBlock(string Language, string? File, string Source, int Line)
{
    /// <summary>The blocks of a page, in order.</summary>
    public static IReadOnlyList<DocsBlock> Of(string page) =>
        [.. Markdown.Parse(page).Descendants<FencedCodeBlock>().Select(b => new DocsBlock(
            b.Info ?? "",
            string.IsNullOrWhiteSpace(b.Arguments) ? null : b.Arguments.Trim(),
            b.Lines.ToString(),
            b.Line + 1))];

    /// <summary>An error at the block.</summary>
    public InvalidOperationException Error(string message) => new($"block '{Language}' at line {Line}: {message}");
}
