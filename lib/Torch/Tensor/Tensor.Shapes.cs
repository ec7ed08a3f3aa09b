using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same elements in another shape; one length may be -1.</summary>
        public Tensor reshape(params long[] shape) => Aten.reshape.Call(this, shape);
        /// <summary>The same memory in another shape; one length may be -1.</summary>
        public Tensor view(params long[] shape) => Aten.view.Call(this, shape);
        /// <summary>The shape of <paramref name="other"/>.</summary>
        public Tensor view_as(Tensor other) => Aten.view_as.Binary(this, other);
        /// <summary>The shape of <paramref name="other"/>.</summary>
        public Tensor reshape_as(Tensor other) => Aten.reshape_as.Binary(this, other);
        /// <summary>Dimensions from start to end made one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.flatten_using_ints.Call(this, start_dim, end_dim);
        /// <summary>One dimension made several.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => Aten.unflatten_int.Call(this, dim, sizes);
        /// <summary>All elements in one dimension.</summary>
        public Tensor ravel() => Aten.ravel.Unary(this);
        /// <summary>A dimension of length 1 put in.</summary>
        public Tensor unsqueeze(long dim) => Aten.unsqueeze.Call(this, dim);
        /// <summary>Puts a dimension of length 1 in, in place; returns this tensor.</summary>
        public Tensor unsqueeze_(long dim) => Aten.unsqueeze_.CallInPlace(this, dim);
        /// <summary>A matrix transposed.</summary>
        public Tensor t() => Aten.t.Unary(this);
        /// <summary>Two dimensions swapped.</summary>
        public Tensor transpose(long dim0, long dim1) => Aten.transpose_int.Call(this, dim0, dim1);
        /// <summary>Two dimensions swapped in place; returns this tensor.</summary>
        public Tensor transpose_(long dim0, long dim1) => Aten.transpose_.CallInPlace(this, dim0, dim1);
        /// <summary>Two dimensions swapped.</summary>
        public Tensor swapaxes(long dim0, long dim1) => Aten.transpose_int.Call(this, dim0, dim1);
        /// <summary>Two dimensions swapped.</summary>
        public Tensor swapdims(long dim0, long dim1) => Aten.transpose_int.Call(this, dim0, dim1);
        /// <summary>Last two dimensions swapped and conjugated.</summary>
        public Tensor adjoint() => Aten.adjoint.Unary(this);
        /// <summary>Dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Aten.permute.Call(this, permutation);
        /// <summary>One dimension moved.</summary>
        public Tensor movedim(long source, long destination) => Aten.movedim_int.Call(this, source, destination);
        /// <summary>Dimensions of length 1 seen as longer, without copying; -1 keeps a length.</summary>
        public Tensor expand(params long[] sizes) => Aten.expand.Call(this, sizes);
        /// <summary>The shape of <paramref name="other"/>, without copying.</summary>
        public Tensor expand_as(Tensor other) => Aten.expand_as.Binary(this, other);
        /// <summary>The shape given, by broadcasting.</summary>
        public Tensor broadcast_to(params long[] shape) => Aten.broadcast_to.Call(this, shape);
        /// <summary>Repeats the tensor so many times along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => Aten.repeat.Call(this, sizes);
        /// <summary>Repeats each element along a dimension.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null) => Aten.repeat_interleave_self_int.Call(this, repeats, dim);
        /// <summary>Repeats each element as often as its number says.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null) => Aten.repeat_interleave_self_Tensor.Call(this, repeats, dim);
        /// <summary>Repeats the tensor so many times along each dimension.</summary>
        public Tensor tile(params long[] reps) => Aten.tile.Call(this, reps);
        /// <summary>Part of one dimension, from <paramref name="start"/>, of a length.</summary>
        public Tensor narrow(long dim, long start, long length) => Aten.narrow.Call(this, dim, start, length);
        /// <summary>The part at one index of a dimension, without that dimension.</summary>
        public Tensor select(long dim, long index) => Aten.select_int.Call(this, dim, index);
        /// <summary>Part of one dimension from <paramref name="start"/> to and without <paramref name="finish"/>.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Aten.slice_Tensor.Call(this, dim, start, finish, step);
        /// <summary>The parts at a list of indices of one dimension.</summary>
        public Tensor index_select(long dim, Tensor index) => Aten.index_select.Call(this, dim, index);
        /// <summary>Elements chosen along a dimension, of the shape of <paramref name="index"/>.</summary>
        public Tensor gather(long dim, Tensor index) => Aten.gather.Call(this, dim, index);
        /// <summary>Elements by their number over all dimensions.</summary>
        public Tensor take(Tensor index) => Aten.take.Binary(this, index);
        /// <summary>Elements chosen along a dimension, with broadcasting.</summary>
        public Tensor take_along_dim(Tensor indices, long dim) => Aten.take_along_dim.Call(this, indices, dim);
        /// <summary>Elements where the mask is true, in one dimension.</summary>
        public Tensor masked_select(Tensor mask) => Aten.masked_select.Binary(this, mask);
        /// <summary>A number where the mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.masked_fill_Scalar.Call(this, mask, value);
        /// <summary>A number, given as a tensor, where the mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Tensor value) => Aten.masked_fill_Tensor.Call(this, mask, value);
        /// <summary>Writes a number where the mask is true, in place; returns this tensor.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Aten.masked_fill__Scalar.CallInPlace(this, mask, value);
        /// <summary>Elements of <paramref name="value"/> in turn where the mask is true.</summary>
        public Tensor masked_scatter(Tensor mask, Tensor value) => Aten.masked_scatter.Call(this, mask, value);
        /// <summary>Elements of <paramref name="src"/> written along a dimension where <paramref name="index"/> says.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.scatter_src.Call(this, dim, index, src);
        /// <summary>A number written along a dimension where <paramref name="index"/> says.</summary>
        public Tensor scatter(long dim, Tensor index, Scalar value) => Aten.scatter_value.Call(this, dim, index, value);
        /// <summary>Writes along a dimension where <paramref name="index"/> says, in place; returns this tensor.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Aten.scatter__src.CallInPlace(this, dim, index, src);
        /// <summary>Writes a number along a dimension where <paramref name="index"/> says, in place; returns this tensor.</summary>
        public Tensor scatter_(long dim, Tensor index, Scalar value) => Aten.scatter__value.CallInPlace(this, dim, index, value);
        /// <summary>Elements of <paramref name="src"/> added along a dimension where <paramref name="index"/> says.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Aten.scatter_add.Call(this, dim, index, src);
        /// <summary>Adds along a dimension where <paramref name="index"/> says, in place; returns this tensor.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Aten.scatter_add_.CallInPlace(this, dim, index, src);
        /// <summary>Rows of <paramref name="source"/> times alpha added where <paramref name="index"/> says.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Aten.index_add.Call(this, dim, index, source, alpha);
        /// <summary>Adds rows where <paramref name="index"/> says, in place; returns this tensor.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => Aten.index_add_.CallInPlace(this, dim, index, source, alpha);
        /// <summary>Rows of <paramref name="source"/> written where <paramref name="index"/> says.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Aten.index_copy.Call(this, dim, index, source);
        /// <summary>Writes rows where <paramref name="index"/> says, in place; returns this tensor.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Aten.index_copy_.CallInPlace(this, dim, index, source);
        /// <summary>A number written into the rows that <paramref name="index"/> names.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Aten.index_fill_int_Scalar.Call(this, dim, index, value);
        /// <summary>Writes a number into the rows that <paramref name="index"/> names, in place; returns this tensor.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Aten.index_fill__int_Scalar.CallInPlace(this, dim, index, value);
        /// <summary>Indices of the elements that are not zero, one row each.</summary>
        public Tensor nonzero() => Aten.nonzero.Unary(this);
        /// <summary>Indices where true, one row each.</summary>
        public Tensor argwhere() => Aten.argwhere.Unary(this);
        /// <summary>Parts of equal length along a dimension; the last may be shorter.</summary>
        public Tensor[] split(long size, int dim = 0) => Aten.split_Tensor.CallList(this, size, dim);
        /// <summary>Parts of the given lengths along a dimension.</summary>
        public Tensor[] split(long[] sizes, int dim = 0) => Aten.split_with_sizes.CallList(this, sizes, dim);
        /// <summary>So many parts along a dimension; the last may be shorter.</summary>
        public Tensor[] chunk(long chunks, long dim = 0) => Aten.chunk.CallList(this, chunks, dim);
        /// <summary>So many parts along a dimension.</summary>
        public Tensor[] tensor_split(long n, long dim = 0) => Aten.tensor_split_sections.CallList(this, n, dim);
        /// <summary>The parts at each index of a dimension.</summary>
        public Tensor[] unbind(int dim = 0) => Aten.unbind_int.CallList(this, dim);
        /// <summary>Every window of a size along a dimension, as a last dimension.</summary>
        public Tensor unfold(long dimension, long size, long step) => Aten.unfold.Call(this, dimension, size, step);
        /// <summary>A second view with its own strides.</summary>
        public Tensor as_strided(long[] size, long[] stride, long? storageOffset = null) => Aten.as_strided.Call(this, size, stride, storageOffset);
        /// <summary>Order turned along dimensions.</summary>
        public Tensor flip(params long[] dims) => Aten.flip.Call(this, dims);
        /// <summary>Order of the columns turned.</summary>
        public Tensor fliplr() => Aten.fliplr.Unary(this);
        /// <summary>Order of the rows turned.</summary>
        public Tensor flipud() => Aten.flipud.Unary(this);
        /// <summary>Elements shifted along dimensions, round the end.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Aten.roll.Call(this, shifts, dims);
        /// <summary>Elements shifted along a dimension, round the end.</summary>
        public Tensor roll(long shifts, long dims) => Aten.roll.Call(this, new[] { shifts }, new[] { dims });
        /// <summary>Turned by quarter turns in the plane of two dimensions.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null) => Aten.rot90.Call(this, k, new[] { dims?.Item1 ?? 0, dims?.Item2 ?? 1 });
        /// <summary>The diagonal of a matrix, or a matrix with this diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Aten.diag.Call(this, diagonal);
        /// <summary>The diagonal of two dimensions.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Aten.diagonal.Call(this, offset, dim1, dim2);
        /// <summary>Matrices with these diagonals.</summary>
        public Tensor diag_embed(long offset = 0L, long dim1 = -2L, long dim2 = -1L) => Aten.diag_embed.Call(this, offset, dim1, dim2);
        /// <summary>The part on and above a diagonal.</summary>
        public Tensor triu(long diagonal = 0) => Aten.triu.Call(this, diagonal);
        /// <summary>The part on and below a diagonal.</summary>
        public Tensor tril(long diagonal = 0) => Aten.tril.Call(this, diagonal);
        /// <summary>Differences of neighbours along a dimension, n times.</summary>
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => Aten.diff.Call(this, n, dim, prepend, append);
        /// <summary>The same elements in their own memory.</summary>
        public Tensor clone() => Aten.clone.Unary(this);
        /// <summary>The same elements in the order of the indices; itself when they are already.</summary>
        public Tensor contiguous() => Aten.contiguous.Unary(this);
        /// <summary>The same elements outside of the graph of gradients.</summary>
        public Tensor detach() => Aten.detach.Unary(this);
        /// <summary>Takes the tensor out of the graph of gradients; returns this tensor.</summary>
        public Tensor detach_() => Aten.detach_.CallInPlace(this);
        /// <summary>Sets all elements to zero; returns this tensor.</summary>
        public Tensor zero_() => Aten.zero_.CallInPlace(this);
        /// <summary>Sets all elements to a number; returns this tensor.</summary>
        public Tensor fill_(Scalar value) => Aten.fill__Scalar.CallInPlace(this, value);
        /// <summary>Writes a number on the diagonal; returns this tensor.</summary>
        public Tensor fill_diagonal_(Scalar value, bool wrap = false) => Aten.fill_diagonal_.CallInPlace(this, value, wrap);
        /// <summary>Copies the elements of <paramref name="source"/> here, with broadcasting; returns this tensor.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.copy_.CallInPlace(this, source, nonBlocking);
        /// <summary>Turns a tensor that keeps only non-zero elements into an ordinary one.</summary>
        public Tensor to_dense() => Aten.to_dense.Unary(this);
        /// <summary>Keeps only the elements that are not zero.</summary>
        public Tensor to_sparse() => Aten.to_sparse.Unary(this);
        /// <summary>The matrix transposed; every order turned for other ranks.</summary>
        public Tensor T => Aten.numpy_T.Unary(this);
        /// <summary>Last two dimensions swapped.</summary>
        public Tensor mT => Aten.mT.Unary(this);
        /// <summary>Last two dimensions swapped and conjugated.</summary>
        public Tensor mH => Aten.mH.Unary(this);
        /// <summary>A matrix transposed and conjugated.</summary>
        public Tensor H => Aten.matrix_H.Unary(this);
        /// <summary>Without its dimensions of length 1, or without one of them.</summary>
        public Tensor squeeze(long? dim = null) => dim is null ? Aten.squeeze.Unary(this) : Aten.squeeze_dim.Call(this, dim);
        /// <summary>Takes dimensions of length 1 out, in place; returns this tensor.</summary>
        public Tensor squeeze_(long? dim = null) => dim is null ? Aten.squeeze_.CallInPlace(this) : Aten.squeeze__dim.CallInPlace(this, dim);
        /// <summary>Elements of this tensor where the condition holds, of <paramref name="y"/> elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => torch.where(condition, this, y);
        /// <summary>Elements of <paramref name="src"/> combined along a dimension where <paramref name="index"/> says: sum, prod, mean, amax or amin.</summary>
        public Tensor scatter_reduce(long dim, Tensor index, Tensor src, string reduce, bool include_self = true) =>
            Aten.scatter_reduce_two.Call(this, dim, index, src, reduce, include_self);
        /// <summary>Writes a number into every element; returns this tensor.</summary>
        public Tensor fill_(Tensor value) => Aten.fill__Tensor.CallInPlace(this, value);
        /// <summary>True when both have the same shape.</summary>
        public bool is_same_size(Tensor other) => shape.AsSpan().SequenceEqual(other.shape);
    }
}
