namespace TorchSharp.Modules;

/// <summary>Ranges of optimizer settings, checked once when the optimizer is made.</summary>
internal static class OptimizerChecks
{
    internal static void NotNegative(double value, string name)
    {
        if (!(value >= 0)) throw new ArgumentOutOfRangeException(name, value, $"{name} must be 0 or more");
    }

    internal static void Rate(double value, string name)
    {
        if (value is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(name, value, $"{name} must lie in [0, 1)");
    }
}
