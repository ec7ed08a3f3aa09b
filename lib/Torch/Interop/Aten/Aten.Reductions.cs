namespace TorchSharp.Interop;

/// <content>Sums, extremes, order.</content>
internal static partial class Aten
{
    internal static readonly Operator
        _unique2 = new("_unique2"), all = new("all"), all_dim = new("all.dim"), amax = new("amax"), amin = new("amin"),
        aminmax = new("aminmax"), any = new("any"), any_dim = new("any.dim"), argmax = new("argmax"), argmin = new("argmin"),
        argsort = new("argsort"), bincount = new("bincount"), bucketize_Tensor = new("bucketize.Tensor"),
        count_nonzero_dim_IntList = new("count_nonzero.dim_IntList"), cummax = new("cummax"), cummin = new("cummin"),
        cumprod = new("cumprod"), cumsum = new("cumsum"), dist = new("dist"), histc = new("histc"),
        kthvalue = new("kthvalue"), log_softmax_int = new("log_softmax.int"), logcumsumexp = new("logcumsumexp"),
        logsumexp = new("logsumexp"), max = new("max"), max_dim = new("max.dim"), mean = new("mean"),
        mean_dim = new("mean.dim"), median = new("median"), median_dim = new("median.dim"), min = new("min"),
        min_dim = new("min.dim"), mode = new("mode"), nanmean = new("nanmean"), nanmedian = new("nanmedian"),
        nanquantile = new("nanquantile"), nansum = new("nansum"), norm_Scalar = new("norm.Scalar"),
        norm_ScalarOpt_dim = new("norm.ScalarOpt_dim"), prod = new("prod"), prod_dim_int = new("prod.dim_int"),
        quantile = new("quantile"), quantile_scalar = new("quantile.scalar"),
        searchsorted_Tensor = new("searchsorted.Tensor"), softmax_int = new("softmax.int"), sort_stable = new("sort.stable"),
        std = new("std"), std_dim = new("std.dim"), std_mean = new("std_mean"), std_mean_dim = new("std_mean.dim"),
        sum = new("sum"), sum_dim_IntList = new("sum.dim_IntList"), topk = new("topk"),
        unique_consecutive = new("unique_consecutive"), unique_dim = new("unique_dim"), @var = new("var"),
        var_dim = new("var.dim"), var_mean = new("var_mean"), var_mean_dim = new("var_mean.dim");
}
