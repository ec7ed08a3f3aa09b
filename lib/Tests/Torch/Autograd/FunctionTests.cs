using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

public sealed class FunctionTests
{
    [Fact]
    public void Custom_function_reverses_the_gradient_and_keeps_the_value()
    {
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        var y = GradientReversal.apply(x, 0.5);
        Assert.Equal([1f, 2f], y.data<float>().ToArray());
        (y * tensor(new[] { 3f, 4f })).sum().backward();
        Assert.Equal([-1.5f, -2f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Custom_function_without_gradients_records_nothing()
    {
        Assert.False(GradientReversal.apply(ones(2), 1.0).requires_grad);
        var x = ones(2, requires_grad: true);
        using (no_grad()) Assert.False(GradientReversal.apply(x, 1.0).requires_grad);
        Assert.True(GradientReversal.apply(x, 1.0).requires_grad);
    }

    [Fact]
    public void Custom_function_of_several_results_and_saved_tensors()
    {
        var (a, b) = (tensor(3.0, requires_grad: true), tensor(4.0, requires_grad: true));
        var results = SumAndProduct.apply(a, b);
        var total = results[0] + (2 * results[1]);
        total.backward();
        Assert.Equal(1 + (2 * 4), a.grad!.item<double>());
        Assert.Equal(1 + (2 * 3), b.grad!.item<double>());
    }

    [Fact]
    public void Custom_function_backward_can_be_differentiated_again()
    {
        var x = tensor(3.0, requires_grad: true);
        var y = Cube.apply(x);
        var first = autograd.grad([y], [x], create_graph: true)[0];
        Assert.Equal(27, first.item<double>());
        Assert.Equal(18, autograd.grad([first], [x])[0].item<double>());
    }

    [Fact]
    public void Custom_function_exception_in_backward_comes_back_and_the_process_lives()
    {
        var x = ones(2, requires_grad: true);
        var failure = Assert.Throws<TorchException>(() => Failing.apply(x).sum().backward());
        Assert.Contains("InvalidTimeZoneException", failure.Message, StringComparison.Ordinal);
        Assert.Contains("on purpose", failure.Message, StringComparison.Ordinal);
        var wrong = Assert.Throws<TorchException>(() => TooFew.apply(x, x).sum().backward());
        Assert.Contains("was given 2 tensors, but its backward returned 1 gradients", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Custom_function_saved_tensor_changed_in_place_is_an_error()
    {
        var (a, b) = (ones(2, requires_grad: true), ones(2));
        var product = SumAndProduct.apply(a, b)[1];
        b.add_(1);
        var failure = Assert.Throws<TorchException>(() => product.sum().backward());
        Assert.Contains("changed in place", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Custom_function_graph_that_is_never_run_back_is_freed()
    {
        var x = ones(2, requires_grad: true);
        // What earlier tests left behind is not to be counted when the collector takes it.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 100; i++)
        {
            using var scope = NewDisposeScope();
            SumAndProduct.apply(x, x);
        }
        Assert.InRange(Tensor.TotalCount, 0, before);
    }

    sealed class GradientReversal : autograd.SingleTensorFunction<GradientReversal>
    {
        public override string Name => nameof(GradientReversal);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_data("lambda", vars[1]);
            return ((Tensor)vars[0]).alias();
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [-grad_output * (double)ctx.get_data("lambda")];
    }

    sealed class SumAndProduct : autograd.MultiTensorFunction<SumAndProduct>
    {
        public override string Name => nameof(SumAndProduct);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (a, b) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.save_for_backward([a, b]);
            return [a + b, a * b];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var saved = ctx.get_saved_variables();
            var (sum, product) = (grad_outputs[0], grad_outputs[1]);
            Tensor Of(Tensor other) => sum is null ? product * other : product is null ? sum : sum + (product * other);
            return [Of(saved[1]), Of(saved[0])];
        }
    }

    sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0]]);
            return ((Tensor)vars[0]).pow(3);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            [grad_output * 3 * ctx.get_saved_variables()[0].square()];
    }

    sealed class Failing : autograd.SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]) * 2;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw new InvalidTimeZoneException("on purpose");
    }

    sealed class TooFew : autograd.SingleTensorFunction<TooFew>
    {
        public override string Name => nameof(TooFew);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]) * 2;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output];
    }
}
