using System.Diagnostics;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Random arguments to random operators: whatever they are, the answer is a result or an exception, and the process lives.</summary>
public sealed class FuzzTests
{
    /// <summary>How long; FAIRLAB_FUZZ_SECONDS asks for more than the short run of every test.</summary>
    static readonly TimeSpan s_time = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("FAIRLAB_FUZZ_SECONDS"), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : 3);

    static readonly string[] s_operators =
    [
        "aten::add.Tensor", "aten::mul.Scalar", "aten::div.Tensor_mode", "aten::pow.Tensor_Scalar", "aten::clamp", "aten::mm", "aten::matmul", "aten::bmm",
        "aten::linear", "aten::conv1d", "aten::conv2d", "aten::conv_transpose2d.input", "aten::max_pool2d", "aten::avg_pool2d", "aten::batch_norm",
        "aten::layer_norm", "aten::embedding", "aten::softmax.int", "aten::log_softmax.int", "aten::sum.dim_IntList", "aten::mean.dim", "aten::var.dim",
        "aten::max.dim", "aten::topk", "aten::sort.stable", "aten::cumsum", "aten::gather", "aten::scatter_add", "aten::index_select", "aten::index.Tensor",
        "aten::index_put_", "aten::masked_fill.Scalar", "aten::where.self", "aten::cat", "aten::stack", "aten::split.Tensor", "aten::chunk", "aten::reshape",
        "aten::view", "aten::permute", "aten::transpose.int", "aten::expand", "aten::squeeze.dim", "aten::unsqueeze", "aten::narrow", "aten::select.int",
        "aten::slice.Tensor", "aten::flip", "aten::roll", "aten::diag", "aten::triu", "aten::linalg_eigh", "aten::linalg_svd", "aten::linalg_solve",
        "aten::linalg_cholesky", "aten::quantile", "aten::bincount", "aten::histc", "aten::one_hot", "aten::einsum", "aten::cross_entropy_loss",
        "aten::binary_cross_entropy", "aten::mse_loss", "aten::gru.input", "aten::lstm.input", "aten::multinomial", "aten::randperm", "aten::zeros",
        "aten::arange", "aten::pad", "aten::to.dtype", "aten::dropout", "aten::unique_dim", "aten::nonzero", "aten::addmm", "aten::cdist", "aten::_local_scalar_dense",
    ];

    [Fact]
    public void Operators_with_random_arguments_give_results_or_exceptions()
    {
        var random = new Random(20240608);
        var (calls, failures) = (0, 0);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < s_time)
        {
            using var scope = NewDisposeScope();
            var name = s_operators[random.Next(s_operators.Length)];
            var arguments = Enumerable.Range(0, random.Next(7)).Select(_ => Value(random)).ToArray();
            calls++;
            try
            {
                ops.call(name, arguments);
            }
            catch (Exception failure) when (failure is TorchException or OutOfMemoryException or ObjectDisposedException)
            {
                failures++;
                Assert.NotEmpty(failure.Message);
            }
        }
        Assert.True(calls > 500 && failures > 100 && failures < calls, $"{calls} calls, {failures} exceptions");
        Assert.Equal(6, ones(2, 3).sum().item<float>());
    }

    [Fact]
    public void Wrong_types_and_counts_to_every_operator_of_the_library_are_exceptions()
    {
        var random = new Random(7);
        foreach (var field in typeof(Interop.Aten).GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic))
        {
            var name = ((Interop.Operator)field.GetValue(null)!).Name;
            object?[][] calls = [[], ["text"], [null, null, null, null, null, null, null, null, null, null, null, null, null, null, null], [true, "x", new long[] { 1 }]];
            foreach (var arguments in calls) Assert.IsAssignableFrom<Exception>(Record.Exception(() => ops.call(name, arguments)));
        }
    }

    static object? Value(Random random) => random.Next(12) switch
    {
        0 => null,
        1 => random.Next(-3, 6),
        2 => (random.NextDouble() * 4) - 2,
        3 => random.Next(2) == 0,
        4 => "ij,jk->ik",
        5 => Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(-2, 5)).ToArray(),
        6 => Enumerable.Range(0, random.Next(4)).Select(_ => Make(random)).ToArray(),
        7 => random.Next(20) == 0 ? Disposed() : Make(random),
        _ => Make(random),
    };

    static Tensor Make(Random random)
    {
        var shape = Enumerable.Range(0, random.Next(5)).Select(_ => (long)random.Next(0, 5)).ToArray();
        var type = new[] { ScalarType.Float32, ScalarType.Float32, ScalarType.Float64, ScalarType.Int64, ScalarType.Bool, ScalarType.Int32, ScalarType.ComplexFloat32 }[random.Next(7)];
        var made = (rand(shape, ScalarType.Float32) * 6 - 2).to_type(type);
        return type is ScalarType.Float32 or ScalarType.Float64 && random.Next(3) == 0 ? made.requires_grad_() : made;
    }

    static Tensor Disposed()
    {
        var tensor = ones(2);
        tensor.Dispose();
        return tensor;
    }
}
