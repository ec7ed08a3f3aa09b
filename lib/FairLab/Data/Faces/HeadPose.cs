namespace FairLab.Data.Faces;

/// <summary>Where somebody is in the picture and how the head is tilted.</summary>
/// <param name="X">To the right, in pixels of a picture of 48; at most 8 either way.</param>
/// <param name="Y">Down, likewise.</param>
/// <param name="Tilt">Clockwise about the neck, in degrees; at most 10 either way.</param>
public sealed record HeadPose(double X, double Y, double Tilt);
