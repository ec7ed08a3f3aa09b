namespace TorchSharp;

public static partial class torch
{
    /// <summary>Help around training.</summary>
    public static partial class utils
    {
        /// <summary>Data in batches.</summary>
        public static partial class data
        {
            /// <summary>Examples as named tensors.</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>>
            {
            }

            /// <summary>Examples as lists of tensors.</summary>
            public abstract class IterableDataset : Dataset<IList<Tensor>>
            {
            }

            /// <summary>Examples of any kind, by number.</summary>
            /// <typeparam name="T">An example.</typeparam>
            public abstract class Dataset<T> : IDisposable
            {
                /// <summary>How many examples there are.</summary>
                public abstract long Count { get; }

                /// <summary>One example.</summary>
                /// <param name="index">Its number, from 0.</param>
                public abstract T GetTensor(long index);

                /// <summary>Frees the data.</summary>
                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                /// <summary>Frees the data; derived types say what.</summary>
                protected virtual void Dispose(bool disposing) { }
            }
        }
    }
}
