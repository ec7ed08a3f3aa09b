using System.Text;
using FSharp.Compiler.CodeAnalysis;
using FSharp.Compiler.Syntax;
using FSharp.Compiler.Text;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Control;
using Microsoft.FSharp.Core;

namespace FairLab.Notebooks;

/// <summary>
/// Puts checkpoints into the loops of F# code: into the condition of a <c>while</c>, and before the first expression of
/// the body of a
/// <c>for</c> where that lies on one line, so that the offside rule has nothing to say. No line moves.
/// </summary>
internal sealed class FSharpCheckpoints
{
    const string Name = "cell.fsx";

    const string Check = "global.FairLab.Notebooks.Checkpoint.Pass(); ";

    readonly List<(Position Place, string Text)> _edits = [];

    /// <param name="source">The code; it stays as it is when it has no loops, or cannot be parsed, or has directives,
    /// between which it runs part by part.</param>
    /// <param name="checker">Parses it.</param>
    public FSharpCheckpoints(string source, FSharpChecker checker)
    {
        Code = source;
        var hasLoops = source.Contains("while", StringComparison.Ordinal)
            || source.Contains("for", StringComparison.Ordinal);
        if (!hasLoops || source.Split('\n').Any(line => line.StartsWith('#')))
            return;
        var (options, _) = checker.GetParsingOptionsFromCommandLineArgs(
            ListModule.OfSeq([Name]), FSharpList<string>.Empty, FSharpOption<bool>.Some(true), null);
        var parsed = FSharpAsync.RunSynchronously(
            checker.ParseFile(Name, SourceText.ofString(source), options, null, null), null, null);
        if (parsed.ParseHadErrors)
            return;
        ParsedInputModule.fold(FuncConvert.FromFunc<int, FSharpList<SyntaxNode>, SyntaxNode, int>((count, _, node) =>
        {
            if (node is SyntaxNode.SynExpr { Item: { } expression })
                _edits.AddRange(Edits(expression));
            return count;
        }), 0, parsed.ParseTree);
        Code = Apply(source);
    }

    /// <summary>The code with checkpoints.</summary>
    public string Code { get; }

    /// <summary>Whether there are any.</summary>
    public bool Any => _edits.Count > 0;

    /// <summary>
    /// Where a column of the code with checkpoints is in the code as it was written; both count from 0.
    /// </summary>
    public int Column(int line, int column)
    {
        foreach (var (place, text) in _edits.Where(edit => edit.Place.Line == line).OrderBy(edit => edit.Place.Column))
        {
            if (place.Column < column)
                column = Math.Max(place.Column, column - text.Length);
        }

        return column;
    }

    static IEnumerable<(Position, string)> Edits(SynExpr loop) => loop switch
    {
        SynExpr.While { whileExpr.Range: var condition } =>
            [(condition.Start, "(" + Check + "("), (condition.End, "))")],
        SynExpr.For { doBody: var body } => Before(body),
        SynExpr.ForEach { bodyExpr: var body } => Before(body),
        _ => [],
    };

    static IEnumerable<(Position, string)> Before(SynExpr body)
    {
        var first = body;
        while (first is SynExpr.Sequential { expr1: var next })
            first = next;
        return first is SynExpr.LetOrUse or SynExpr.YieldOrReturn or SynExpr.ImplicitZero
            || first.Range.StartLine != first.Range.EndLine
            ? []
            : [(first.Range.Start, Check)];
    }

    string Apply(string source)
    {
        List<int> lines = [0];
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\n')
                lines.Add(i + 1);
        }

        var text = new StringBuilder(source);
        foreach (var (place, inserted) in _edits.OrderByDescending(edit => edit.Place.Line)
            .ThenByDescending(edit => edit.Place.Column))
            text.Insert(lines[place.Line - 1] + place.Column, inserted);
        return text.ToString();
    }
}
