using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

public sealed class GradientTests
{
    public static TheoryData<string> Smooth => new(s_smooth.Keys);

    static readonly Dictionary<string, Func<Tensor, Tensor>> s_smooth = new()
    {
        ["tanh"] = x => x.tanh(),
        ["softplus"] = x => nn.functional.softplus(x),
        ["softmax"] = x => x.softmax(1),
        ["sigmoid"] = x => x.sigmoid(),
        ["gelu"] = x => nn.functional.gelu(x),
        ["linear"] = x => nn.functional.linear(x, Fixed(4, 3), Fixed(4)).tanh(),
        ["conv2d"] = x => nn.functional.conv2d(x.view(1, 1, 2, 3), Fixed(2, 1, 2, 2)).tanh(),
        ["norm"] = x => linalg.norm(x),
        ["logsumexp"] = x => logsumexp(x, 1),
        ["cross_entropy"] = x => nn.functional.cross_entropy(x, tensor(new long[] { 0, 2 })),
    };

    /// <summary>Gradient and double backward against central differences, in double precision.</summary>
    [Theory, MemberData(nameof(Smooth))]
    public void First_and_second_derivatives_equal_finite_differences(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var f = s_smooth[name];
        var (x, v) = (randn(2, 3, dtype: ScalarType.Float64, requires_grad: true), randn(2, 3, dtype: ScalarType.Float64));
        Tensor Slope(Tensor at) => autograd.grad([(f(at) * Cotangent(f(at).shape)).sum()], [at], create_graph: true)[0];
        double Value(Tensor at) => (f(at) * Cotangent(f(at).shape)).sum().item<double>();
        const double H = 1e-5;
        var along = (Slope(x) * v).sum();
        var difference = (Value(x + (H * v)) - Value(x - (H * v))) / (2 * H);
        Assert.Equal(difference, along.item<double>(), 1e-7);
        var second = autograd.grad([along], [x])[0];
        Tensor At(double h) => (x + (h * v)).detach().requires_grad_();
        var secondDifference = (Slope(At(H)) - Slope(At(-H))) / (2 * H);
        Assert.True(second.allclose(secondDifference, 1e-5, 1e-7), $"{second.npstr()} {secondDifference.npstr()}");
    }

    [Fact]
    public void Jacobian_and_hessian_of_known_functions()
    {
        var x = tensor(new[] { 1.0, 2.0 });
        var jacobian = autograd.functional.jacobian(t => stack([t[0] * t[1], t[0].square()]), x);
        Assert.Equal([2.0, 1.0, 2.0, 0.0], jacobian.data<double>().ToArray());
        var hessian = autograd.functional.hessian(t => t[0].pow(2) * t[1], x);
        Assert.Equal([4.0, 2.0, 2.0, 0.0], hessian.data<double>().ToArray());
    }

    [Fact]
    public void Modes_nest_and_end()
    {
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }
        Assert.True((x * 2).requires_grad);
        Tensor inferred;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            inferred = x * 2;
        }
        Assert.False(is_inference_mode_enabled());
        Assert.True(inferred.is_inference());
        Assert.Throws<TorchException>(() => (inferred * x).sum().backward());
    }

    [Fact]
    public void Mode_ended_on_another_thread_is_an_error()
    {
        var mode = no_grad();
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(mode.Dispose));
        thread.Start();
        thread.Join();
        Assert.IsType<InvalidOperationException>(failure);
        Assert.False(is_grad_enabled());
        mode.Dispose();
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void Anomaly_detection_finds_the_operator_that_made_NaN()
    {
        var x = tensor(0.0, requires_grad: true);
        using var mode = autograd.detect_anomaly();
        Assert.True(autograd.AnomalyMode.IsEnabled);
        var failure = Assert.Throws<TorchException>(() => (x.sqrt() * 0).backward());
        Assert.Contains("SqrtBackward", failure.Message, StringComparison.Ordinal);
        mode.Dispose();
        Assert.False(autograd.AnomalyMode.IsEnabled);
        (x.sqrt() * 0).backward();
    }

    [Fact]
    public void Hooks_see_and_change_what_passes_and_can_be_removed()
    {
        var layer = nn.Linear(2, 2);
        Tensor? seen = null;
        var hook = layer.register_forward_hook((module, input, output) =>
        {
            seen = output;
            return output * 2;
        });
        var plain = layer.forward(ones(1, 2));
        Assert.True(layer.call(ones(1, 2)).allclose(plain * 2));
        Assert.True(seen!.allclose(plain));
        hook.remove();
        Assert.True(layer.call(ones(1, 2)).allclose(plain));
        layer.register_forward_pre_hook((module, input) => input * 0);
        Assert.True(layer.call(ones(1, 2)).allclose(layer.bias!.unsqueeze(0)));
    }

    [Fact]
    public void Hooked_activation_within_a_Sequential_stays_valid_and_carries_gradients()
    {
        var (first, relu) = (nn.Linear(3, 4), nn.ReLU());
        var model = nn.Sequential(first, relu, nn.Linear(4, 1));
        Tensor? activation = null;
        relu.register_forward_hook((module, input, output) => activation = output);
        var y = model.call(ones(2, 3)).sum();
        var gradient = autograd.grad([y], [activation!])[0];
        Assert.Equal([2, 4], gradient.shape);
    }

    [Fact]
    public void Grad_can_be_set_and_must_fit()
    {
        var x = ones(2, requires_grad: true);
        x.grad = full(2, 3.0);
        Assert.Equal([3f, 3f], x.grad!.data<float>().ToArray());
        Assert.Throws<TorchException>(() => x.grad = ones(3));
        Assert.Throws<TorchException>(() => x.grad = ones(2, dtype: ScalarType.Float64));
        x.grad = null;
        Assert.Null(x.grad);
    }

    static Tensor Fixed(params long[] shape) =>
        (arange(0, shape.Aggregate(1L, (product, length) => product * length), dtype: ScalarType.Float64).view(shape) * 0.37).sin();

    static Tensor Cotangent(long[] shape) => shape.Length == 0 ? tensor(1.0) : Fixed(shape) + 0.5;
}
