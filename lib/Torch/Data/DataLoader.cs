using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                /// <summary>Batches of named tensors, stacked along a new first dimension.</summary>
                /// <param name="dataset">The examples.</param>
                /// <param name="batchSize">Examples a batch.</param>
                /// <param name="shuffle">Whether each pass has its own random order.</param>
                /// <param name="device">Where batches are put; null is the processor.</param>
                /// <param name="seed">Fixes the orders of all passes; null draws from the default stream.</param>
                /// <param name="num_worker">Taken for compatibility: batches are made where they are read.</param>
                /// <param name="drop_last">Whether a last, smaller batch is left out.</param>
                /// <param name="disposeBatch">Whether a batch is freed when the next one is read.</param>
                /// <param name="disposeDataset">Whether the data set is freed with the loader.</param>
                public static Modules.DataLoader DataLoader(
                    Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1,
                    bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <summary>Batches of named tensors, in a given order.</summary>
                public static Modules.DataLoader DataLoader(
                    Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false,
                    bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <summary>Batches of lists of tensors, stacked along a new first dimension.</summary>
                /// <param name="dataset">The examples.</param>
                /// <param name="batchSize">Examples a batch.</param>
                /// <param name="shuffle">Whether each pass has its own random order.</param>
                /// <param name="device">Where batches are put; null is the processor.</param>
                /// <param name="seed">Fixes the orders of all passes; null draws from the default stream.</param>
                /// <param name="num_worker">Taken for compatibility: batches are made where they are read.</param>
                /// <param name="drop_last">Whether a last, smaller batch is left out.</param>
                /// <param name="disposeBatch">Whether a batch is freed when the next one is read.</param>
                /// <param name="disposeDataset">Whether the data set is freed with the loader.</param>
                public static Modules.IterableDataLoader DataLoader(
                    IterableDataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1,
                    bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

                /// <summary>Batches of lists of tensors, in a given order.</summary>
                public static Modules.IterableDataLoader DataLoader(
                    IterableDataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
                    bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true) =>
                    new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Batches of named tensors.</summary>
    public sealed class DataLoader : DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>
    {
        /// <summary>A loader that shuffles when asked to.</summary>
        public DataLoader(
            utils.data.Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1,
            bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        /// <summary>A loader that reads in a given order.</summary>
        public DataLoader(
            utils.data.Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1, bool drop_last = false,
            bool disposeBatch = true, bool disposeDataset = true)
            : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
        {
        }

        static Dictionary<string, Tensor> Collate(IEnumerable<Dictionary<string, Tensor>> examples, Device device)
        {
            var all = examples.ToList();
            return all[0].Keys.ToDictionary(key => key, key => stack(all.Select(example => example[key])).to(device), StringComparer.Ordinal);
        }
    }
}
