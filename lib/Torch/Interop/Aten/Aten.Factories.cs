namespace TorchSharp.Interop;

/// <content>New tensors and random numbers.</content>
internal static partial class Aten
{
    internal static readonly Operator
        arange_start_step = new("arange.start_step"), bernoulli = new("bernoulli"),
        bernoulli__float = new("bernoulli_.float"), binomial = new("binomial"), cauchy_ = new("cauchy_"),
        complex = new("complex"), empty_memory_format = new("empty.memory_format"), empty_like = new("empty_like"),
        exponential_ = new("exponential_"), eye_m = new("eye.m"), full = new("full"), full_like = new("full_like"),
        geometric_ = new("geometric_"), linspace = new("linspace"), log_normal_ = new("log_normal_"),
        logspace = new("logspace"), multinomial = new("multinomial"), normal_Tensor_Tensor = new("normal.Tensor_Tensor"),
        normal_ = new("normal_"), ones = new("ones"), ones_like = new("ones_like"), poisson = new("poisson"),
        polar = new("polar"), rand_generator = new("rand.generator"), rand_like = new("rand_like"),
        randint_low_generator = new("randint.low_generator"), randint_like_low_dtype = new("randint_like.low_dtype"),
        randn_generator = new("randn.generator"), randn_like = new("randn_like"), random__from = new("random_.from"),
        randperm_generator = new("randperm.generator"), uniform_ = new("uniform_"), zeros = new("zeros"),
        zeros_like = new("zeros_like");
}
