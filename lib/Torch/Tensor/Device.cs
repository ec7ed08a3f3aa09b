using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor's elements live.</summary>
    public sealed class Device : IEquatable<Device>
    {
        /// <summary>A device by its kind and number; -1 is the current one.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>A device by its name: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>mps</c>, <c>meta</c>.</summary>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            if (!Enum.TryParse<DeviceType>(parts[0], ignoreCase: true, out var kind) || parts[0].Length == 0 || char.IsAsciiDigit(parts[0][0]))
                throw new ArgumentException($"'{description}' is not a device; use cpu, cuda, cuda:N, mps or meta", nameof(description));
            type = kind;
            index = -1;
            if (parts.Length == 1) return;
            if (parts.Length > 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new ArgumentException($"'{description}' is not a device: after the colon stands its number, as in cuda:0", nameof(description));
            index = number;
        }

        /// <summary>A device by the name of its kind and its number.</summary>
        public Device(string deviceType, int index = -1) : this(index < 0 ? deviceType : $"{deviceType}:{index}") { }

        /// <summary>A CUDA device by its number.</summary>
        public Device(int index) : this(DeviceType.CUDA, index) { }

        /// <summary>The kind of device.</summary>
        public DeviceType type { get; private set; }

        /// <summary>Its number among those of its kind; -1 is the current one.</summary>
        public int index { get; private set; }

        /// <summary>From a name as <c>cuda:0</c>.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc/>
        public bool Equals(Device? other) => other is not null && type == other.type && index == other.index;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as Device);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(type, index);

        /// <summary>True when kind and number are the same.</summary>
        public static bool operator ==(Device? left, Device? right) => left is null ? right is null : left.Equals(right);

        /// <summary>True when kind or number differ.</summary>
        public static bool operator !=(Device? left, Device? right) => !(left == right);

        /// <inheritdoc/>
#pragma warning disable CA1308 // libtorch's device names are lower case
        public override string ToString() => index < 0 ? type.ToString().ToLowerInvariant() : $"{type.ToString().ToLowerInvariant()}:{index}";
#pragma warning restore CA1308
    }

    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The current CUDA device.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);

    /// <summary>The Apple device.</summary>
    public static Device MPS { get; } = new(DeviceType.MPS);

    /// <summary>Shapes without data.</summary>
    public static Device META { get; } = new(DeviceType.META);

    /// <summary>A device by its name: <c>cpu</c>, <c>cuda:1</c>.</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device by the name of its kind and its number.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device by its kind and number.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A CUDA device by its number.</summary>
    public static Device device(int index) => new(index);
}
