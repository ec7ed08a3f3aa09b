using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Whole numbers, uniform from 0 up to and without <paramref name="high"/>; of type int64.</summary>
    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size.Shape, dtype, device, requires_grad, generator, names);

    /// <summary>Whole numbers, uniform from <paramref name="low"/> up to and without <paramref name="high"/>; of type int64.</summary>
    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, size.Shape, dtype, device, requires_grad, generator, names);

    /// <summary>Whole numbers, uniform from 0 up to and without <paramref name="high"/>; of type int64.</summary>
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>Whole numbers, uniform from <paramref name="low"/> up to and without <paramref name="high"/>; of type int64.</summary>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Finish(Aten.randint_low_generator.Call(low, high, size, generator, dtype ?? ScalarType.Int64, default, Place(device)), requires_grad, names);

    /// <summary>The numbers 0 to n - 1 in random order.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Finish(Aten.randperm_generator.Call(n, generator, dtype ?? ScalarType.Int64, default, Place(device)), requires_grad);

    /// <summary>Normal random numbers with one mean and standard deviation.</summary>
    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        var made = empty(size, dtype, device, false, names);
        return Finish(made.normal_(mean, std, generator), requires_grad);
    }

    /// <summary>Normal random numbers with a mean and standard deviation for each element.</summary>
    public static Tensor normal(Tensor means, Tensor stddev, Generator? generator = null) => Aten.normal_Tensor_Tensor.Call(means, stddev, generator);

    /// <summary>Whole numbers in [low, high), of the shape, type and device of <paramref name="input"/>.</summary>
    public static Tensor randint_like(Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.randint_like_low_dtype.Call(input, low, high, dtype, default, device), requires_grad);

    /// <summary>Seeds the default stream of every device; returns the processor's.</summary>
    public static Generator manual_seed(long seed)
    {
        NativeCalls.ManualSeed(seed);
        return Generator.Default;
    }

    /// <summary>The state of the default stream.</summary>
    public static Tensor get_rng_state() => Generator.Default.get_state();

    /// <summary>Continues the default stream from a state.</summary>
    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    /// <summary>The seed of the default stream.</summary>
    public static long initial_seed() => Generator.Default.initial_seed();

    /// <summary>The default random stream.</summary>
    public static partial class random
    {
        /// <summary>Seeds the default stream of every device; returns the processor's.</summary>
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        /// <summary>The state of the default stream.</summary>
        public static Tensor get_rng_state() => torch.get_rng_state();

        /// <summary>Continues the default stream from a state.</summary>
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }

    /// <summary>True with the probability that each element gives.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => Aten.bernoulli.Call(input, generator);

    /// <summary>Indices drawn with the weights of each row.</summary>
    /// <param name="input">Weights, not negative, shape [n] or [rows, n]; they need not sum to 1.</param>
    /// <param name="num_samples">How many to draw from each row.</param>
    /// <param name="replacement">Whether an index may be drawn again.</param>
    /// <param name="generator">The random stream; null is the default one.</param>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        Aten.multinomial.Call(input, num_samples, replacement, generator);

    /// <summary>Poisson random numbers with the rate that each element gives.</summary>
    public static Tensor poisson(Tensor input, Generator? generator = null) => Aten.poisson.Call(input, generator);

    public partial class Tensor
    {
        /// <summary>Fills with normal random numbers; returns this tensor.</summary>
        public Tensor normal_(double mean = 0, double stddev = 1, Generator? generator = null) => Aten.normal_.CallInPlace(this, mean, stddev, generator);

        /// <summary>Fills with uniform random numbers in [from, to); returns this tensor.</summary>
        public Tensor uniform_(double from = 0, double to = 1, Generator? generator = null) => Aten.uniform_.CallInPlace(this, from, to, generator);

        /// <summary>Fills with 1 with probability <paramref name="p"/>, else 0; returns this tensor.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Aten.bernoulli__float.CallInPlace(this, p, generator);

        /// <summary>Fills with exponential random numbers of rate <paramref name="lambda"/>; returns this tensor.</summary>
        public Tensor exponential_(double lambda = 1, Generator? generator = null) => Aten.exponential_.CallInPlace(this, lambda, generator);

        /// <summary>Fills with Cauchy random numbers; returns this tensor.</summary>
        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) => Aten.cauchy_.CallInPlace(this, median, sigma, generator);

        /// <summary>Fills with log-normal random numbers; returns this tensor.</summary>
        public Tensor log_normal_(double mean = 1, double stddev = 2, Generator? generator = null) => Aten.log_normal_.CallInPlace(this, mean, stddev, generator);

        /// <summary>Fills with geometric random numbers; returns this tensor.</summary>
        public Tensor geometric_(double p, Generator? generator = null) => Aten.geometric_.CallInPlace(this, p, generator);

        /// <summary>Fills with whole numbers in [from, to); returns this tensor.</summary>
        public Tensor random_(long from, long to, Generator? generator = null) => Aten.random__from.CallInPlace(this, from, to, generator);

        /// <summary>True with the probability that each element gives.</summary>
        public Tensor bernoulli(Generator? generator = null) => torch.bernoulli(this, generator);

        /// <summary>Indices drawn with the weights of each row.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            torch.multinomial(this, num_samples, replacement, generator);
    }
}
