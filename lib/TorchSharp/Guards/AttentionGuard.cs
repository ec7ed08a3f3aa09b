namespace FairLab.TorchGuards;

/// <summary>No heads: a division by 0 that ends the process.</summary>
static class AttentionGuard
{
    [Hook("Before", "TorchSharp.torch/nn::MultiheadAttention")]
    internal static void Attention(long embedded, long heads) => Check("MultiheadAttention", embedded, heads);

    [Hook("Before", "TorchSharp.torch/nn::TransformerEncoderLayer")]
    internal static void Encoder(long embedded, long heads) => Check("TransformerEncoderLayer", embedded, heads);

    [Hook("Before", "TorchSharp.torch/nn::TransformerDecoderLayer")]
    internal static void Decoder(long embedded, long heads) => Check("TransformerDecoderLayer", embedded, heads);

    [Hook("Before", "TorchSharp.torch/nn::Transformer")]
    internal static void Whole(long embedded, long heads) => Check("Transformer", embedded, heads);

    static void Check(string module, long embedded, long heads)
    {
        if (heads < 1 || embedded < 1 || embedded % heads != 0)
            throw new ArgumentException(
                $"{module}: found {embedded} dimensions and {heads} heads, expected at least one head and dimensions "
                    + "that it divides");
    }
}
