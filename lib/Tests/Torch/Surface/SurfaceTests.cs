using System.Reflection;
using System.Text.RegularExpressions;

namespace TorchSharp.Tests.Surface;

/// <summary>The public surface against TorchSharp's: what user code touches of it must be here, with the same names and defaults.</summary>
public sealed partial class SurfaceTests
{
    static readonly Assembly s_assembly = typeof(torch).Assembly;

    [Fact]
    public void Surface_has_every_entry_of_TorchSharp_s_subset()
    {
        var entries = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Surface", "torchsharp-subset.txt")).Where(line => !line.StartsWith('#')).ToList();
        Assert.Equal(466, entries.Count);
        var known = SurfaceText.Of(s_assembly);
        var missing = entries.Where(entry => !known.Contains(SurfaceText.Canonical(entry)) && !known.Contains(SurfaceText.EnumValue(entry))).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} missing:\n{string.Join("\n", missing.Select(entry => $"{entry}\n      wanted {SurfaceText.Canonical(entry)}\n      nearest {Nearest(known, entry)}"))}");
    }

    [Fact]
    public void Canonical_keeps_names_defaults_and_nullable_numbers()
    {
        Assert.Equal(
            "static Linear nn.Linear(long inputSize, long outputSize, bool hasBias = true, Device device = null, ScalarType? dtype = null)",
            SurfaceText.Canonical("static Modules.Linear torch.nn.Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)"));
        Assert.NotEqual(
            SurfaceText.Canonical("static Tensor torch.zeros(int size)"), SurfaceText.Canonical("static Tensor torch.zeros(long size)"));
    }

    [Fact]
    public void Types_are_in_TorchSharp_s_namespaces()
    {
        var spaces = s_assembly.GetExportedTypes().Select(type => type.Namespace!).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["TorchSharp", "TorchSharp.Modules", "TorchSharp.Utils"], spaces);
    }

    static string Nearest(HashSet<string> known, string entry)
    {
        var canonical = SurfaceText.Canonical(entry);
        var name = NamePattern().Match(canonical).Value;
        return string.Join(" | ", known.Where(text => text.Contains(name, StringComparison.Ordinal)).Take(4));
    }

    [GeneratedRegex(@"[\w<>, ]+\.[\w]+(?=[\(\[ ]|$)")]
    private static partial Regex NamePattern();
}
