namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Type, shape and device.</summary>
        public override string ToString() => Describe(this);
    }
}
