using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace FairLab.TorchGuards.Tests.Guards;

/// <summary>What a failed call says: libtorch's message, and no frames of C++.</summary>
public sealed class MessageTests
{
    static readonly Dictionary<string, (Func<object?> Do, string Says)> All = new()
    {
        ["add"] = (() => rand(2, 3) + rand(4, 5),
            "The size of tensor a (3) must match the size of tensor b (5) at non-singleton dimension 1"),
        ["mm"] = (() => rand(2, 2).mm(ones(2, 2, ScalarType.Int64)), "expected m1 and m2 to have the same dtype"),
        ["index"] = (() => rand(3)[5], "index 5 out of range for tensor of size [3] at dimension 0"),
        ["gather"] = (() => rand(3).gather(0, tensor([9L])), "index 9 is out of bounds"),
        ["view"] = (() => rand(3, 4).view(13), "shape '[13]' is invalid for input of size 12"),
        ["inverse"] = (() => linalg.inv(zeros(3, 3)), "The diagonal element 1 is zero"),
        ["memory"] = (() => zeros(1L << 45), "can't allocate memory"),
        ["cat"] = (() => cat([rand(2, 3), rand(3, 4)], 0), "Sizes of tensors must match except in dimension 0"),
        ["loss"] = (() => F.cross_entropy(rand(2, 3), tensor([0L, 7L])), "Target 7 is out of bounds"),
        ["embedding"] = (() => nn.Embedding(10, 3).call(tensor([11L])), "index out of range in self"),
        ["gru"] = (() => nn.GRU(3, 4).call(rand(2, 2, 5)).Item1,
            "input.size(-1) must be equal to input_size. Expected 3, got 5"),
        ["convolution"] = (() => F.conv2d(rand(1, 4, 8, 8), rand(8, 3, 3, 3)),
            "to have 3 channels, but got 4 channels instead"),
        ["leaf"] = (() => rand(3, requires_grad: true).add_(1),
            "a leaf Variable that requires grad is being used in an in-place operation"),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Message_of_a_failed_call_is_libtorch_s_without_frames(string name)
    {
        Assert.Contains(All[name].Says, Bad.Message(All[name].Do));
        Assert.DoesNotContain("\n   at ", Bad.Message(All[name].Do));
    }

    [Fact]
    public void Message_of_a_script_of_one_s_own_keeps_its_excerpt()
    {
        using var script = jit.compile("def half(x):\n  return torch.matmul(x, x)\n");
        var message = Bad.Message(() => script.invoke("half", rand(2, 3)));
        Assert.Contains("return torch.matmul(x, x)\n         ~~~~~~~~~~~~ <--- HERE", message);
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", message);
    }

    [Fact]
    public void Invoke_of_a_function_that_the_script_does_not_have_throws()
    {
        using var script = jit.compile("def one(x):\n  return x + 1\n\ndef two(x):\n  return x + 2\n");
        Assert.StartsWith("invoke: found the function 'three', expected one of the script's: one, two",
            Assert.Throws<ArgumentException>(() => script.invoke("three", rand(3))).Message);
        Assert.Equal(3, ((Tensor)script.invoke("two", ones(1))).item<float>());
        Assert.Contains("missing value for argument 'x'", Bad.Message(() => script.invoke("one")));
    }

    [Fact]
    public void Short_cuts_frames_of_either_kind_and_nothing_else()
    {
        Assert.Equal("bad", ErrorText.Short(
            "bad\nException raised from f at g.cpp:1 (most recent call first):\nframe #0: x"));
        Assert.Equal("bad", ErrorText.Short("bad\nframe #0: x"));
        Assert.Equal("two\nlines", ErrorText.Short("two\nlines"));
    }
}
