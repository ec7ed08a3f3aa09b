namespace FairLab.Data.Faces;

/// <summary>Clothes and tools.</summary>
/// <param name="Clothing">What is worn over a shirt.</param>
/// <param name="Headwear">What is worn on the head.</param>
/// <param name="Stethoscope">Whether one hangs around the neck.</param>
/// <param name="Hue">The shirt's hue, in [0, 1): red, yellow, green, blue and back.</param>
/// <param name="Lightness">The shirt's lightness, in [0, 1].</param>
public sealed record Outfit(
    Clothing Clothing, Headwear Headwear, bool Stethoscope, double Hue, double Lightness);
