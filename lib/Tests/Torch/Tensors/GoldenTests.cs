using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Numbers that PyTorch 1.13.1 (Debian's python3-torch) prints for the same calls.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Manual_seed_gives_PyTorch_s_stream()
    {
        manual_seed(42);
        Assert.Equal([0.8822692632675171f, 0.9150039553642273f, 0.38286375999450684f], rand(3).data<float>().ToArray());
        manual_seed(42);
        Assert.Equal([0.33669036626815796f, 0.12880940735340118f, 0.23446236550807953f], randn(3).data<float>().ToArray());
    }

    [Fact]
    public void Training_with_dropout_weights_Adam_and_SGD_follows_PyTorch_step_by_step()
    {
        manual_seed(7);
        var model = nn.Sequential(nn.Linear(5, 4), nn.ReLU(), nn.Dropout(0.25), nn.Linear(4, 1));
        var (x, y, w) = (randn(16, 5), (rand(16, 1) > 0.5).@float(), rand(16, 1));
        Assert.Equal(
            [0.33278992772102356f, 0.3121148347854614f, 0.303133487701416f, 0.30061596632003784f, 0.27438580989837646f],
            Train(optim.Adam(model.parameters(), 0.05)), Close);
        Assert.Equal(
            [0.2687119245529175f, 0.2642325162887573f, 0.26501134037971497f, 0.2705444097518921f, 0.25136706233024597f],
            Train(optim.SGD(model.parameters(), 0.1, momentum: 0.9, weight_decay: 0.01)), Close);
        model.eval();
        Assert.Equal([0.9322901964187622f, 0.22255738079547882f, 1.7500700950622559f], model.forward(x)[..3].data<float>().ToArray(), Close);
        Assert.Equal(0.290351927280426f, nn.functional.binary_cross_entropy(x[.., ..1].sigmoid(), y, w).item<float>(), 1e-6f);
        Assert.Equal(1.5132265090942383f, nn.functional.cross_entropy(x, arange(16) % 5).item<float>(), 1e-6f);
        Assert.Equal(0.9320452213287354f, nn.functional.mse_loss(x[.., ..1], y).item<float>(), 1e-6f);

        float[] Train(optim.Optimizer optimizer)
        {
            manual_seed(11);
            var losses = new float[5];
            for (var i = 0; i < losses.Length; i++)
            {
                optimizer.zero_grad();
                var loss = nn.functional.binary_cross_entropy_with_logits(model.forward(x), y, w);
                loss.backward();
                optimizer.step();
                losses[i] = loss.item<float>();
            }
            return losses;
        }
    }

    static bool Close(float expected, float actual) => Math.Abs(expected - actual) <= 1e-6f * Math.Max(1, Math.Abs(expected));
}
