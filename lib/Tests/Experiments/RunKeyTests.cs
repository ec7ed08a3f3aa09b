using FairLab.Experiments.Runs;

namespace FairLab.Experiments.Tests;

public sealed class RunKeyTests
{
    static readonly Dictionary<string, object?> Parameters = new() { ["a"] = 1L, ["b"] = 0.5, ["c"] = "x", ["d"] = null, ["e"] = new object?[] { 1L, true } };
    static readonly Dictionary<string, string> Inputs = new() { ["adult"] = "00ff" };

    static string Key(string[]? code = null, Dictionary<string, object?>? parameters = null, Dictionary<string, string>? inputs = null, string library = "1") =>
        RunKey.Of(code ?? ["var x = 1;"], parameters ?? Parameters, inputs ?? Inputs, library);

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
        Assert.All(LibraryIdentity.Drawing, f => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, f)), f));
    }

    [Fact]
    public void ParameterJson_RoundTrip_KeepsKindAndValue()
    {
        var parameters = new Dictionary<string, object?>(Parameters) { ["nan"] = double.NaN, ["inf"] = double.PositiveInfinity, ["minus"] = double.NegativeInfinity, ["big"] = long.MaxValue };

        var back = ParameterJson.Read(System.Text.Json.Nodes.JsonNode.Parse(ParameterJson.Write(parameters).ToJsonString())!.AsObject());

        Assert.Equal(parameters.Count, back.Count);
        foreach (var (name, value) in parameters)
            Assert.Equal(value, back[name]);
    }
}
