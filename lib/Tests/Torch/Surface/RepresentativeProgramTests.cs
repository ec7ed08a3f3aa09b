using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Surface;

/// <summary>Code as TorchSharp's users write it, with its names, usings and idioms: it must compile unchanged and run.</summary>
public sealed class RepresentativeProgramTests
{
    [Fact]
    public void Classifier_trained_with_a_loader_a_scheduler_and_scopes_learns()
    {
        random.manual_seed(1);
        var device = cuda.is_available() ? CUDA : CPU;
        using var model = new Net("classifier", device);
        var features = randn(120, 4, device: device);
        var labels = (features.sum(1) > 0).to_type(int64);
        using var dataset = torch.utils.data.TensorDataset(features, labels);
        using var loader = torch.utils.data.DataLoader(dataset, 30, shuffle: true, device: device, seed: 1);
        var optimizer = optim.Adam(model.parameters(), lr: 0.05);
        var scheduler = optim.lr_scheduler.StepLR(optimizer, 5, gamma: 0.5);
        Loss<Tensor, Tensor, Tensor> loss = CrossEntropyLoss();
        var (first, last) = (0f, 0f);
        for (var epoch = 1; epoch <= 12; epoch++)
        {
            using var d = NewDisposeScope();
            model.train();
            foreach (var batch in loader)
            {
                optimizer.zero_grad();
                var output = loss.call(model.call(batch[0]), batch[1]);
                output.backward();
                torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0);
                optimizer.step();
                last = output.ToSingle();
                if (first == 0) first = last;
            }
            scheduler.step();
        }
        model.eval();
        using (no_grad())
        {
            var predicted = model.call(features).argmax(1);
            Assert.True(predicted.eq(labels).sum().ToInt32() > 110);
        }
        Assert.True(last < first / 2);
        Assert.Equal(0.05 * 0.25, optimizer.ParamGroups.First().LearningRate, 1e-12);
    }

    [Fact]
    public void Tensor_idioms_of_the_tutorials_work()
    {
        var t = torch.arange(3, 5, step: 0.1f);
        Assert.Equal(20, t.NumberOfElements);
        var x = torch.ones(2, 3) + 0.5f;
        Assert.Equal("[[1.5, 1.5, 1.5],\n [1.5, 1.5, 1.5]]", x.str(fltFormat: "g5", style: TensorStringStyle.Numpy));
        Assert.Equal("[2x3], type = Float32, device = cpu", x.ToString());
        x[0, 1] = 7;
        x[1, ..] = torch.tensor(new float[] { 1, 2, 3 });
        x[TensorIndex.Ellipsis, TensorIndex.Single(0)] = torch.zeros(2);
        Assert.Equal([0f, 7f, 1.5f, 0f, 2f, 3f], x.data<float>().ToArray());
        Assert.Equal(7f, x[0][1].item<float>());
        Assert.Equal(3f, (float)x[^1, ^1]);
        var fromArray = torch.from_array(new double[,] { { 1, 2 }, { 3, 4 } });
        Assert.Equal(float64, fromArray.dtype);
        Assert.Equal([1L, 3L, 1L], torch.randint(10, (1, 3)).unsqueeze(-1).shape);
        Tensor implicitNumber = 3;
        Tensor implicitArray = new float[] { 1, 2 };
        Assert.Equal([3f, 6f], (implicitNumber * implicitArray).data<float>().ToArray());
        Assert.Equal(ScalarType.Int64, (torch.tensor(new[] { 1L }) * 2).dtype);
        Assert.True((torch.ones(2) == torch.ones(2)).all().ToBoolean());
        Assert.Equal(2, torch.where(x > 2).Length);
        using var scope = torch.NewDisposeScope();
        Assert.Equal(6, torch.stack([x, x]).mean([0, 1]).MoveToOuterDisposeScope().numel() * 2);
    }

    [Fact]
    public void Nested_modules_with_every_kind_of_field_register_and_move()
    {
        using var net = new Net("net", CPU);
        Assert.Equal(["lin1.weight", "lin1.bias", "layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias", "count", "scale"], Names(net).Order(new Roots()));
        net.to(float64);
        Assert.All(net.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
        Assert.Equal(float64, net.call(randn(2, 4, dtype: float64)).dtype);
    }

    static IEnumerable<string> Names(nn.Module module) => module.state_dict().Keys;

    /// <summary>The order in which this test writes the names down; registration order is that of the fields.</summary>
    sealed class Roots : IComparer<string>
    {
        static readonly string[] s_order = ["lin1", "layers", "count", "scale"];

        public int Compare(string? x, string? y) => Array.IndexOf(s_order, x!.Split('.')[0]).CompareTo(Array.IndexOf(s_order, y!.Split('.')[0]));
    }

    sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> lin1 = Linear(4, 16);
        private readonly Sequential layers;
        private readonly Dropout drop = Dropout(0.1);
        [ComponentName(Name = "count")]
        private readonly Tensor calls = zeros(1, dtype: int64);
        private readonly Parameter scale = Parameter(ones(1));

        public Net(string name, Device device) : base(name)
        {
            layers = Sequential(Linear(16, 8), Tanh(), Linear(8, 2));
            RegisterComponents();
            if (device.type == DeviceType.CUDA) this.to(device);
        }

        public override Tensor forward(Tensor input)
        {
            using var x = lin1.call(input);
            using var y = functional.relu(x);
            using var z = drop.call(y);
            return layers.call(z) * scale;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                lin1.Dispose();
                layers.Dispose();
                ClearModules();
            }
            base.Dispose(disposing);
        }
    }
}
