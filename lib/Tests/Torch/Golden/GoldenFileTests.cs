using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Golden;

/// <summary>Everything against golden.json, which PyTorch on the same libtorch wrote by make_golden.py.</summary>
public sealed class GoldenFileTests
{
    static readonly JsonElement s_golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "golden.json"))).RootElement;

    static readonly Dictionary<string, object[]> s_shapes = GoldenShapes.Read();

    public static TheoryData<string> Modules => Names("modules");
    public static TheoryData<string> Losses => Names("losses");
    public static TheoryData<string> Functions => Names("functions");
    public static TheoryData<string> Optimizers => Names("optimizers");
    public static TheoryData<string> Schedulers => Names("schedulers");
    public static TheoryData<string> Streams => Names("streams");
    public static TheoryData<string> Inits => Names("inits");

    [Theory, MemberData(nameof(Modules))]
    public void Module_forward_and_gradients_equal_PyTorch_s(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var module = GoldenCases.Modules[name]();
        Check(s_golden.GetProperty("modules").GetProperty(name), name, x => GoldenCases.Call(module, x), module);
    }

    [Theory, MemberData(nameof(Losses))]
    public void Loss_forward_and_gradients_equal_PyTorch_s(string name) =>
        Check(s_golden.GetProperty("losses").GetProperty(name), name, GoldenCases.Losses[name]);

    [Theory, MemberData(nameof(Functions))]
    public void Function_forward_and_gradients_equal_PyTorch_s(string name) =>
        Check(s_golden.GetProperty("functions").GetProperty(name), name, GoldenCases.Functions[name]);

    [Theory, MemberData(nameof(Optimizers))]
    public void Optimizer_50_steps_equal_PyTorch_s(string name)
    {
        var found = GoldenLearning.Trajectory(GoldenLearning.Optimizers[name]);
        var golden = s_golden.GetProperty("optimizers").GetProperty(name).GetProperty("outputs");
        for (var i = 0; i < found.Length; i++) Equal(golden[i], found[i], 2e-5, name);
    }

    [Theory, MemberData(nameof(Schedulers))]
    public void Scheduler_rates_equal_PyTorch_s(string name) =>
        Equal(s_golden.GetProperty("schedulers").GetProperty(name).GetProperty("outputs")[0], GoldenLearning.Rates(GoldenLearning.Schedulers[name]), 1e-6, name);

    [Theory, MemberData(nameof(Streams))]
    public void Random_stream_of_a_seed_is_PyTorch_s(string name)
    {
        manual_seed(9);
        Equal(s_golden.GetProperty("streams").GetProperty(name).GetProperty("outputs")[0], Numbers(GoldenLearning.Streams[name]()), 1e-7, name);
    }

    [Theory, MemberData(nameof(Inits))]
    public void Initializer_of_a_seed_is_PyTorch_s(string name)
    {
        manual_seed(9);
        Equal(s_golden.GetProperty("inits").GetProperty(name).GetProperty("outputs")[0], Numbers(GoldenLearning.Inits[name](empty(4, 3))), 2e-6, name);
    }

    static void Check(JsonElement golden, string name, Func<Tensor[], Tensor[]> work, nn.Module? module = null)
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        Tensor[] x = [.. s_shapes[name].Select(spec => spec is (long high, long[] shape) ? randint(high, shape) : randn((long[])spec, requires_grad: true))];
        manual_seed(3);
        var outputs = work(x);
        var losses = outputs.Where(output => output.requires_grad).Select(output => (output * randn_like(output)).sum()).ToList();
        if (losses.Count > 0) losses.Aggregate((sum, next) => sum + next).backward();
        Assert.Equal(golden.GetProperty("outputs").GetArrayLength(), outputs.Length);
        for (var i = 0; i < outputs.Length; i++) Equal(golden.GetProperty("outputs")[i], Numbers(outputs[i]), 2e-6, $"{name} output {i}");
        var gradients = x.Where(tensor => tensor.requires_grad).Select(tensor => tensor.grad).OfType<Tensor>().ToList();
        Assert.Equal(golden.GetProperty("inputs").GetArrayLength(), gradients.Count);
        for (var i = 0; i < gradients.Count; i++) Equal(golden.GetProperty("inputs")[i], Numbers(gradients[i]), 5e-6, $"{name} gradient of input {i}");
        var parameters = module?.named_parameters().Where(entry => entry.parameter.grad is not null).ToDictionary(entry => entry.name, entry => entry.parameter) ?? [];
        Assert.Equal(golden.GetProperty("parameters").EnumerateObject().Select(entry => entry.Name).Order(StringComparer.Ordinal), parameters.Keys.Order(StringComparer.Ordinal));
        foreach (var entry in golden.GetProperty("parameters").EnumerateObject())
            Equal(entry.Value, Numbers(parameters[entry.Name].grad!), 5e-6, $"{name} gradient of {entry.Name}");
    }

    static float[] Numbers(Tensor tensor) => tensor.detach().to_type(ScalarType.Float32).data<float>().ToArray();

    static void Equal(JsonElement golden, float[] found, double tolerance, string what)
    {
        var expected = golden.EnumerateArray().Select(item => item.GetDouble()).ToArray();
        Assert.True(expected.Length == found.Length, $"{what}: {found.Length} numbers instead of {expected.Length}");
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])), $"{what}[{i}]: {found[i]:R} instead of {expected[i]:R}");
    }

    static TheoryData<string> Names(string group) => new(s_golden.GetProperty(group).EnumerateObject().Select(entry => entry.Name));
}
