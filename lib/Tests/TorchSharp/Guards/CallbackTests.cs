using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.TorchGuards.Tests.Guards;

/// <summary>What C# code that libtorch calls throws.</summary>
public sealed class CallbackTests
{
    [Fact]
    public void Backward_of_a_function_that_throws_throws_its_own_exception()
    {
        using var scope = NewDisposeScope();
        var x = rand(3, requires_grad: true);
        var thrown = Assert.Throws<NotFiniteNumberException>(() => Throwing.apply(x).sum().backward());
        Assert.Equal("mine", thrown.Message);
        Assert.Contains(nameof(Throwing), thrown.StackTrace, StringComparison.Ordinal);
        Assert.Equal("mine", Assert.Throws<NotFiniteNumberException>(() =>
            autograd.grad([Throwing.apply(x).sum()], [x])).Message);
        Works(x);
    }

    [Fact]
    public void Backward_with_a_wrong_number_of_gradients_throws()
    {
        using var scope = NewDisposeScope();
        var x = rand(3, requires_grad: true);
        Assert.Throws<NotImplementedException>(() => Silent.apply(x).sum().backward());
        Assert.Throws<NotImplementedException>(() => autograd.grad([Silent.apply(x).sum()], [x]));
        Works(x);
    }

    [Fact]
    public void Failure_in_one_thread_is_thrown_there_and_nowhere_else()
    {
        Parallel.For(0, 200, i =>
        {
            using var scope = NewDisposeScope();
            var x = rand(3, requires_grad: true);
            if (i % 2 == 0)
                Assert.Throws<NotFiniteNumberException>(() => Throwing.apply(x).sum().backward());
            else
                Works(x);
        });
    }

    [Fact]
    public void Failure_leaves_no_error_behind_for_a_call_that_does_not_fail()
    {
        using var scope = NewDisposeScope();
        var x = rand(3, requires_grad: true);
        Assert.Throws<NotFiniteNumberException>(() => Throwing.apply(x).sum().backward());
        // Looks for errors without a native call that would have forgotten them.
        CheckForErrors();
    }

    [Fact]
    public void Closure_that_throws_throws_its_own_exception_and_the_optimizer_works_again()
    {
        using var scope = NewDisposeScope();
        var weight = nn.Parameter(full(1, 5f));
        var optimizer = optim.LBFGS([weight], lr: 1);
        Assert.Equal("mine", Assert.Throws<NotFiniteNumberException>(() =>
            optimizer.step(() => throw new NotFiniteNumberException("mine"))).Message);
        for (int i = 0; i < 3; i++)
        {
            optimizer.step(() =>
            {
                optimizer.zero_grad();
                var loss = (weight - 2).square().sum();
                loss.backward();
                return loss;
            });
        }
        Assert.Equal(2, weight.item<float>(), 1e-3);
    }

    [Fact]
    public void Closure_whose_loss_is_no_number_throws() =>
        Assert.Contains("cannot be converted to Scalar",
            Bad.Message(() => optim.LBFGS(nn.Linear(2, 2).parameters()).step(() => rand(3))));

    [Fact]
    public void LBFGS_without_a_history_is_refused() => Assert.Contains("history_size of at least 1",
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.LBFGS([new Parameter(zeros(1))], history_size: 0))
            .Message);

    static void Works(Tensor x)
    {
        var gradient = autograd.grad([Doubling.apply(x).sum()], [x])[0];
        Assert.Equal([2f, 2f, 2f], gradient.data<float>().ToArray());
    }

    sealed class Throwing : Doubled<Throwing>
    {
        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad) =>
            throw new NotFiniteNumberException("mine");
    }

    sealed class Silent : Doubled<Silent>
    {
        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad) => [];
    }

    sealed class Doubling : Doubled<Doubling>
    {
        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad) => [grad * 2];
    }
}

/// <summary>Twice its argument; what is wrong is the gradient.</summary>
public abstract class Doubled<T> : autograd.SingleTensorFunction<T> where T : Doubled<T>, new()
{
    public override string Name => typeof(T).Name;

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 2;
}
