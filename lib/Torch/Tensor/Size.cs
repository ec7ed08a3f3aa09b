using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The lengths of dimensions, made from numbers, tuples or an array.</summary>
    public readonly struct Size : IEnumerable<long>, IEquatable<Size>
    {
        readonly long[]? _shape;

        /// <summary>From an array of lengths.</summary>
        public Size(long[] shape) => _shape = [.. shape];

        /// <summary>From a sequence of lengths.</summary>
        public Size(IEnumerable<long> shape) => _shape = [.. shape];

        /// <summary>How many dimensions there are.</summary>
        public int Length => Shape.Length;

        /// <summary>How many dimensions there are.</summary>
        public bool IsEmpty => Length == 0;

        internal long[] Shape => _shape ?? [];

        /// <summary>The length of one dimension; negative ones count from the last.</summary>
        public long this[int idx] => Shape[idx < 0 ? idx + Length : idx];

        /// <summary>From one length.</summary>
        public static implicit operator Size(long size) => new([size]);
        /// <summary>From two lengths.</summary>
        public static implicit operator Size((long, long) size) => new([size.Item1, size.Item2]);
        /// <summary>From three lengths.</summary>
        public static implicit operator Size((long, long, long) size) => new([size.Item1, size.Item2, size.Item3]);
        /// <summary>From four lengths.</summary>
        public static implicit operator Size((long, long, long, long) size) => new([size.Item1, size.Item2, size.Item3, size.Item4]);
        /// <summary>From an array of lengths.</summary>
        public static implicit operator Size(long[] size) => new(size);
        /// <summary>To an array of lengths.</summary>
        public static implicit operator long[](Size size) => [.. size.Shape];

        /// <summary>True when all lengths are the same.</summary>
        public static bool operator ==(Size left, Size right) => left.Equals(right);
        /// <summary>True when some length differs.</summary>
        public static bool operator !=(Size left, Size right) => !left.Equals(right);

        /// <summary>How many elements a tensor of this size has.</summary>
        public long numel()
        {
            var count = 1L;
            foreach (var length in Shape) count *= length;
            return count;
        }

        /// <inheritdoc/>
        public bool Equals(Size other) => Shape.AsSpan().SequenceEqual(other.Shape);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Size other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => Shape.Aggregate(17, HashCode.Combine);

        /// <inheritdoc/>
        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <inheritdoc/>
        public override string ToString() => $"[{string.Join(", ", Shape)}]";
    }
}
