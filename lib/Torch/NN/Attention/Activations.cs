namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The activation within a transformer layer.</summary>
        public enum Activations
        {
            /// <summary>max(x, 0).</summary>
            ReLU = 0,
            /// <summary>x Φ(x).</summary>
            GELU = 1,
        }
    }
}
