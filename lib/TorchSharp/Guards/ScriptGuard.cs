using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>
/// Invoking a function that a script does not have ends the process: the names are taken from its text.
/// </summary>
static partial class ScriptGuard
{
    static readonly ConditionalWeakTable<jit.CompilationUnit, string[]> Functions = [];

    [Hook("After", "TorchSharp.torch/jit::compile")]
    internal static void Compiled(string script, jit.CompilationUnit unit) =>
        Functions.Add(unit, [.. Definition().Matches(script).Select(m => m.Groups[1].Value)]);

    [Hook("Before", "TorchSharp.torch/jit/CompilationUnit::invoke")]
    internal static void Check(jit.CompilationUnit unit, string name, object[] arguments)
    {
        if (Functions.TryGetValue(unit, out string[]? names) && !names.Contains(name, StringComparer.Ordinal))
            throw new ArgumentException(
                $"invoke: found the function '{name}', expected one of the script's: {string.Join(", ", names)}",
                nameof(name));
    }

    [GeneratedRegex(@"^\s*def\s+(\w+)\s*\(", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
