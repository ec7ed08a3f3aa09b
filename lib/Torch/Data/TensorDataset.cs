using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class utils
        {
            public static partial class data
            {
                /// <summary>Tensors whose first dimension numbers the examples; an example is the list of their rows.</summary>
                public static Modules.TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Tensors whose first dimension numbers the examples; an example is the list of their rows.</summary>
    public sealed class TensorDataset : utils.data.IterableDataset
    {
        readonly Tensor[] _tensors;

        internal TensorDataset(Tensor[] tensors)
        {
            ArgumentNullException.ThrowIfNull(tensors);
            if (tensors.Length == 0) throw new ArgumentException("a data set needs at least one tensor", nameof(tensors));
            var counts = tensors.Select(tensor => tensor.size(0)).ToArray();
            if (counts.Distinct().Count() > 1)
                throw new ArgumentException($"the tensors have {string.Join(", ", counts)} rows: they must have equally many", nameof(tensors));
            _tensors = [.. tensors.Select(tensor => tensor.alias().DetachFromDisposeScope())];
        }

        /// <inheritdoc/>
        public override long Count => _tensors[0].size(0);

        /// <summary>One row of each tensor.</summary>
        /// <param name="index">Its number, from 0.</param>
        public override IList<Tensor> GetTensor(long index) => [.. _tensors.Select(tensor => tensor[index])];

        /// <summary>Several rows of each tensor at once, without the rows in between.</summary>
        internal IList<Tensor> Rows(long[] indices)
        {
            using var numbers = tensor(indices);
            return [.. _tensors.Select(tensor => tensor.index_select(0, tensor.device_type == DeviceType.CPU ? numbers : numbers.to(tensor.device)))];
        }

        /// <inheritdoc/>
        protected override void Dispose(bool disposing)
        {
            if (disposing)
                foreach (var tensor in _tensors) tensor.Dispose();
            base.Dispose(disposing);
        }
    }
}
