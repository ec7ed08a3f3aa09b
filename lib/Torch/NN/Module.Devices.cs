namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves parameters and buffers to a device.</summary>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Convert(tensor => tensor.to(new Device(deviceType, deviceIndex), non_blocking: non_blocking));

            /// <summary>Moves parameters and buffers to a device and floating point ones to a type.</summary>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking) =>
                Convert(tensor => tensor.to(tensor.is_floating_point() ? dtype : tensor.dtype, device, non_blocking: non_blocking));

            /// <summary>Converts floating point parameters and buffers to a type.</summary>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking) =>
                Convert(tensor => tensor.to(tensor.is_floating_point() ? dtype : tensor.dtype, non_blocking: non_blocking));

            // The objects stay the same, so optimizers and fields go on referring to them.
            Module Convert(Func<Tensor, Tensor> conversion)
            {
                using var scope = NewDisposeScope();
                using var still = no_grad();
                foreach (var parameter in parameters()) Replace(parameter, conversion);
                foreach (var buffer in buffers()) Replace(buffer, conversion);
                return this;
            }

            static void Replace(Tensor tensor, Func<Tensor, Tensor> conversion)
            {
                var learns = tensor.requires_grad;
                using var gradient = tensor.grad;
                using var plain = tensor.detach();
                var converted = conversion(plain);
                if (converted.dtype == tensor.dtype && converted.device == tensor.device) return;
                tensor.Become(converted);
                tensor.requires_grad = learns;
                if (gradient is not null) tensor.grad = conversion(gradient);
            }
        }
    }
}

/// <summary>Moves modules between devices and types.</summary>
public static partial class ModuleExtensionMethods
{
    /// <summary>Moves parameters and buffers to a device; returns the module.</summary>
    public static T to<T>(this T module, torch.Device device, bool non_blocking = false) where T : torch.nn.Module
    {
        ArgumentNullException.ThrowIfNull(device);
        return (T)module._to(device.type, device.index, non_blocking);
    }

    /// <summary>Moves parameters and buffers to a device; returns the module.</summary>
    public static T to<T>(this T module, DeviceType type, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(type, deviceIndex, non_blocking);

    /// <summary>Moves parameters and buffers to a device, by its name; returns the module.</summary>
    public static T to<T>(this T module, string device, bool non_blocking = false) where T : torch.nn.Module => module.to(new torch.Device(device), non_blocking);

    /// <summary>Converts floating point parameters and buffers to a type; returns the module.</summary>
    public static T to<T>(this T module, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module => (T)module._to(type, non_blocking);

    /// <summary>Moves parameters and buffers to a device and floating point ones to a type; returns the module.</summary>
    public static T to<T>(this T module, torch.Device device, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(device, type, non_blocking);

    /// <summary>Moves parameters and buffers to the device of a tensor; returns the module.</summary>
    public static T to<T>(this T module, torch.Tensor other, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(other.device, other.dtype, non_blocking);

    /// <summary>Moves the module to the processor.</summary>
    public static T cpu<T>(this T module, bool non_blocking = false) where T : torch.nn.Module => module.to(torch.CPU, non_blocking);

    /// <summary>Moves the module to a CUDA device.</summary>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module =>
        module.to(DeviceType.CUDA, deviceIndex, non_blocking);

    /// <summary>Half precision.</summary>
    public static T half<T>(this T module) where T : torch.nn.Module => module.to(torch.ScalarType.Float16);

    /// <summary>Half precision with the exponent of single precision.</summary>
    public static T bfloat16<T>(this T module) where T : torch.nn.Module => module.to(torch.ScalarType.BFloat16);

    /// <summary>Single precision.</summary>
    public static T @float<T>(this T module) where T : torch.nn.Module => module.to(torch.ScalarType.Float32);

    /// <summary>Double precision.</summary>
    public static T @double<T>(this T module) where T : torch.nn.Module => module.to(torch.ScalarType.Float64);
}
