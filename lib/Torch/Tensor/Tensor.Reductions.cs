using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sum of all elements.</summary>
        public Tensor sum(ScalarType? type = null) => Aten.sum.Call(this, type);
        /// <summary>Sums over one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Aten.sum_dim_IntList.Call(this, new[] { dim }, keepdim, type);
        /// <inheritdoc cref="sum(long, bool, ScalarType?)"/>
        /// <remarks>For the literal 0, which would otherwise be taken for a <see cref="ScalarType"/>.</remarks>
        public Tensor sum(int dim, bool keepdim = false, ScalarType? type = null) => sum((long)dim, keepdim, type);
        /// <summary>Sums over several dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Aten.sum_dim_IntList.Call(this, dim, keepdim, type);
        /// <summary>Sum of all elements, NaN counted as 0.</summary>
        public Tensor nansum(ScalarType? type = null) => Aten.nansum.Call(this, default, default, type);
        /// <summary>Mean of all elements.</summary>
        public Tensor mean() => Aten.mean.Unary(this);
        /// <summary>Means over several dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Aten.mean_dim.Call(this, dimensions, keepdim, type);
        /// <summary>Mean of the elements that are numbers.</summary>
        public Tensor nanmean(long[]? dim = null, bool keepdim = false, ScalarType? type = null) => Aten.nanmean.Call(this, dim, keepdim, type);
        /// <summary>Product of all elements.</summary>
        public Tensor prod(ScalarType? type = null) => Aten.prod.Call(this, type);
        /// <summary>Products over one dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Aten.prod_dim_int.Call(this, dim, keepdim, type);
        /// <inheritdoc cref="prod(long, bool, ScalarType?)"/>
        /// <remarks>For the literal 0, which would otherwise be taken for a <see cref="ScalarType"/>.</remarks>
        public Tensor prod(int dim, bool keepdim = false, ScalarType? type = null) => prod((long)dim, keepdim, type);
        /// <summary>Variance of all elements; unbiased divides by n - 1.</summary>
        public Tensor var(bool unbiased = true) => Aten.@var.Call(this, unbiased);
        /// <summary>Standard deviation of all elements; unbiased divides by n - 1.</summary>
        public Tensor std(bool unbiased = true) => Aten.std.Call(this, unbiased);
        /// <summary>Standard deviation and mean of all elements.</summary>
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Aten.std_mean.Call2(this, unbiased);
        /// <summary>Variance and mean of all elements.</summary>
        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => Aten.var_mean.Call2(this, unbiased);
        /// <summary>Greatest element.</summary>
        public Tensor max() => Aten.max.Unary(this);
        /// <summary>Greatest elements over one dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Aten.max_dim.Call2(this, dim, keepdim);
        /// <summary>Least element.</summary>
        public Tensor min() => Aten.min.Unary(this);
        /// <summary>Least elements over one dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Aten.min_dim.Call2(this, dim, keepdim);
        /// <summary>Greatest elements over several dimensions.</summary>
        public Tensor amax(long[] dims, bool keepdim = false) => Aten.amax.Call(this, dims, keepdim);
        /// <summary>Least elements over several dimensions.</summary>
        public Tensor amin(long[] dims, bool keepdim = false) => Aten.amin.Call(this, dims, keepdim);
        /// <summary>Least and greatest element.</summary>
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Aten.aminmax.Call2(this, dim, keepdim);
        /// <summary>Where the greatest element is, counted over all elements.</summary>
        public Tensor argmax() => Aten.argmax.Unary(this);
        /// <summary>Where the greatest elements over one dimension are.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Aten.argmax.Call(this, dim, keepdim);
        /// <summary>Where the least element is, counted over all elements.</summary>
        public Tensor argmin() => Aten.argmin.Unary(this);
        /// <summary>Where the least elements over one dimension are.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Aten.argmin.Call(this, dim, keepdim);
        /// <summary>True when every element is not zero.</summary>
        public Tensor all() => Aten.all.Unary(this);
        /// <summary>True where every element over one dimension is not zero.</summary>
        public Tensor all(long dim, bool keepdim = false) => Aten.all_dim.Call(this, dim, keepdim);
        /// <summary>True when any element is not zero.</summary>
        public Tensor any() => Aten.any.Unary(this);
        /// <summary>True where any element over one dimension is not zero.</summary>
        public Tensor any(long dim, bool keepdim = false) => Aten.any_dim.Call(this, dim, keepdim);
        /// <summary>How many elements are not zero.</summary>
        public Tensor count_nonzero(long[]? dims = null) => Aten.count_nonzero_dim_IntList.Call(this, dims ?? []);
        /// <summary>Running sums over one dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.cumsum.Call(this, dim, type);
        /// <summary>Running products over one dimension.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Aten.cumprod.Call(this, dim, type);
        /// <summary>Running maxima over one dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) cummax(long dim) => Aten.cummax.Call2(this, dim);
        /// <summary>Running minima over one dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) cummin(long dim) => Aten.cummin.Call2(this, dim);
        /// <summary>Running ln Σ eˣ over one dimension.</summary>
        public Tensor logcumsumexp(long dim) => Aten.logcumsumexp.Call(this, dim);
        /// <summary>ln Σ eˣ over one dimension, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.logsumexp.Call(this, new[] { dim }, keepdim);
        /// <summary>ln Σ eˣ over several dimensions, without overflow.</summary>
        public Tensor logsumexp(long[] dim, bool keepdim = false) => Aten.logsumexp.Call(this, dim, keepdim);
        /// <summary>Middle element, the lower one of two.</summary>
        public Tensor median() => Aten.median.Unary(this);
        /// <summary>Middle elements over one dimension, the lower one of two, and where they are.</summary>
        public (Tensor values, Tensor indexes) median(long dim, bool keepdim = false) => Aten.median_dim.Call2(this, dim, keepdim);
        /// <summary>Middle of the elements that are numbers.</summary>
        public Tensor nanmedian() => Aten.nanmedian.Unary(this);
        /// <summary>Most frequent elements over one dimension and where they are.</summary>
        public (Tensor values, Tensor indices) mode(long dim = -1L, bool keepdim = false) => Aten.mode.Call2(this, dim, keepdim);
        /// <summary>The k-th least element over one dimension and where it is.</summary>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim = -1, bool keepdim = false) => Aten.kthvalue.Call2(this, k, dim ?? -1, keepdim);
        /// <summary>The k greatest or least elements over one dimension and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => Aten.topk.Call2(this, k, dim, largest, sorted);
        /// <summary>Sorted over one dimension, and where the elements were.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Aten.sort_stable.Call2(this, stable, dim, descending);
        /// <summary>The indices that sort over one dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Aten.argsort.Call(this, dim, descending);
        /// <summary>Where the elements fall among sorted boundaries.</summary>
        public Tensor bucketize(Tensor boundaries, bool out_int32 = false, bool right = false) => Aten.bucketize_Tensor.Call(this, boundaries, out_int32, right);
        /// <summary>Quantiles over one dimension, with linear interpolation; <paramref name="q"/> holds numbers in [0, 1].</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.quantile.Call(this, q, dim, keepdim);
        /// <summary>Quantile over one dimension, with linear interpolation; <paramref name="q"/> lies in [0, 1].</summary>
        public Tensor quantile(double q, long dim = -1, bool keepdim = false) => Aten.quantile_scalar.Call(this, q, dim, keepdim);
        /// <summary>Quantiles of the elements that are numbers.</summary>
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.nanquantile.Call(this, q, dim, keepdim);
        /// <summary>p-norm of all elements.</summary>
        public Tensor norm(float p = 2) => Aten.norm_Scalar.Call(this, p);
        /// <summary>p-norm over one dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Aten.norm_ScalarOpt_dim.Call(this, (double)p, new[] { (long)dim }, keepdim);
        /// <summary>p-norm over several dimensions.</summary>
        public Tensor norm(long[] dim, bool keepdim = false, float p = 2) => Aten.norm_ScalarOpt_dim.Call(this, (double)p, dim, keepdim);
        /// <summary>Softmax: eˣ / Σ eˣ over one dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.softmax_int.Call(this, dim, dtype);
        /// <summary>ln softmax over one dimension.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.log_softmax_int.Call(this, dim, dtype);
        /// <summary>Counts of elements in equal bins between min and max; both 0 takes them from the data.</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Aten.histc.Call(this, bins, min, max);
        /// <summary>Counts of each whole number from 0 on, weighted when weights are given.</summary>
        public Tensor bincount(Tensor? weights = null, long minlength = 0) => Aten.bincount.Call(this, weights, minlength);
        /// <summary>p-norm of the difference.</summary>
        public Tensor dist(Tensor other, float p = 2) => Aten.dist.Call(this, other, p);
        /// <summary>Variances over one dimension; unbiased divides by n - 1.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);
        /// <summary>Variances over several dimensions; unbiased divides by n - 1.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            if (type is null || type == dtype) return Aten.var_dim.Call(this, dimensions, unbiased, keepdim);
            using var typed = to_type(type.Value);
            return Aten.var_dim.Call(typed, dimensions, unbiased, keepdim);
        }
        /// <summary>Standard deviations over one dimension; unbiased divides by n - 1.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);
        /// <summary>Standard deviations over several dimensions; unbiased divides by n - 1.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            if (type is null || type == dtype) return Aten.std_dim.Call(this, dimensions, unbiased, keepdim);
            using var typed = to_type(type.Value);
            return Aten.std_dim.Call(typed, dimensions, unbiased, keepdim);
        }
        /// <summary>Means over one dimension.</summary>
        public Tensor mean(long dim, bool keepdim = false, ScalarType? type = null) => mean([dim], keepdim, type);
        /// <summary>The distinct elements; where each element went and how often each occurs, when asked for.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var (output, inverse, counts) = dim is null
                ? Aten._unique2.Call3(this, sorted, return_inverse, return_counts)
                : Aten.unique_dim.Call3(this, (long)dim, sorted, return_inverse, return_counts);
            return (output, Wanted(inverse, return_inverse), Wanted(counts, return_counts));
        }
        /// <summary>The first element of each run of equal ones; where each element went and how long each run is, when asked for.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var (output, inverse, counts) = Aten.unique_consecutive.Call3(this, return_inverse, return_counts, (long?)dim);
            return (output, Wanted(inverse, return_inverse), Wanted(counts, return_counts));
        }

        static Tensor? Wanted(Tensor result, bool wanted)
        {
            if (wanted) return result;
            result.Dispose();
            return null;
        }
    }
}
