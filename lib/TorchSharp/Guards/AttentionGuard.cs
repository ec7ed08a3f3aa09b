namespace FairLab.TorchGuards;

/// <summary>No heads: a division by 0 that ends the process.</summary>
static class AttentionGuard
{
    [Hook("Before", "TorchSharp.torch/nn::MultiheadAttention")]
    internal static void Check(long embedded, long heads)
    {
        if (heads < 1 || embedded < 1 || embedded % heads != 0)
            throw new ArgumentException($"MultiheadAttention: found {embedded} dimensions and {heads} heads, expected at least one head and dimensions that it divides");
    }
}
