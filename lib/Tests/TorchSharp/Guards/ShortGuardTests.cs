using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.TorchGuards.Tests.Guards;

/// <summary>The guards that check one call each, and good calls beside the bad ones.</summary>
public sealed class ShortGuardTests
{
    [Fact]
    public void Slice_of_a_step_below_1_throws_and_others_work()
    {
        using var scope = NewDisposeScope();
        var t = arange(6);
        Assert.Contains("expected a step of at least 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => t[TensorIndex.Slice(0, 3, 0)]).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => t[TensorIndex.Slice(3, 0, -1)]);
        Assert.Equal([1L, 3L], t[TensorIndex.Slice(1, 5, 2)].data<long>().ToArray());
        Assert.Equal([4L, 5L], t[TensorIndex.Slice(-2)].data<long>().ToArray());
        Assert.Empty(t[TensorIndex.Slice(10, 20)].data<long>().ToArray());
        Assert.Equal(6, t[TensorIndex.Slice()].numel());
    }

    [Fact]
    public void State_of_a_generator_goes_round_and_a_bad_one_throws()
    {
        using var scope = NewDisposeScope();
        using Generator first = new(7), second = new(8);
        rand(5, generator: first);
        randn(3, generator: first);
        var state = first.get_state();
        var expected = rand(9, generator: first).data<float>().ToArray();
        second.set_state(state);
        Assert.Equal(expected, rand(9, generator: second).data<float>().ToArray());
        Assert.Contains("expected Byte [5056]",
            Assert.Throws<ArgumentException>(() => first.set_state(rand(3))).Message);
        Assert.Contains("expected Byte [5056]",
            Assert.Throws<ArgumentException>(() => first.set_state(state.narrow(0, 0, 7))).Message);
        Assert.Contains("no state of a generator",
            Assert.Throws<ArgumentException>(() => first.set_state(full(5056, 255, ScalarType.Byte))).Message);
        Assert.Contains("expected Byte",
            Assert.Throws<ArgumentException>(() => random.set_rng_state(ones(7, ScalarType.Byte))).Message);
        Assert.Throws<ArgumentNullException>(() => first.set_state(null!));
        var now = random.get_rng_state();
        random.set_rng_state(now);
        Assert.Equal(now.bytes.ToArray(), random.get_rng_state().bytes.ToArray());
    }

    [Fact]
    public void Generator_that_was_freed_throws()
    {
        var freed = new Generator(1);
        freed.Dispose();
        freed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => freed.initial_seed());
        Assert.Throws<ObjectDisposedException>(() => freed.get_state());
        Assert.Throws<ObjectDisposedException>(() => freed.manual_seed(1));
        using var alive = new Generator(5);
        Assert.Equal(5, alive.initial_seed());
    }

    [Fact]
    public void Threads_of_a_bad_number_throw()
    {
        foreach (int bad in (int[])[0, -1, 1_000_000])
        {
            Assert.Contains("expected 1 to 1024",
                Assert.Throws<ArgumentOutOfRangeException>(() => set_num_threads(bad)).Message);
            Assert.Contains("expected 1 to 1024",
                Assert.Throws<ArgumentOutOfRangeException>(() => set_num_interop_threads(bad)).Message);
        }
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_interop_threads(2);
        Assert.Contains("once in a process",
            Assert.Throws<InvalidOperationException>(() => set_num_interop_threads(2)).Message);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 2)]
    [InlineData(0, 1)]
    public void Attention_of_heads_that_do_not_divide_throws(long dimensions, long heads)
    {
        Func<nn.Module>[] modules =
            [() => nn.MultiheadAttention(dimensions, heads), () => nn.TransformerEncoderLayer(dimensions, heads),
            () => nn.TransformerDecoderLayer(dimensions, heads), () => nn.Transformer(dimensions, heads)];
        foreach (var module in modules)
            Assert.Contains($"found {dimensions} dimensions and {heads} heads",
                Assert.Throws<ArgumentException>(module).Message);
        nn.MultiheadAttention(4, 2).Dispose();
    }

    [Fact]
    public void Cummax_and_cummin_have_values_and_indices_and_a_bad_dimension_throws()
    {
        using var scope = NewDisposeScope();
        var t = tensor([1f, 3f, 2f, 5f]);
        var (most, at) = t.cummax(0);
        Assert.Equal([1f, 3f, 3f, 5f], most.data<float>().ToArray());
        Assert.Equal([0L, 1L, 1L, 3L], at.data<long>().ToArray());
        Assert.Equal([1f, 1f, 1f, 1f], cummin(t, -1).values.data<float>().ToArray());
        Assert.Equal("cummax: Dimension out of range (expected to be in range of [-1, 0], but got 5)",
            Bad.Message(() => t.cummax(5).values));
        Assert.StartsWith("cummin: Dimension out of range", Bad.Message(() => cummin(t, 5).values));
    }

    [Fact]
    public void Random_numbers_that_cannot_be_made_throw()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("negative dimension -3", Bad.Message(() => rand(-3)));
        Assert.Contains("negative dimension -1", Bad.Message(() => randperm(-1)));
        Assert.NotEmpty(Bad.Message(() => rand(1L << 45)));
        Assert.Equal([0L, 1L, 2L], randperm(3).sort().Values.data<long>().ToArray());
        Assert.NotEmpty(Bad.Message(() => nn.LSTMCell(3, 4).call(rand(2, 7)).Item1));
    }

    [Fact]
    public void Storage_layers_and_equations_that_are_not_there_throw()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("found a sparse tensor",
            Assert.Throws<ArgumentException>(() => eye(3).to_sparse().storage<float>()).Message);
        Assert.Equal(3, rand(3).storage<float>().Count);
        using var network = nn.RNN(2, 3, numLayers: 2);
        Assert.Contains("expected a layer from 0 to 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => network.get_weight_ih(7)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.get_bias_hh(-1));
        Assert.Equal([3, 3], network.get_weight_ih(1)!.shape);
        Assert.Throws<ArgumentNullException>(() => einsum(null!, rand(3)));
    }
}
