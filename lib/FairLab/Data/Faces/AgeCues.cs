namespace FairLab.Data.Faces;

/// <summary>What age is drawn with, each in [0, 1].</summary>
/// <param name="Wrinkles">How many and how dark.</param>
/// <param name="Grey">The share of grey in hair, brows and beard.</param>
/// <param name="Hairline">How far it has gone back.</param>
/// <param name="EyeBags">How dark.</param>
public sealed record AgeCues(double Wrinkles, double Grey, double Hairline, double EyeBags);
