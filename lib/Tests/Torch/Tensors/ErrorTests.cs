using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public sealed class ErrorTests
{
    [Fact]
    public void Reductions_over_dimension_0_do_not_take_the_literal_for_a_type()
    {
        var x = tensor(new float[] { 1, 2, 3, 4 }, [2, 2]);
        Assert.Equal([4f, 6], x.sum(0).data<float>().ToArray());
        Assert.Equal([3f, 8], x.prod(0).data<float>().ToArray());
        Assert.Equal([4f, 6], sum(x, 0).data<float>().ToArray());
        Assert.Equal(10, x.sum().item<float>());
    }

    [Fact]
    public void Operator_bad_shapes_names_operator_shapes_and_libtorch_message()
    {
        var failure = Assert.Throws<TorchException>(() => ones(2, 3).mm(ones(2, 3)));
        Assert.Equal("aten::mm", failure.Operator);
        Assert.Contains("aten::mm(float32[2, 3], float32[2, 3])", failure.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be multiplied", failure.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<ExternalException>(failure);
        Assert.Equal(4, ones(2, 2).sum().item<float>());   // the process lives on
    }

    [Fact]
    public void Operator_too_much_memory_is_OutOfMemoryException()
    {
        var failure = Assert.Throws<OutOfMemoryException>(() => zeros(1L << 40, 1L << 10));
        Assert.Contains("aten::zeros", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grad_freed_graph_is_an_exception_and_the_process_lives()
    {
        var x = tensor(2.0, requires_grad: true);
        var y = x * x;
        Assert.Equal(4.0, autograd.grad([y], [x])[0].item<double>());
        var failure = Assert.Throws<TorchException>(() => autograd.grad([y], [x]));
        Assert.Contains("second time", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grad_unused_input_is_an_exception_or_null_when_allowed()
    {
        var (x, z) = (tensor(2.0, requires_grad: true), tensor(1.0, requires_grad: true));
        Assert.Throws<TorchException>(() => autograd.grad([x * x], [z]));
        Assert.Null(autograd.grad([x * x], [z], allow_unused: true)[0]);
    }

    [Fact]
    public void Use_after_dispose_is_ObjectDisposedException_naming_operator_and_position()
    {
        var a = ones(2);
        a.Dispose();
        a.Dispose();
        Assert.Throws<ObjectDisposedException>(() => a.shape);
        var failure = Assert.Throws<ObjectDisposedException>(() => ones(2) + a);
        Assert.Contains("aten::add.Tensor: argument 2", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ObjectDisposedException>(() => cat([ones(2), a]));
        Assert.Throws<ObjectDisposedException>(() => autograd.grad([a], [a]));
        Assert.True(a.IsInvalid);
    }

    [Fact]
    public void Ops_unknown_operator_is_TorchException()
    {
        var failure = Assert.Throws<TorchException>(() => ops.call("aten::no_such_thing", ones(1)));
        Assert.Contains("aten::no_such_thing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ops_wrong_type_names_the_argument_and_what_it_takes()
    {
        var failure = Assert.Throws<TorchException>(() => ops.call("aten::sum.dim_IntList", ones(2), "text"));
        Assert.Contains("argument 'dim' (position 2) takes", failure.Message, StringComparison.Ordinal);
        Assert.Contains("not str", failure.Message, StringComparison.Ordinal);
        Assert.Throws<TorchException>(() => ops.call("aten::mm", ones(2, 2)));
        Assert.Throws<TorchException>(() => ops.call("aten::relu", ones(2), ones(2), ones(2)));
        Assert.Throws<ArgumentException>(() => ops.call("aten::relu", new object()));
    }

    [Fact]
    public void Ops_call_takes_defaults_for_what_is_left_out()
    {
        var sum = Assert.IsType<Tensor>(ops.call("aten::add.Tensor", ones(2), ones(2)));
        Assert.Equal([2f, 2f], sum.data<float>().ToArray());
        var both = Assert.IsType<object[]>(ops.call("aten::max.dim", tensor(new[] { 1f, 5f, 2f }), 0));
        Assert.Equal(1, ((Tensor)both[1]).item<long>());
        Assert.Contains("aten::add.Tensor(Tensor self, Tensor other", ops.schema("aten::add.Tensor"), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_wrong_type_names_both_types()
    {
        var failure = Assert.Throws<ArgumentException>(() => ones(2).data<double>());
        Assert.Contains("float32[2] holds float32, not float64", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ones(1).item<long>());
        Assert.Throws<InvalidOperationException>(() => ones(2).item<float>());
    }

    [Fact]
    public void Tensor_of_elements_that_do_not_fill_the_shape_is_ArgumentException()
    {
        var failure = Assert.Throws<ArgumentException>(() => tensor(new[] { 1f, 2f, 3f }, [2, 2]));
        Assert.Contains("3 elements do not fill the shape [2, 2], which holds 4", failure.Message, StringComparison.Ordinal);
    }
}
