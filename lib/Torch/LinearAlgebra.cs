namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>Q and R.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input) => input.qr();
    }
}
