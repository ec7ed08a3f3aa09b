namespace TorchSharp;

public static partial class torch
{
    /// <summary>One position in an indexing expression: a number, a slice, a mask or list, the ellipsis, or a new dimension.</summary>
    public readonly struct TensorIndex
    {
        internal enum Kinds { None, Single, Slice, Bool, Tensor, Ellipsis, Null }

        internal readonly Kinds Kind;
        internal readonly long? Start;
        internal readonly long? Stop;
        internal readonly long? Step;
        internal readonly torch.Tensor? Values;

        TensorIndex(Kinds kind, long? start = null, long? stop = null, long? step = null, torch.Tensor? values = null)
        {
            Kind = kind;
            Start = start;
            Stop = stop;
            Step = step;
            Values = values;
        }

        /// <summary>From <paramref name="start"/> up to and without <paramref name="stop"/>; negative numbers count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(Kinds.Slice, start, stop, step);

        /// <summary>A slice from start and stop.</summary>
        public static TensorIndex Slice((int? start, int? stop) range) => new(Kinds.Slice, range.start, range.stop);

        /// <summary>A slice from a C# range.</summary>
        public static TensorIndex Slice(Range range) =>
            new(Kinds.Slice, End(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : End(range.End));

        /// <summary>A truth value: a new dimension of length 1 or 0.</summary>
        public static TensorIndex Bool(bool value) => new(Kinds.Bool, value ? 1 : 0);

        /// <summary>One index, which takes the dimension away; null is <see cref="Null"/>.</summary>
        public static TensorIndex Single(long? index) => index is null ? Null : new(Kinds.Single, index);

        /// <summary>A list of indices or a mask.</summary>
        public static TensorIndex Tensor(torch.Tensor tensor) => new(Kinds.Tensor, values: tensor);

        /// <summary>As many full slices as there are dimensions left.</summary>
        public static TensorIndex Ellipsis => new(Kinds.Ellipsis);

        /// <summary>A new dimension of length 1.</summary>
        public static TensorIndex None => new(Kinds.None);

        /// <summary>A new dimension of length 1, as <see cref="None"/>.</summary>
        public static TensorIndex Null => new(Kinds.Null);

        /// <summary>The whole dimension.</summary>
        public static TensorIndex Colon => Slice();

        /// <summary>One index.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);
        /// <summary>A list of indices or a mask.</summary>
        public static implicit operator TensorIndex(torch.Tensor tensor) => Tensor(tensor);
        /// <summary>A slice from start and stop.</summary>
        public static implicit operator TensorIndex((int? start, int? stop) range) => Slice(range);
        /// <summary>A slice from a C# range.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);
        /// <summary>One index from a C# index, from the end with <c>^</c>.</summary>
        public static implicit operator TensorIndex(Index index) => Single(End(index));
        /// <summary>A truth value.</summary>
        public static implicit operator TensorIndex(bool value) => Bool(value);

        static long End(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
