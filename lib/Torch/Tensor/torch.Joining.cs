using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Without its dimensions of length 1, or without one of them.</summary>
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);
    /// <summary>Tensors put one after the other along a dimension they share.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Aten.cat.Call(AsArray(tensors), dim);
    /// <summary>Tensors put one after the other along a dimension they share.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Aten.cat.Call(tensors, dim);
    /// <summary>Another name of <see cref="cat(IList{Tensor}, long)"/>.</summary>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);
    /// <summary>Another name of <see cref="cat(IList{Tensor}, long)"/>.</summary>
    public static Tensor concatenate(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);
    /// <summary>Tensors of one shape put side by side along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.stack.Call(tensors as Tensor[] ?? [.. tensors], dim);
    /// <summary>Tensors put side by side: along the second dimension, or the first of vectors.</summary>
    public static Tensor hstack(params Tensor[] tensors) => Aten.hstack.Call(tensors);
    /// <summary>Tensors put side by side: along the second dimension, or the first of vectors.</summary>
    public static Tensor hstack(IList<Tensor> tensors) => Aten.hstack.Call(AsArray(tensors));
    /// <summary>Tensors put on top of each other.</summary>
    public static Tensor vstack(params Tensor[] tensors) => Aten.vstack.Call(tensors);
    /// <summary>Tensors put on top of each other.</summary>
    public static Tensor vstack(IList<Tensor> tensors) => Aten.vstack.Call(AsArray(tensors));
    /// <summary>Tensors put behind each other, along the third dimension.</summary>
    public static Tensor dstack(params Tensor[] tensors) => Aten.dstack.Call(tensors);
    /// <summary>Elements of <paramref name="x"/> where the condition holds, of <paramref name="y"/> elsewhere.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Aten.where_self.Call(condition, x, y);
    /// <summary>Elements of <paramref name="x"/> where the condition holds, a number elsewhere.</summary>
    public static Tensor where(Tensor condition, Tensor x, Scalar y) => Aten.where_ScalarOther.Call(condition, x, y);
    /// <summary>A number where the condition holds, elements of <paramref name="y"/> elsewhere.</summary>
    public static Tensor where(Tensor condition, Scalar x, Tensor y) => Aten.where_ScalarSelf.Call(condition, x, y);
    /// <summary>One number where the condition holds, another elsewhere.</summary>
    public static Tensor where(Tensor condition, Scalar x, Scalar y) => Aten.where_Scalar.Call(condition, x, y);
    /// <summary>For each dimension the indices where the condition holds.</summary>
    public static Tensor[] where(Tensor condition) => Aten.where.CallList(condition);
    /// <summary>Grids of coordinates from one vector a dimension; <c>ij</c> for matrix order, <c>xy</c> for Cartesian.</summary>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => Aten.meshgrid_indexing.CallList((Tensor[])[.. tensors], indexing);
    /// <summary>All combinations of one element of each vector, one row each.</summary>
    public static Tensor cartesian_prod(params Tensor[] tensors) => Aten.cartesian_prod.Call(tensors);
    /// <summary>All combinations of r elements of a vector, one row each.</summary>
    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false) => Aten.combinations.Call(input, r, with_replacement);
    /// <summary>Matrices along the diagonal of a larger one.</summary>
    public static Tensor block_diag(params Tensor[] tensors) => Aten.block_diag.Call(tensors);
    /// <summary>Tensors brought to one shape without copying.</summary>
    public static Tensor[] broadcast_tensors(params Tensor[] tensors) => Aten.broadcast_tensors.CallList(tensors);
    /// <summary>Row and column indices of the part on and below a diagonal, shape [2, n].</summary>
    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.tril_indices.Call(row, col, offset, dtype, default, Place(device));
    /// <summary>Row and column indices of the part on and above a diagonal, shape [2, n].</summary>
    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.triu_indices.Call(row, col, offset, dtype, default, Place(device));
}
