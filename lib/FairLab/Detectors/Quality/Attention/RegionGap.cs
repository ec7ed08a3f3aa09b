using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>How much of a network's attention lies on one region, in two groups.</summary>
/// <param name="Region">The region.</param>
/// <param name="First">The mean share in the first group, in [0, 1].</param>
/// <param name="Second">The mean share in the second group, in [0, 1].</param>
/// <param name="Difference">First minus second, with Welch's interval, of pairs with Student's.</param>
/// <param name="PValue">Of the permutation test; undefined where the difference is.</param>
/// <param name="Adjusted">After Holm, over all regions.</param>
/// <param name="FirstImages">Images of the first group that show the region and have attention.</param>
/// <param name="SecondImages">As many of the second.</param>
public sealed record RegionGap(string Region, Measure First, Measure Second, Estimate Difference, Measure PValue,
    Measure Adjusted, int FirstImages, int SecondImages);
