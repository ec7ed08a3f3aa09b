namespace FairLab.Data.Faces;

/// <summary>The light and the sensor.</summary>
/// <param name="Gain">How bright, in units of the average scene that exposure is set for; in [0.1, 2].</param>
/// <param name="Direction">Where it comes from: 0 is the front, 90 the viewer's right, in degrees; at most 90 either
/// way.</param>
/// <param name="Noise">Standard deviation of the sensor's noise, in steps of 1/255; in [0, 32].</param>
/// <param name="NoiseSeed">Decides the noise of every pixel.</param>
public sealed record Lighting(double Gain, double Direction, double Noise, long NoiseSeed);
