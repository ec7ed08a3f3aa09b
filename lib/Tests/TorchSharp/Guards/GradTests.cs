using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.TorchGuards.Tests.Guards;

public sealed class GradTests
{
    static Tensor Three() => tensor([1f, 2f, 3f], requires_grad: true);

    [Fact]
    public void Grad_of_a_scalar_and_of_weighted_outputs_has_the_values()
    {
        using var scope = NewDisposeScope();
        Tensor x = Three(), y = Three();
        Assert.Equal([2, 4, 6], Numbers(autograd.grad([x.square().sum()], [x])[0]));
        var both = autograd.grad([x * y, x.square()], [x, y], [tensor([1f, 10f, 100f]), ones(3)]);
        Assert.Equal([1 + 2, 20 + 4, 300 + 6], Numbers(both[0]));
        Assert.Equal([1, 20, 300], Numbers(both[1]));
    }

    [Fact]
    public void Grad_of_a_gradient_is_the_second_derivative()
    {
        using var scope = NewDisposeScope();
        var x = Three();
        // Without retain_graph, which creating a graph implies.
        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];
        Assert.Equal([3, 12, 27], Numbers(first));
        Assert.Equal([6, 12, 18], Numbers(autograd.grad([first.sum()], [x])[0]));
        var alone = autograd.grad([x.pow(3).sum()], [x])[0];
        Assert.False(alone.requires_grad);
    }

    [Fact]
    public void Grad_of_an_unused_input_is_null_where_that_is_allowed_and_else_throws()
    {
        using var scope = NewDisposeScope();
        Tensor x = Three(), y = Three();
        var found = autograd.grad([x.sum()], [y, x], allow_unused: true);
        Assert.Null(found[0]);
        Assert.Equal([1, 1, 1], Numbers(found[1]));
        Assert.Contains("appears to not have been used in the graph", Bad.Message(() => autograd.grad([x.sum()], [y])));
    }

    [Fact]
    public void Grad_of_what_has_no_graph_throws()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("autograd.grad: element 0 of the input tensors does not require grad",
            Bad.Message(() => autograd.grad([Three().sum()], [rand(1)])));
        Assert.Contains("does not require grad and does not have a grad_fn",
            Bad.Message(() => autograd.grad([rand(1)], [Three()])));
        var x = Three();
        var y = x.square().sum();
        autograd.grad([y], [x]);
        Assert.Contains("Trying to backward through the graph a second time",
            Bad.Message(() => autograd.grad([y], [x])));
        // The process lives, and so does the operator.
        Assert.Equal([2, 4, 6], Numbers(autograd.grad([x.square().sum()], [x], retain_graph: true)[0]));
    }

    [Fact]
    public void Grad_through_a_tensor_changed_in_place_throws()
    {
        using var scope = NewDisposeScope();
        var x = Three();
        var e = x.exp();
        var y = e.square().sum();
        e.mul_(2);
        Assert.Contains("modified by an inplace operation", Bad.Message(() => autograd.grad([y], [x])));
    }

    [Fact]
    public void Grad_of_bad_arguments_says_which()
    {
        using var scope = NewDisposeScope();
        var x = Three();
        Assert.Equal("autograd.grad: found no outputs, expected at least one tensor", Message([], [x]));
        Assert.Equal("autograd.grad: found no inputs, expected at least one tensor", Message([x.sum()], []));
        Assert.Equal(
            "autograd.grad: found an output of shape [3] and no grad_outputs, expected a scalar or its weights",
            Message([x * 2], [x]));
        Assert.Equal(
            "autograd.grad: found 1 grad_outputs, expected 2, one for each output",
            Message([x * 2, x], [x], [ones(3)]));
        Assert.Contains("null or freed", Message([null!], [x]));
        var freed = x.sum();
        freed.Dispose();
        Assert.Contains("null or freed", Message([freed], [x]));
        Assert.StartsWith("autograd.grad: invalid gradient at index 0 - got [4] but expected shape compatible with [3]",
            Bad.Message(() => autograd.grad([x * 2], [x], [ones(4)])));
    }

    [Fact]
    public void Grad_in_many_threads_at_once_gives_each_its_own()
    {
        Parallel.For(0, 64, i =>
        {
            using var scope = NewDisposeScope();
            var x = Three();
            Assert.Equal([2f * i, 4f * i, 6f * i], Numbers(autograd.grad([i * x.square().sum()], [x])[0]));
        });
    }

    static string Message(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? weights = null) =>
        Assert.Throws<ArgumentException>(() => autograd.grad(outputs, inputs, weights)).Message;

    static float[] Numbers(Tensor t) => t.detach().data<float>().ToArray();
}
