using static TorchSharp.torch;

namespace TorchSharp.Tests.Data;

public sealed class DataLoaderTests
{
    [Fact]
    public void TensorDataset_batches_cover_all_rows_in_order()
    {
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(arange(10), arange(10, 20)), 4, disposeBatch: false);
        var batches = loader.ToList();
        Assert.Equal(3, loader.Count);
        Assert.Equal([4L, 4L, 2L], batches.Select(batch => batch[0].shape[0]));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), batches.SelectMany(batch => batch[0].data<long>().ToArray()));
        Assert.All(batches, batch => Assert.True((batch[1] - batch[0] == 10).all().item<bool>()));
    }

    [Fact]
    public void Shuffle_of_a_seed_is_the_same_for_each_loader_and_differs_from_pass_to_pass()
    {
        long[] Pass(Modules.IterableDataLoader loader) => [.. loader.SelectMany(batch => batch[0].data<long>().ToArray())];
        using var data = utils.data.TensorDataset(arange(50));
        var (first, second) = (utils.data.DataLoader(data, 7, shuffle: true, seed: 3), utils.data.DataLoader(data, 7, shuffle: true, seed: 3));
        var (a, b) = (Pass(first), Pass(first));
        Assert.Equal(a, Pass(second));
        Assert.NotEqual(a, b);
        Assert.Equal(b, Pass(second));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), a.Order());
    }

    [Fact]
    public void Drop_last_leaves_out_a_smaller_batch()
    {
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(arange(10)), 4, drop_last: true, disposeBatch: false);
        Assert.Equal(2, loader.Count);
        Assert.All(loader, batch => Assert.Equal(4, batch[0].shape[0]));
    }

    [Fact]
    public void Batches_are_freed_when_the_next_one_is_read()
    {
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(arange(10)), 5);
        Tensor? last = null;
        foreach (var batch in loader)
        {
            Assert.True(last is null || last.IsInvalid);
            last = batch[0];
            Assert.False(last.IsInvalid);
        }
        Assert.True(last!.IsInvalid);
    }

    [Fact]
    public void Dataset_of_names_is_stacked_name_by_name()
    {
        using var loader = utils.data.DataLoader(new Squares(), 3, shuffler: [4, 2, 1, 0], disposeBatch: false);
        var first = loader.First();
        Assert.Equal([4f, 2f, 1f], first["x"].data<float>().ToArray());
        Assert.Equal([16f, 4f, 1f], first["y"].data<float>().ToArray());
    }

    [Fact]
    public void TensorDataset_of_unequal_rows_is_ArgumentException() =>
        Assert.Contains("3, 2 rows", Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(ones(3), ones(2))).Message, StringComparison.Ordinal);

    sealed class Squares : utils.data.Dataset
    {
        public override long Count => 5;

        public override Dictionary<string, Tensor> GetTensor(long index) => new() { ["x"] = tensor((float)index), ["y"] = tensor((float)(index * index)) };
    }
}
