using System.Diagnostics;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Serialization;

public sealed class FileTests : IDisposable
{
    const string Python = "/usr/bin/python3";
    readonly string _folder = Directory.CreateTempSubdirectory("fairtorch").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ScalarType.Float32), InlineData(ScalarType.Float64), InlineData(ScalarType.Int64), InlineData(ScalarType.Bool), InlineData(ScalarType.BFloat16)]
    public void Tensor_save_and_load_keep_type_shape_and_values(ScalarType type)
    {
        var tensor = (randn(3, 2) * 5).to_type(type);
        torch.save(tensor, At("t.pt"));
        Assert.True(torch.load(At("t.pt")).Equals(tensor));
    }

    [Fact]
    public void Module_file_is_TorchSharp_s_format_byte_for_byte()
    {
        using var model = nn.Sequential(("fc", nn.Linear(2, 1, hasBias: false)));
        using (no_grad()) model.get_parameter("fc.weight")!.copy_(tensor(new[,] { { 1f, -2f } }));
        model.save(At("m.dat"));
        // count 1; key length 9 and text; dtype 6 (float32); rank 2; lengths 1 and 2; two floats, little endian
        byte[] expected = [1, 9, .. "fc.weight"u8, 6, 2, 1, 2, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0];
        Assert.Equal(expected, File.ReadAllBytes(At("m.dat")));
    }

    [Fact]
    public void Module_load_of_a_cut_or_foreign_file_says_what_is_wrong()
    {
        using var model = nn.Linear(3, 2);
        model.save(At("m.dat"));
        var bytes = File.ReadAllBytes(At("m.dat"));
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(At("cut.dat"), bytes[..length]);
            Assert.Throws<InvalidDataException>(() => model.load(At("cut.dat")));
        }
        using var other = nn.Linear(4, 2);
        Assert.Contains("'weight'", Assert.Throws<InvalidDataException>(() => other.load(At("m.dat"))).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => model.load(At("none.dat")));
    }

    [Fact]
    public void Module_load_skip_and_not_strict_leave_what_they_should()
    {
        using var from = nn.Sequential(("a", nn.Linear(2, 2)), ("b", nn.Linear(2, 2)));
        using var to = nn.Sequential(("a", nn.Linear(2, 2)), ("c", nn.Linear(2, 2)));
        from.save(At("m.dat"));
        Assert.Throws<ArgumentException>(() => to.load(At("m.dat")));
        var loaded = new Dictionary<string, bool>();
        to.load(At("m.dat"), strict: false, skip: ["a.bias"], loadedParameters: loaded);
        Assert.True(to.get_parameter("a.weight")!.Equals(from.get_parameter("a.weight")));
        Assert.False(to.get_parameter("a.bias")!.Equals(from.get_parameter("a.bias")));
        Assert.Equal((true, false, false), (loaded["a.weight"], loaded["a.bias"], loaded["c.weight"]));
    }

    [Fact]
    public void Optimizer_state_lets_learning_go_on_as_if_it_had_not_stopped()
    {
        float[] Learn(int steps, bool stop)
        {
            manual_seed(5);
            using var model = nn.Linear(3, 1);
            var (x, y) = (randn(8, 3), randn(8, 1));
            var optimizer = optim.Adam(model.parameters(), lr: 0.1, amsgrad: true);
            for (var i = 0; i < steps; i++)
            {
                if (stop && i == steps / 2)
                {
                    optimizer.save_state_dict(At("o.dat"));
                    optimizer = optim.Adam(model.parameters(), lr: 0.5, amsgrad: true);
                    optimizer.load_state_dict(At("o.dat"));
                }
                optimizer.zero_grad();
                nn.functional.mse_loss(model.call(x), y).backward();
                optimizer.step();
            }
            return model.weight.detach().data<float>().ToArray();
        }
        Assert.Equal(Learn(10, stop: false), Learn(10, stop: true));
        var sgd = optim.SGD([nn.Parameter(ones(1))], 0.1);
        Assert.Contains("Adam, not of SGD", Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(At("o.dat"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Safetensors_round_trip_and_layout()
    {
        var tensors = new Dictionary<string, Tensor> { ["b"] = randn(2, 3), ["a"] = arange(4), ["c"] = tensor(true), ["empty"] = zeros(0, 3) };
        Safetensors.Save(tensors, At("w.safetensors"), new Dictionary<string, string> { ["format"] = "pt" });
        var back = Safetensors.Load(At("w.safetensors"));
        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), back.Keys);
        Assert.All(tensors, entry => Assert.True(entry.Value.Equals(back[entry.Key])));
        var header = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(At("w.safetensors"))[8..]);
        Assert.StartsWith("""{"__metadata__":{"format":"pt"},"a":{"dtype":"I64","shape":[4],"data_offsets":[0,32]}""", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Safetensors_damaged_files_are_InvalidDataException()
    {
        Safetensors.Save(new Dictionary<string, Tensor> { ["a"] = arange(4) }, At("w.safetensors"));
        var bytes = File.ReadAllBytes(At("w.safetensors"));
        foreach (var length in new[] { 0, 4, 8, 20, bytes.Length - 1 })
        {
            File.WriteAllBytes(At("cut.safetensors"), bytes[..length]);
            Assert.Throws<InvalidDataException>(() => Safetensors.Load(At("cut.safetensors")));
        }
        File.WriteAllText(At("text.safetensors"), "not at all a file of this kind, but long enough");
        Assert.Throws<InvalidDataException>(() => Safetensors.Load(At("text.safetensors")));
    }

    [SkippableByPython]
    public void Python_reads_what_torch_save_writes_and_the_reverse()
    {
        torch.save(arange(6).view(2, 3), At("cs.pt"));
        var output = Run($"import torch; t = torch.load('{At("cs.pt")}'); print(t.tolist()); torch.save(t.double() / 2, '{At("py.pt")}')");
        Assert.Equal("[[0, 1, 2], [3, 4, 5]]", output.Trim());
        // Python pickles its own rebuild function, which libtorch's unpickler does not know: the file of tensors goes one way.
        var back = Record.Exception(() => torch.load(At("py.pt")));
        Assert.True(back is null or TorchException, back?.ToString());
    }

    string At(string name) => Path.Combine(_folder, name);

    static string Run(string code)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", code]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    sealed class SkippableByPythonAttribute : FactAttribute
    {
        public SkippableByPythonAttribute()
        {
            if (!File.Exists("/usr/lib/python3/dist-packages/torch/__init__.py")) Skip = "python3-torch is not installed";
        }
    }
}
