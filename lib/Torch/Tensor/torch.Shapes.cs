using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The same elements in another shape; one length may be -1.</summary>
    public static Tensor reshape(Tensor input, params long[] shape) => Aten.reshape.Call(input, shape);
    /// <summary>Dimensions from start to end made one.</summary>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => Aten.flatten_using_ints.Call(input, start_dim, end_dim);
    /// <summary>All elements in one dimension.</summary>
    public static Tensor ravel(Tensor input) => Aten.ravel.Unary(input);
    /// <summary>A dimension of length 1 put in.</summary>
    public static Tensor unsqueeze(Tensor input, long dim) => Aten.unsqueeze.Call(input, dim);
    /// <summary>A matrix transposed.</summary>
    public static Tensor t(Tensor input) => Aten.t.Unary(input);
    /// <summary>Two dimensions swapped.</summary>
    public static Tensor transpose(Tensor input, long dim0, long dim1) => Aten.transpose_int.Call(input, dim0, dim1);
    /// <summary>Two dimensions swapped.</summary>
    public static Tensor swapaxes(Tensor input, long dim0, long dim1) => Aten.transpose_int.Call(input, dim0, dim1);
    /// <summary>Two dimensions swapped.</summary>
    public static Tensor swapdims(Tensor input, long dim0, long dim1) => Aten.transpose_int.Call(input, dim0, dim1);
    /// <summary>Last two dimensions swapped and conjugated.</summary>
    public static Tensor adjoint(Tensor input) => Aten.adjoint.Unary(input);
    /// <summary>Dimensions in another order.</summary>
    public static Tensor permute(Tensor input, params long[] permutation) => Aten.permute.Call(input, permutation);
    /// <summary>One dimension moved.</summary>
    public static Tensor movedim(Tensor input, long source, long destination) => Aten.movedim_int.Call(input, source, destination);
    /// <summary>The shape given, by broadcasting.</summary>
    public static Tensor broadcast_to(Tensor input, params long[] shape) => Aten.broadcast_to.Call(input, shape);
    /// <summary>Repeats each element along a dimension.</summary>
    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null) => Aten.repeat_interleave_self_int.Call(input, repeats, dim);
    /// <summary>Repeats each element as often as its number says.</summary>
    public static Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null) => Aten.repeat_interleave_self_Tensor.Call(input, repeats, dim);
    /// <summary>Repeats the tensor so many times along each dimension.</summary>
    public static Tensor tile(Tensor input, params long[] reps) => Aten.tile.Call(input, reps);
    /// <summary>Part of one dimension, from <paramref name="start"/>, of a length.</summary>
    public static Tensor narrow(Tensor input, long dim, long start, long length) => Aten.narrow.Call(input, dim, start, length);
    /// <summary>The part at one index of a dimension, without that dimension.</summary>
    public static Tensor select(Tensor input, long dim, long index) => Aten.select_int.Call(input, dim, index);
    /// <summary>The parts at a list of indices of one dimension.</summary>
    public static Tensor index_select(Tensor input, long dim, Tensor index) => Aten.index_select.Call(input, dim, index);
    /// <summary>Elements chosen along a dimension, of the shape of <paramref name="index"/>.</summary>
    public static Tensor gather(Tensor input, long dim, Tensor index) => Aten.gather.Call(input, dim, index);
    /// <summary>Elements by their number over all dimensions.</summary>
    public static Tensor take(Tensor input, Tensor index) => Aten.take.Binary(input, index);
    /// <summary>Elements chosen along a dimension, with broadcasting.</summary>
    public static Tensor take_along_dim(Tensor input, Tensor indices, long dim) => Aten.take_along_dim.Call(input, indices, dim);
    /// <summary>Elements where the mask is true, in one dimension.</summary>
    public static Tensor masked_select(Tensor input, Tensor mask) => Aten.masked_select.Binary(input, mask);
    /// <summary>A number where the mask is true.</summary>
    public static Tensor masked_fill(Tensor input, Tensor mask, Scalar value) => Aten.masked_fill_Scalar.Call(input, mask, value);
    /// <summary>Elements of <paramref name="value"/> in turn where the mask is true.</summary>
    public static Tensor masked_scatter(Tensor input, Tensor mask, Tensor value) => Aten.masked_scatter.Call(input, mask, value);
    /// <summary>Elements of <paramref name="src"/> written along a dimension where <paramref name="index"/> says.</summary>
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => Aten.scatter_src.Call(input, dim, index, src);
    /// <summary>A number written along a dimension where <paramref name="index"/> says.</summary>
    public static Tensor scatter(Tensor input, long dim, Tensor index, Scalar value) => Aten.scatter_value.Call(input, dim, index, value);
    /// <summary>Elements of <paramref name="src"/> added along a dimension where <paramref name="index"/> says.</summary>
    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => Aten.scatter_add.Call(input, dim, index, src);
    /// <summary>Rows of <paramref name="source"/> times alpha added where <paramref name="index"/> says.</summary>
    public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) => Aten.index_add.Call(input, dim, index, source, alpha);
    /// <summary>Rows of <paramref name="source"/> written where <paramref name="index"/> says.</summary>
    public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) => Aten.index_copy.Call(input, dim, index, source);
    /// <summary>A number written into the rows that <paramref name="index"/> names.</summary>
    public static Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value) => Aten.index_fill_int_Scalar.Call(input, dim, index, value);
    /// <summary>Indices of the elements that are not zero, one row each.</summary>
    public static Tensor nonzero(Tensor input) => Aten.nonzero.Unary(input);
    /// <summary>Indices where true, one row each.</summary>
    public static Tensor argwhere(Tensor input) => Aten.argwhere.Unary(input);
    /// <summary>Parts of equal length along a dimension; the last may be shorter.</summary>
    public static Tensor[] split(Tensor input, long size, int dim = 0) => Aten.split_Tensor.CallList(input, size, dim);
    /// <summary>Parts of the given lengths along a dimension.</summary>
    public static Tensor[] split(Tensor input, long[] sizes, int dim = 0) => Aten.split_with_sizes.CallList(input, sizes, dim);
    /// <summary>So many parts along a dimension; the last may be shorter.</summary>
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => Aten.chunk.CallList(input, chunks, dim);
    /// <summary>So many parts along a dimension.</summary>
    public static Tensor[] tensor_split(Tensor input, long n, long dim = 0) => Aten.tensor_split_sections.CallList(input, n, dim);
    /// <summary>The parts at each index of a dimension.</summary>
    public static Tensor[] unbind(Tensor input, int dim = 0) => Aten.unbind_int.CallList(input, dim);
    /// <summary>A second view with its own strides.</summary>
    public static Tensor as_strided(Tensor input, long[] size, long[] stride, long? storageOffset = null) => Aten.as_strided.Call(input, size, stride, storageOffset);
    /// <summary>Order turned along dimensions.</summary>
    public static Tensor flip(Tensor input, params long[] dims) => Aten.flip.Call(input, dims);
    /// <summary>Order of the columns turned.</summary>
    public static Tensor fliplr(Tensor input) => Aten.fliplr.Unary(input);
    /// <summary>Order of the rows turned.</summary>
    public static Tensor flipud(Tensor input) => Aten.flipud.Unary(input);
    /// <summary>Elements shifted along dimensions, round the end.</summary>
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => Aten.roll.Call(input, shifts, dims);
    /// <summary>Elements shifted along a dimension, round the end.</summary>
    public static Tensor roll(Tensor input, long shifts, long dims) => Aten.roll.Call(input, new[] { shifts }, new[] { dims });
    /// <summary>Turned by quarter turns in the plane of two dimensions.</summary>
    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) => Aten.rot90.Call(input, k, new[] { dims?.Item1 ?? 0, dims?.Item2 ?? 1 });
    /// <summary>The diagonal of a matrix, or a matrix with this diagonal.</summary>
    public static Tensor diag(Tensor input, long diagonal = 0) => Aten.diag.Call(input, diagonal);
    /// <summary>The diagonal of two dimensions.</summary>
    public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) => Aten.diagonal.Call(input, offset, dim1, dim2);
    /// <summary>Matrices with these diagonals.</summary>
    public static Tensor diag_embed(Tensor input, long offset = 0L, long dim1 = -2L, long dim2 = -1L) => Aten.diag_embed.Call(input, offset, dim1, dim2);
    /// <summary>The part on and above a diagonal.</summary>
    public static Tensor triu(Tensor input, long diagonal = 0) => Aten.triu.Call(input, diagonal);
    /// <summary>The part on and below a diagonal.</summary>
    public static Tensor tril(Tensor input, long diagonal = 0) => Aten.tril.Call(input, diagonal);
    /// <summary>Differences of neighbours along a dimension, n times.</summary>
    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => Aten.diff.Call(input, n, dim, prepend, append);
    /// <summary>The same elements in their own memory.</summary>
    public static Tensor clone(Tensor input) => Aten.clone.Unary(input);
    /// <summary>The same elements outside of the graph of gradients.</summary>
    public static Tensor detach(Tensor input) => Aten.detach.Unary(input);
    /// <summary>Takes the tensor out of the graph of gradients; returns this tensor.</summary>
    public static Tensor detach_(Tensor input) => Aten.detach_.CallInPlace(input);
}
