using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>What a probe read of an attribute off representations.</summary>
/// <param name="Probe">The probe.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Train">How many examples the probe was trained on.</param>
/// <param name="Test">How many others it was judged on.</param>
/// <param name="Accuracy">Leakage: the mean over groups of the share of members that it recognized, so that a group's
/// size does not matter.</param>
/// <param name="Chance">What guessing gives: 1 over the groups.</param>
/// <param name="Control">The accuracy of the same probe on the control task: groups dealt out at random.</param>
/// <param name="ControlTrain">The same on the examples it was trained on: how much it can learn by heart.</param>
/// <param name="Selectivity">Accuracy less control: what the representations say, not the probe's size.</param>
/// <param name="P">p-value of no leakage: groups of the judged examples dealt out anew.</param>
/// <param name="PHolm">The same, adjusted by Holm's method over the probes.</param>
public sealed record LeakageFinding(string Probe, string Attribute, int Train, int Test,
    Estimate Accuracy, double Chance,
    Estimate Control, double ControlTrain, double Selectivity, double P, double PHolm);
