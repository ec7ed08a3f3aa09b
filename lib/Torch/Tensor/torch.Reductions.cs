using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Sum of all elements.</summary>
    public static Tensor sum(Tensor input, ScalarType? type = null) => Aten.sum.Call(input, type);
    /// <summary>Sums over one dimension.</summary>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => Aten.sum_dim_IntList.Call(input, new[] { dim }, keepdim, type);
    /// <inheritdoc cref="sum(Tensor, long, bool, ScalarType?)"/>
    /// <remarks>For the literal 0, which would otherwise be taken for a <see cref="ScalarType"/>.</remarks>
    public static Tensor sum(Tensor input, int dim, bool keepdim = false, ScalarType? type = null) => sum(input, (long)dim, keepdim, type);
    /// <summary>Sums over several dimensions.</summary>
    public static Tensor sum(Tensor input, long[] dim, bool keepdim = false, ScalarType? type = null) => Aten.sum_dim_IntList.Call(input, dim, keepdim, type);
    /// <summary>Sum of all elements, NaN counted as 0.</summary>
    public static Tensor nansum(Tensor input, ScalarType? type = null) => Aten.nansum.Call(input, default, default, type);
    /// <summary>Mean of all elements.</summary>
    public static Tensor mean(Tensor input) => Aten.mean.Unary(input);
    /// <summary>Means over several dimensions.</summary>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) => Aten.mean_dim.Call(input, dimensions, keepdim, type);
    /// <summary>Mean of the elements that are numbers.</summary>
    public static Tensor nanmean(Tensor input, long[]? dim = null, bool keepdim = false, ScalarType? type = null) => Aten.nanmean.Call(input, dim, keepdim, type);
    /// <summary>Product of all elements.</summary>
    public static Tensor prod(Tensor input, ScalarType? type = null) => Aten.prod.Call(input, type);
    /// <summary>Products over one dimension.</summary>
    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => Aten.prod_dim_int.Call(input, dim, keepdim, type);
    /// <inheritdoc cref="prod(Tensor, long, bool, ScalarType?)"/>
    /// <remarks>For the literal 0, which would otherwise be taken for a <see cref="ScalarType"/>.</remarks>
    public static Tensor prod(Tensor input, int dim, bool keepdim = false, ScalarType? type = null) => prod(input, (long)dim, keepdim, type);
    /// <summary>Variance of all elements; unbiased divides by n - 1.</summary>
    public static Tensor var(Tensor input, bool unbiased = true) => Aten.@var.Call(input, unbiased);
    /// <summary>Standard deviation of all elements; unbiased divides by n - 1.</summary>
    public static Tensor std(Tensor input, bool unbiased = true) => Aten.std.Call(input, unbiased);
    /// <summary>Standard deviation and mean of all elements.</summary>
    public static (Tensor std, Tensor mean) std_mean(Tensor input, bool unbiased = true) => Aten.std_mean.Call2(input, unbiased);
    /// <summary>Variance and mean of all elements.</summary>
    public static (Tensor var, Tensor mean) var_mean(Tensor input, bool unbiased = true) => Aten.var_mean.Call2(input, unbiased);
    /// <summary>Greatest element.</summary>
    public static Tensor max(Tensor input) => Aten.max.Unary(input);
    /// <summary>Greatest elements over one dimension and where they are.</summary>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => Aten.max_dim.Call2(input, dim, keepdim);
    /// <summary>Least element.</summary>
    public static Tensor min(Tensor input) => Aten.min.Unary(input);
    /// <summary>Least elements over one dimension and where they are.</summary>
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => Aten.min_dim.Call2(input, dim, keepdim);
    /// <summary>Greatest elements over several dimensions.</summary>
    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false) => Aten.amax.Call(input, dims, keepdim);
    /// <summary>Least elements over several dimensions.</summary>
    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false) => Aten.amin.Call(input, dims, keepdim);
    /// <summary>Least and greatest element.</summary>
    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) => Aten.aminmax.Call2(input, dim, keepdim);
    /// <summary>Where the greatest element is, counted over all elements.</summary>
    public static Tensor argmax(Tensor input) => Aten.argmax.Unary(input);
    /// <summary>Where the greatest elements over one dimension are.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => Aten.argmax.Call(input, dim, keepdim);
    /// <summary>Where the least element is, counted over all elements.</summary>
    public static Tensor argmin(Tensor input) => Aten.argmin.Unary(input);
    /// <summary>Where the least elements over one dimension are.</summary>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => Aten.argmin.Call(input, dim, keepdim);
    /// <summary>True when every element is not zero.</summary>
    public static Tensor all(Tensor input) => Aten.all.Unary(input);
    /// <summary>True where every element over one dimension is not zero.</summary>
    public static Tensor all(Tensor input, long dim, bool keepdim = false) => Aten.all_dim.Call(input, dim, keepdim);
    /// <summary>True when any element is not zero.</summary>
    public static Tensor any(Tensor input) => Aten.any.Unary(input);
    /// <summary>True where any element over one dimension is not zero.</summary>
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => Aten.any_dim.Call(input, dim, keepdim);
    /// <summary>How many elements are not zero.</summary>
    public static Tensor count_nonzero(Tensor input, long[]? dims = null) => Aten.count_nonzero_dim_IntList.Call(input, dims ?? []);
    /// <summary>Running sums over one dimension.</summary>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => Aten.cumsum.Call(input, dim, type);
    /// <summary>Running products over one dimension.</summary>
    public static Tensor cumprod(Tensor input, long dim, ScalarType? type = null) => Aten.cumprod.Call(input, dim, type);
    /// <summary>Running maxima over one dimension and where they are.</summary>
    public static (Tensor values, Tensor indexes) cummax(Tensor input, long dim) => Aten.cummax.Call2(input, dim);
    /// <summary>Running minima over one dimension and where they are.</summary>
    public static (Tensor values, Tensor indexes) cummin(Tensor input, long dim) => Aten.cummin.Call2(input, dim);
    /// <summary>Running ln Σ eˣ over one dimension.</summary>
    public static Tensor logcumsumexp(Tensor input, long dim) => Aten.logcumsumexp.Call(input, dim);
    /// <summary>ln Σ eˣ over one dimension, without overflow.</summary>
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => Aten.logsumexp.Call(input, new[] { dim }, keepdim);
    /// <summary>ln Σ eˣ over several dimensions, without overflow.</summary>
    public static Tensor logsumexp(Tensor input, long[] dim, bool keepdim = false) => Aten.logsumexp.Call(input, dim, keepdim);
    /// <summary>Middle element, the lower one of two.</summary>
    public static Tensor median(Tensor input) => Aten.median.Unary(input);
    /// <summary>Middle elements over one dimension, the lower one of two, and where they are.</summary>
    public static (Tensor values, Tensor indexes) median(Tensor input, long dim, bool keepdim = false) => Aten.median_dim.Call2(input, dim, keepdim);
    /// <summary>Middle of the elements that are numbers.</summary>
    public static Tensor nanmedian(Tensor input) => Aten.nanmedian.Unary(input);
    /// <summary>Most frequent elements over one dimension and where they are.</summary>
    public static (Tensor values, Tensor indices) mode(Tensor input, long dim = -1L, bool keepdim = false) => Aten.mode.Call2(input, dim, keepdim);
    /// <summary>The k-th least element over one dimension and where it is.</summary>
    public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim = -1, bool keepdim = false) => Aten.kthvalue.Call2(input, k, dim ?? -1, keepdim);
    /// <summary>The k greatest or least elements over one dimension and where they are.</summary>
    public static (Tensor values, Tensor indexes) topk(Tensor input, int k, int dim = -1, bool largest = true, bool sorted = true) => Aten.topk.Call2(input, k, dim, largest, sorted);
    /// <summary>Sorted over one dimension, and where the elements were.</summary>
    public static (Tensor Values, Tensor Indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) => Aten.sort_stable.Call2(input, stable, dim, descending);
    /// <summary>The indices that sort over one dimension.</summary>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => Aten.argsort.Call(input, dim, descending);
    /// <summary>Quantiles over one dimension, with linear interpolation; <paramref name="q"/> holds numbers in [0, 1].</summary>
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => Aten.quantile.Call(input, q, dim, keepdim);
    /// <summary>Quantile over one dimension, with linear interpolation; <paramref name="q"/> lies in [0, 1].</summary>
    public static Tensor quantile(Tensor input, double q, long dim = -1, bool keepdim = false) => Aten.quantile_scalar.Call(input, q, dim, keepdim);
    /// <summary>Quantiles of the elements that are numbers.</summary>
    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => Aten.nanquantile.Call(input, q, dim, keepdim);
    /// <summary>p-norm of all elements.</summary>
    public static Tensor norm(Tensor input, float p = 2) => Aten.norm_Scalar.Call(input, p);
    /// <summary>Counts of elements in equal bins between min and max; both 0 takes them from the data.</summary>
    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => Aten.histc.Call(input, bins, min, max);
    /// <summary>Counts of each whole number from 0 on, weighted when weights are given.</summary>
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => Aten.bincount.Call(input, weights, minlength);
    /// <summary>p-norm of the difference.</summary>
    public static Tensor dist(Tensor input, Tensor other, float p = 2) => Aten.dist.Call(input, other, p);
    /// <summary>Variances over one dimension; unbiased divides by n - 1.</summary>
    public static Tensor var(Tensor input, long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var(dim, unbiased, keepdim, type);
    /// <summary>Variances over several dimensions; unbiased divides by n - 1.</summary>
    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var(dimensions, unbiased, keepdim, type);
    /// <summary>Standard deviations over one dimension; unbiased divides by n - 1.</summary>
    public static Tensor std(Tensor input, long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std(dim, unbiased, keepdim, type);
    /// <summary>Standard deviations over several dimensions; unbiased divides by n - 1.</summary>
    public static Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std(dimensions, unbiased, keepdim, type);
    /// <summary>Means over one dimension.</summary>
    public static Tensor mean(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.mean(dim, keepdim, type);
    /// <summary>Softmax: eˣ / Σ eˣ over one dimension.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
    /// <summary>Softmax: eˣ / Σ eˣ over one dimension.</summary>
    public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
    /// <summary>ln softmax over one dimension.</summary>
    public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);
    /// <summary>The distinct elements; where each element went and how often each occurs, when asked for.</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique(sorted, return_inverse, return_counts, dim);
    /// <summary>p-norm over one dimension.</summary>
    public static Tensor norm(Tensor input, int dim, bool keepdim = false, float p = 2) => input.norm(dim, keepdim, p);
    /// <summary>Where the elements fall among sorted boundaries.</summary>
    public static Tensor bucketize(Tensor input, Tensor boundaries, bool out_int32 = false, bool right = false) => input.bucketize(boundaries, out_int32, right);
    /// <summary>Where values would be inserted into sorted sequences.</summary>
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Aten.searchsorted_Tensor.Call(sorted_sequence, values, out_int32, right, default, sorter);
}
