using System.Text.Json;
using FairLab.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.TorchGuards.Tests.Golden;

/// <summary>Everything against golden.json, which PyTorch wrote by make_golden.py.</summary>
public sealed class GoldenTests
{
    sealed record Case(long[][] Shapes, double[][] Outputs, double[][] Gradients);

    static readonly Dictionary<string, Case> All = JsonSerializer.Deserialize<Dictionary<string, Case>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "golden.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Functions => [.. GoldenCases.Functions.Keys];

    public static TheoryData<string> Modules => [.. GoldenCases.Modules.Keys];

    [Fact]
    public void Golden_file_has_the_cases_of_this_assembly() => Assert.Equal(
        All.Keys.Order(), GoldenCases.Functions.Keys.Concat(GoldenCases.Modules.Keys).Concat(["Adam 0.0", "Adam 0.05"])
            .Order());

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_and_its_gradients_equal_PyTorch_s(string name) => Check(name, GoldenCases.Functions[name], []);

    [Theory]
    [MemberData(nameof(Modules))]
    public void Module_and_its_gradients_equal_PyTorch_s(string name)
    {
        using var module = GoldenCases.Modules[name]();
        Parameter[] parameters = [.. module.parameters()];
        using (no_grad())
        {
            for (int k = 0; k < parameters.Length; k++)
                parameters[k].copy_(Fill(parameters[k].shape, 10 + k));
        }
        Check(name, x => GoldenCases.Call(module, x[0]), parameters);
    }

    [Theory]
    [InlineData("Adam 0.0", 0)]
    [InlineData("Adam 0.05", 0.05)]
    public void Adam_of_the_library_and_of_TorchSharp_equal_PyTorch_s(string name, double decay)
    {
        using var scope = NewDisposeScope();
        Parameter[] own = Parameters(), packaged = Parameters();
        using var adam = new FairLab.Models.Adam(own, 0.01, decay);
        using var other = optim.Adam(packaged, 0.01, weight_decay: decay);
        for (int step = 0; step < All[name].Outputs.Length; step++)
        {
            foreach (var parameters in (Parameter[][])[own, packaged])
            {
                for (int k = 0; k < parameters.Length; k++)
                    parameters[k].grad = Fill(parameters[k].shape, 30 + (2 * step) + k);
            }
            adam.Step();
            other.step();
            Equal(All[name].Outputs[step], cat([.. own.Select(p => p.reshape(-1))]), 1e-6, $"step {step}");
            Equal(All[name].Outputs[step], cat([.. packaged.Select(p => p.reshape(-1))]), 1e-6,
                $"TorchSharp's step {step}");
        }

        static Parameter[] Parameters() => [nn.Parameter(Fill([5, 7], 0)), nn.Parameter(Fill([3], 1))];
    }

    [Fact]
    public void Adam_of_numbers_one_by_one_has_the_bytes_of_all_at_once()
    {
        // One number is never a whole vector: what differs between widths would differ here.
        using var scope = NewDisposeScope();
        var whole = nn.Parameter(Fill([37], 0));
        Parameter[] single = [.. Enumerable.Range(0, 37)
            .Select(i => nn.Parameter(Fill([37], 0).narrow(0, i, 1).clone()))];
        using FairLab.Models.Adam together = new([whole], 0.01, 0.05), apart = new(single, 0.01, 0.05);
        for (int step = 0; step < 5; step++)
        {
            var gradient = Fill([37], 30 + step);
            whole.grad = gradient;
            for (int i = 0; i < single.Length; i++)
                single[i].grad = gradient.narrow(0, i, 1).clone();
            together.Step();
            apart.Step();
        }
        Assert.Equal(whole.bytes.ToArray(), single.SelectMany(p => p.bytes.ToArray()));
        Assert.NotEqual(whole.bytes.ToArray(), Fill([37], 0).bytes.ToArray());
    }

    static void Check(string name, Func<Tensor[], Tensor[]> work, Parameter[] parameters)
    {
        using var scope = NewDisposeScope();
        Tensor[] x = [.. All[name].Shapes.Select((shape, k) => Fill(shape, k).requires_grad_())];
        var outputs = work(x);
        var totals = outputs.Select((o, k) => o.requires_grad ? (o * Fill(o.shape, 20 + k)).sum() : null)
            .OfType<Tensor>().ToArray();
        if (totals.Length > 0)
            totals.Aggregate((a, b) => a + b).backward();
        Assert.Equal(All[name].Outputs.Length, outputs.Length);
        for (int k = 0; k < outputs.Length; k++)
            Equal(All[name].Outputs[k], outputs[k], 2e-6, $"{name}, output {k}");
        Tensor[] gradients = [.. x.Concat(parameters).Select(t => t.grad).OfType<Tensor>()];
        Assert.Equal(All[name].Gradients.Length, gradients.Length);
        for (int k = 0; k < gradients.Length; k++)
            Equal(All[name].Gradients[k], gradients[k], 5e-6, $"{name}, gradient {k}");
    }

    /// <summary>The formula of make_golden.py.</summary>
    static Tensor Fill(long[] shape, int kind) => tensor(
        [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b))
            .Select(i => (float)Math.Sin((1.7 * i) + (0.9 * kind) + 0.4))], shape);

    static void Equal(double[] golden, Tensor found, double tolerance, string what)
    {
        var numbers = found.detach().to(ScalarType.Float64).reshape(-1).data<double>().ToArray();
        Assert.True(golden.Length == numbers.Length, $"{what}: {numbers.Length} numbers, expected {golden.Length}");
        for (int i = 0; i < golden.Length; i++)
        {
            Assert.True(Math.Abs(golden[i] - numbers[i]) <= tolerance * Math.Max(1, Math.Abs(golden[i])),
                $"{what}, number {i}: found {numbers[i]:R}, PyTorch has {golden[i]:R}");
        }
    }
}
