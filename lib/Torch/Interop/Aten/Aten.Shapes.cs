namespace TorchSharp.Interop;

/// <content>Shapes, parts, joining.</content>
internal static partial class Aten
{
    internal static readonly Operator
        _local_scalar_dense = new("_local_scalar_dense"), _to_copy = new("_to_copy"), adjoint = new("adjoint"),
        argwhere = new("argwhere"), as_strided = new("as_strided"), block_diag = new("block_diag"),
        broadcast_tensors = new("broadcast_tensors"), broadcast_to = new("broadcast_to"),
        cartesian_prod = new("cartesian_prod"), cat = new("cat"), chunk = new("chunk"), clone = new("clone"),
        combinations = new("combinations"), contiguous = new("contiguous"), copy_ = new("copy_"), detach = new("detach"),
        detach_ = new("detach_"), diag = new("diag"), diag_embed = new("diag_embed"), diagonal = new("diagonal"),
        diff = new("diff"), dstack = new("dstack"), expand = new("expand"), expand_as = new("expand_as"),
        fill__Scalar = new("fill_.Scalar"), fill__Tensor = new("fill_.Tensor"), fill_diagonal_ = new("fill_diagonal_"),
        flatten_using_ints = new("flatten.using_ints"), flip = new("flip"), fliplr = new("fliplr"), flipud = new("flipud"),
        gather = new("gather"), hstack = new("hstack"), index_Tensor = new("index.Tensor"), index_add = new("index_add"),
        index_add_ = new("index_add_"), index_copy = new("index_copy"), index_copy_ = new("index_copy_"),
        index_fill_int_Scalar = new("index_fill.int_Scalar"), index_fill__int_Scalar = new("index_fill_.int_Scalar"),
        index_put = new("index_put"), index_put_ = new("index_put_"), index_select = new("index_select"),
        is_same_size = new("is_same_size"), mH = new("mH"), mT = new("mT"), masked_fill_Scalar = new("masked_fill.Scalar"),
        masked_fill_Tensor = new("masked_fill.Tensor"), masked_fill__Scalar = new("masked_fill_.Scalar"),
        masked_scatter = new("masked_scatter"), masked_select = new("masked_select"), matrix_H = new("matrix_H"),
        meshgrid_indexing = new("meshgrid.indexing"), movedim_int = new("movedim.int"), narrow = new("narrow"),
        nonzero = new("nonzero"), numpy_T = new("numpy_T"), permute = new("permute"), ravel = new("ravel"),
        repeat = new("repeat"), repeat_interleave_self_Tensor = new("repeat_interleave.self_Tensor"),
        repeat_interleave_self_int = new("repeat_interleave.self_int"), reshape = new("reshape"),
        reshape_as = new("reshape_as"), resolve_conj = new("resolve_conj"), resolve_neg = new("resolve_neg"),
        roll = new("roll"), rot90 = new("rot90"), scalar_tensor = new("scalar_tensor"), scatter_src = new("scatter.src"),
        scatter_value = new("scatter.value"), scatter__src = new("scatter_.src"), scatter__value = new("scatter_.value"),
        scatter_add = new("scatter_add"), scatter_add_ = new("scatter_add_"), scatter_reduce_two = new("scatter_reduce.two"),
        select_int = new("select.int"), slice_Tensor = new("slice.Tensor"), split_Tensor = new("split.Tensor"),
        split_with_sizes = new("split_with_sizes"), squeeze = new("squeeze"), squeeze_dim = new("squeeze.dim"),
        squeeze_ = new("squeeze_"), squeeze__dim = new("squeeze_.dim"), stack = new("stack"), t = new("t"),
        take = new("take"), take_along_dim = new("take_along_dim"), tensor_split_sections = new("tensor_split.sections"),
        tile = new("tile"), to_dense = new("to_dense"), to_sparse = new("to_sparse"), transpose_int = new("transpose.int"),
        transpose_ = new("transpose_"), tril = new("tril"), tril_indices = new("tril_indices"), triu = new("triu"),
        triu_indices = new("triu_indices"), unbind_int = new("unbind.int"), unflatten_int = new("unflatten.int"),
        unfold = new("unfold"), unsqueeze = new("unsqueeze"), unsqueeze_ = new("unsqueeze_"), view = new("view"),
        view_as = new("view_as"), vstack = new("vstack"), @where = new("where"), where_Scalar = new("where.Scalar"),
        where_ScalarOther = new("where.ScalarOther"), where_ScalarSelf = new("where.ScalarSelf"),
        where_self = new("where.self"), zero_ = new("zero_");
}
