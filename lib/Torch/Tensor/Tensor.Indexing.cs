using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Part of the tensor, by PyTorch's indexing rules; setting writes into it, with broadcasting.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => Assign(indices, value);
        }

        /// <summary>Elements chosen by masks or lists of indices, one for each leading dimension.</summary>
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => Assign(Wrap(indices), value);
        }

        /// <summary>The part at one index of the first dimension.</summary>
        public Tensor this[long i1] { get => select(0, i1); set => Assign([i1], value); }
        /// <summary>The part at one index of each of the first 2 dimensions.</summary>
        public Tensor this[long i1, long i2] { get => index(i1, i2); set => Assign([i1, i2], value); }
        /// <summary>The part at one index of each of the first 3 dimensions.</summary>
        public Tensor this[long i1, long i2, long i3] { get => index(i1, i2, i3); set => Assign([i1, i2, i3], value); }
        /// <summary>The part at one index of each of the first 4 dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4] { get => index(i1, i2, i3, i4); set => Assign([i1, i2, i3, i4], value); }
        /// <summary>The part at one index of each of the first 5 dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => index(i1, i2, i3, i4, i5);
            set => Assign([i1, i2, i3, i4, i5], value);
        }
        /// <summary>The part at one index of each of the first 6 dimensions.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => index(i1, i2, i3, i4, i5, i6);
            set => Assign([i1, i2, i3, i4, i5, i6], value);
        }
        /// <summary>The part at one index of each of the leading dimensions.</summary>
        public Tensor this[params long[] indices]
        {
            get => index(Wrap(indices));
            set => Assign(Wrap(indices), value);
        }

        /// <summary>Part of the tensor, by PyTorch's indexing rules.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            using var view = View(indices, out var lists);
            return lists is null ? view.Share() : Aten.index_Tensor.Call(view, lists);
        }

        /// <summary>Elements chosen by masks or lists of indices.</summary>
        public Tensor index(params Tensor[] indices) => Aten.index_Tensor.Call(this, indices);

        /// <summary>Writes <paramref name="value"/> where the indices point; returns this tensor.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Assign(indices, value);
            return this;
        }

        /// <summary>Writes <paramref name="value"/> where lists of indices point; returns this tensor.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => Aten.index_put_.CallInPlace(this, indices, value);

        /// <summary>Writes or, with <paramref name="accumulate"/>, adds where the indices point.</summary>
        public Tensor index_put_(Tensor value, bool accumulate, params Tensor[] indices) =>
            Aten.index_put_.CallInPlace(this, indices, value, accumulate);

        /// <summary>Writes a number where the indices point; returns this tensor.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = Number(value);
            Assign(indices, number);
            return this;
        }

        void Assign(TensorIndex[] indices, Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            using var view = View(indices, out var lists);
            using var near = value.dim() == 0 || value.device_type == device_type ? value.Share() : value.to(device);
            if (lists is null)
            {
                using var fitted = WithoutLeadingOnes(near, view.dim());
                view.copy_(fitted);
                return;
            }
            using var typed = near.to_type(dtype);
            Aten.index_put_.CallInPlace(view, lists, typed);
        }

        Tensor Number(Scalar value) => Aten.scalar_tensor.Call(value, dtype, default, CPU);

        // As in PyTorch, leading dimensions of length 1 that the target lacks are dropped before broadcasting.
        static Tensor WithoutLeadingOnes(Tensor value, long rank)
        {
            var sizes = value.shape;
            var skip = 0;
            while (sizes.Length - skip > rank && sizes[skip] == 1) skip++;
            return skip == 0 ? value.Share() : value.reshape(sizes[skip..]);
        }

        /// <summary>Numbers, slices and new dimensions as a view; <paramref name="lists"/> are the masks and lists still to be applied to it.</summary>
        Tensor View(TensorIndex[] indices, out Tensor?[]? lists)
        {
            ArgumentNullException.ThrowIfNull(indices);
            var rank = dim();
            var consumed = indices.Sum(Consumes);
            if (consumed > rank) throw new TorchException($"{consumed} indices for {Describe(this)}", "aten::index");
            var walk = new IndexWalk(rank - consumed);
            var current = Share();
            foreach (var index in indices)
            {
                var next = walk.Step(current, index);
                if (ReferenceEquals(next, current)) continue;
                current.Dispose();
                current = next;
            }
            lists = walk.Lists?.ToArray();
            return current;
        }

        /// <summary>Where in the view the next index applies, and which masks and lists have been met.</summary>
        sealed class IndexWalk(long ellipsis)
        {
            long _at, _covered;

            internal List<Tensor?>? Lists { get; private set; }

            internal Tensor Step(Tensor current, in TensorIndex index)
            {
                switch (index.Kind)
                {
                    case TensorIndex.Kinds.Single:
                        return current.select(_at, index.Start!.Value);
                    case TensorIndex.Kinds.Slice when index is { Start: null, Stop: null, Step: null }:
                        _at++;
                        return current;
                    case TensorIndex.Kinds.Slice:
                        return Aten.slice_Tensor.Call(current, _at++, index.Start, index.Stop, index.Step ?? 1);
                    case TensorIndex.Kinds.Ellipsis:
                        _at += ellipsis;
                        return current;
                    case TensorIndex.Kinds.None or TensorIndex.Kinds.Null:
                        return current.unsqueeze(_at++);
                    case TensorIndex.Kinds.Bool:
                        return NewDimension(current, index.Start != 0);
                    default:
                        if (index.Values!.dtype == ScalarType.Bool && index.Values.dim() == 0) return NewDimension(current, index.Values.item<bool>());
                        Add(index.Values, Consumes(index));
                        return current;
                }
            }

            Tensor NewDimension(Tensor current, bool keep)
            {
                var result = current.unsqueeze(_at);
                Add(keep ? zeros(1, dtype: ScalarType.Int64) : empty(0, dtype: ScalarType.Int64), 1);
                return result;
            }

            // libtorch turns a mask of k dimensions into k lists, so entries and dimensions are counted apart.
            void Add(Tensor values, long dimensions)
            {
                Lists ??= [];
                for (; _covered < _at; _covered++) Lists.Add(null);
                Lists.Add(values);
                _at += dimensions;
                _covered += dimensions;
            }
        }

        static long Consumes(TensorIndex index) => index.Kind switch
        {
            TensorIndex.Kinds.Single or TensorIndex.Kinds.Slice => 1,
            TensorIndex.Kinds.Tensor => index.Values!.dtype is ScalarType.Bool or ScalarType.Byte ? index.Values.dim() : 1,
            _ => 0,
        };

        static TensorIndex[] Wrap(Tensor[] indices) => Array.ConvertAll(indices, TensorIndex.Tensor);

        static TensorIndex[] Wrap(long[] indices) => Array.ConvertAll(indices, index => TensorIndex.Single(index));
    }
}
