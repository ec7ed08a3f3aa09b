using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>start, start + step, ... up to and without <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.arange_start_step.Call(start, stop, step, dtype, default, Place(device)), requires_grad);

    /// <summary>start, start + 1, ... up to and without <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>0, 1, ... up to and without <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary><paramref name="steps"/> numbers at equal distances from <paramref name="start"/> to <paramref name="end"/>, both included.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.linspace.Call(start, end, steps, dtype, default, Place(device)), requires_grad);

    /// <summary><paramref name="steps"/> numbers with equal ratios from base^start to base^end, both included.</summary>
    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Finish(Aten.logspace.Call(start, end, steps, @base, dtype, default, Place(device)), requires_grad);

    /// <summary>The identity matrix; -1 columns means as many as rows.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Finish(Aten.eye_m.Call(rows, columns < 0 ? rows : columns, dtype, default, Place(device)), requires_grad, names);

    /// <summary>A number as a tensor without dimensions: int64 of a whole number, float64 of another.</summary>
    public static Tensor tensor(Scalar scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return Finish(Aten.scalar_tensor.Call(scalar, dtype ?? scalar.Type, default, Place(device)), requires_grad);
    }

    /// <summary>A complex tensor from its real and imaginary part.</summary>
    public static Tensor complex(Tensor real, Tensor imag) => Aten.complex.Binary(real, imag);

    /// <summary>A complex tensor from absolute value and angle.</summary>
    public static Tensor polar(Tensor abs, Tensor angle) => Aten.polar.Binary(abs, angle);

    /// <summary>The tensor itself when it is already of this type and on this device, else a copy.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) => data.to(dtype ?? data.dtype, device ?? data.device);
}
