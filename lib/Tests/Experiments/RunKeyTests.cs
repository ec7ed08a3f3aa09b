using System.Numerics;
using FairLab.Experiments.Runs;
using FairLab.Notebooks;
using FsCheck.Xunit;

namespace FairLab.Experiments.Tests;

public sealed class RunKeyTests
{
    static readonly Dictionary<string, object?> Parameters = new()
    {
        ["a"] = 1L,
        ["b"] = 0.5,
        ["c"] = "x",
        ["d"] = null,
        ["e"] = new object?[] { 1L, true },
    };
    static readonly Dictionary<string, string> Inputs = new() { ["adult"] = "00ff" };

    static string Key(
        string[]? code = null,
        Dictionary<string, object?>? parameters = null,
        Dictionary<string, string>? inputs = null,
        string library = "1") => RunKey.Of(code ?? ["var x = 1;"], parameters ?? Parameters, inputs ?? Inputs, library);

    [Fact]
    public void Of_TheSame_IsTheSameWhateverTheOrderOfParameters() =>
        Assert.Equal(Key(), Key(parameters: Parameters.Reverse().ToDictionary()));

    [Fact]
    public void Of_AnyChange_IsAnotherKey()
    {
        string[] keys =
        [
            Key(),
            Key(code: ["var x = 2;"]),
            Key(code: ["var x =", " 1;"]),
            Key(parameters: new(Parameters) { ["a"] = 2L }),
            Key(parameters: new(Parameters) { ["a"] = "1" }),
            Key(parameters: new(Parameters) { ["f"] = 1L }),
            Key(inputs: new() { ["adult"] = "00fe" }),
            Key(library: "2"),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void LibraryIdentity_OfReports_KnowsWhatDraws()
    {
        Assert.NotEqual(LibraryIdentity.Hash, LibraryIdentity.ReportHash);
        // A file that is not there would be passed over.
        Assert.All(LibraryIdentity.Drawing, f =>
            Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, f)), f));
    }

    [Fact]
    public void ParameterJson_RoundTrip_KeepsKindAndValue()
    {
        var parameters = new Dictionary<string, object?>(Parameters)
        {
            ["nan"] = double.NaN,
            ["inf"] = double.PositiveInfinity,
            ["minus"] = double.NegativeInfinity,
            ["big"] = long.MaxValue,
        };

        var back = ParameterJson.Read(
            System.Text.Json.Nodes.JsonNode.Parse(ParameterJson.Write(parameters).ToJsonString())!.AsObject());

        Assert.Equal(parameters.Count, back.Count);
        foreach (var (name, value) in parameters)
            Assert.Equal(value, back[name]);
    }

    [Property]
    public bool ParameterJson_RoundTrip_KeepsEveryKind(
        long whole,
        BigInteger big,
        byte shift,
        double real,
        decimal exact,
        string? text,
        bool flag,
        DateTimeOffset time)
    {
        big <<= shift;
        object?[] values =
        [
            whole,
            big,
            real,
            Math.Round(real),
            -0.0,
            1e300,
            exact,
            text,
            flag,
            null,
            new ParameterText(text ?? ""),
        ];
        var given = new Dictionary<string, object?>
        {
            ["list"] = values,
            ["map"] = new KeyValuePair<string, object?>[] { new("a", values), new("double", 1.0), new("", null) },
            ["time"] = time,
        };

        var back = ParameterJson.Read(
            System.Text.Json.Nodes.JsonNode.Parse(ParameterJson.Write(given).ToJsonString())!.AsObject());

        return Same(values, back["list"]) && Same(given["map"], back["map"]) && time.ToString("O").Equals(back["time"]);
    }

    // A whole number is the same one, whatever type holds it.
    static bool Same(object? a, object? b) => (a, b) switch
    {
        (object?[] x, object?[] y) => x.Length == y.Length && x.Zip(y).All(p => Same(p.First, p.Second)),
        (KeyValuePair<string, object?>[] x, KeyValuePair<string, object?>[] y) => x.Length == y.Length
            && x.Zip(y).All(p => p.First.Key == p.Second.Key && Same(p.First.Value, p.Second.Value)),
        (long or BigInteger, long or BigInteger) => Big(a) == Big(b),
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y)
            || (double.IsNaN(x) && double.IsNaN(y)),
        _ => Equals(a, b),
    };

    static BigInteger Big(object? number) => number is long n ? n : (BigInteger)number!;
}
