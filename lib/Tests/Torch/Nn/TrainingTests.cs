using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

public sealed class TrainingTests
{
    [Fact]
    public void Parameters_and_state_dict_carry_the_paths_of_nested_modules()
    {
        using var model = new TwoHeads();
        Assert.Equal(["scale", "mean", "shared.0.weight", "shared.0.bias", "head.weight"], model.state_dict().Keys);
        Assert.Equal(["scale", "shared.0.weight", "shared.0.bias", "head.weight"], model.named_parameters().Select(entry => entry.name));
        model.eval();
        Assert.All(model.modules(), module => Assert.False(module.training));
    }

    [Fact]
    public void Load_state_dict_copies_and_names_what_does_not_fit()
    {
        using var from = new TwoHeads();
        using var to = new TwoHeads();
        to.load_state_dict(from.state_dict());
        Assert.True(to.get_parameter("head.weight")!.Equals(from.get_parameter("head.weight")));
        var failure = Assert.Throws<InvalidOperationException>(() => to.load_state_dict(new() { ["other"] = ones(1) }));
        Assert.Contains("unexpected [other]", failure.Message, StringComparison.Ordinal);
        var (missing, unexpected) = to.load_state_dict(new() { ["other"] = ones(1) }, strict: false);
        Assert.Equal((5, 1), (missing.Count, unexpected.Count));
    }

    [Fact]
    public void Save_and_load_give_the_same_state()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var from = new TwoHeads();
            using var to = new TwoHeads();
            from.save(file);
            to.load(file);
            Assert.All(from.state_dict(), entry => Assert.True(entry.Value.Equals(to.state_dict()[entry.Key])));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Linear_takes_any_number_of_leading_dimensions()
    {
        var layer = nn.Linear(3, 2, hasBias: false);
        Assert.Equal([4, 5, 2], layer.call(ones(4, 5, 3)).shape);
        Assert.Null(layer.bias);
        Assert.Throws<TorchException>(() => layer.call(ones(4, 5)));
    }

    sealed class TwoHeads : nn.Module<Tensor, Tensor>
    {
        readonly nn.Module<Tensor, Tensor> shared = nn.Sequential(nn.Linear(3, 2), nn.ReLU());
        readonly Modules.Linear head = nn.Linear(2, 1, hasBias: false);
        readonly Modules.Parameter scale = nn.Parameter(ones(1));
        readonly Tensor mean = zeros(1);

        internal TwoHeads() : base(nameof(TwoHeads)) => RegisterComponents();

        public override Tensor forward(Tensor input) => (head.call(shared.call(input)) - mean) * scale;
    }
}
