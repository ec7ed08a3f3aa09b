using static TorchSharp.torch;

namespace TorchSharp.Tests.Optimizers;

public sealed class OptimizerTests
{
    public static TheoryData<string> Names => new("Adam", "AMSGrad", "AdamW", "maximize");

    /// <summary>float32 goes through the loop in C#, float64 through libtorch's operators: they must be the same algorithm.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Adam_loop_in_CSharp_equals_the_operators(string kind)
    {
        float[] Learn(ScalarType type)
        {
            manual_seed(3);
            var start = randn(37);
            var weights = nn.Parameter(start.to_type(type));
            optim.Optimizer optimizer = kind switch
            {
                "AMSGrad" => optim.Adam([weights], lr: 0.1, weight_decay: 0.1, amsgrad: true),
                "AdamW" => optim.AdamW([weights], lr: 0.1, weight_decay: 0.1),
                "maximize" => optim.Adam([weights], lr: 0.1, maximize: true),
                _ => optim.Adam([weights], lr: 0.1),
            };
            for (var i = 0; i < 20; i++)
            {
                optimizer.zero_grad();
                (weights * weights.sin()).sum().backward();
                optimizer.step();
            }
            return weights.detach().to_type(ScalarType.Float32).data<float>().ToArray();
        }
        var (single, both) = (Learn(ScalarType.Float32), Learn(ScalarType.Float64));
        for (var i = 0; i < single.Length; i++) Assert.Equal(both[i], single[i], 2e-4f);
    }

    [Fact]
    public void Step_in_CSharp_counts_as_a_change_in_place()
    {
        var weights = nn.Parameter(ones(3));
        var optimizer = optim.Adam([weights], lr: 0.1);
        var kept = (weights * weights).sum();
        weights.grad = ones(3);
        optimizer.step();
        var failure = Assert.Throws<TorchException>(() => kept.backward());
        Assert.Contains("modified by an inplace operation", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_without_gradients_are_left_as_they_are()
    {
        var (still, moving) = (nn.Parameter(ones(2)), nn.Parameter(ones(2)));
        var optimizer = optim.Adam([still, moving], lr: 0.1);
        moving.sum().backward();
        optimizer.step();
        Assert.Equal([1f, 1f], still.detach().data<float>().ToArray());
        Assert.NotEqual([1f, 1f], moving.detach().data<float>().ToArray());
    }

    [Fact]
    public void Groups_have_their_own_settings_and_the_optimizer_s_where_they_say_nothing()
    {
        var (a, b) = (nn.Parameter(ones(1)), nn.Parameter(ones(1)));
        var optimizer = optim.SGD(
            [new Modules.SGD.ParamGroup { Parameters = [a], Options = new() { LearningRate = 0.5 } }, new Modules.SGD.ParamGroup { Parameters = [b] }], 0.1);
        (a + b).backward();
        optimizer.step();
        Assert.Equal((0.5f, 0.9f), (a.detach().item<float>(), b.detach().item<float>()));
        Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new Modules.SGD.ParamGroup { Parameters = [a] }));
    }

    [Fact]
    public void Settings_out_of_range_name_themselves()
    {
        var parameters = new[] { nn.Parameter(ones(1)) };
        Assert.Contains("lr must be 0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam(parameters, lr: -1)).Message, StringComparison.Ordinal);
        Assert.Contains("beta2", Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam(parameters, beta2: 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => optim.SGD(parameters, 0.1, nesterov: true));
    }

    [Fact]
    public void Closure_is_called_and_its_loss_returned()
    {
        var weights = nn.Parameter(ones(1));
        var optimizer = optim.SGD([weights], 0.1);
        var loss = optimizer.step(() =>
        {
            var value = weights.square().sum();
            value.backward();
            return value;
        });
        Assert.Equal(1, loss!.item<float>());
        Assert.Equal(0.8f, weights.detach().item<float>(), 1e-6f);
    }

    [Fact]
    public void ReduceLROnPlateau_waits_and_then_lowers_the_rate()
    {
        var optimizer = optim.SGD([nn.Parameter(ones(1))], 1.0);
        var scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor: 0.5, patience: 1);
        double Rate(double loss)
        {
            scheduler.step(loss);
            return optimizer.ParamGroups.Single().LearningRate;
        }
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.25], new[] { 3.0, 2.0, 2.0, 2.0, 2.0, 2.0 }.Select(Rate));
        Assert.Throws<InvalidOperationException>(() => scheduler.step());
    }
}
