using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>Completions at a position.</summary>
/// <param name="Items">The items, best first.</param>
/// <param name="Start">Where the text they replace begins, as an index into the source.</param>
/// <param name="End">Where it ends.</param>
public sealed record CompletionList(ImmutableArray<CompletionItem> Items, int Start, int End);
