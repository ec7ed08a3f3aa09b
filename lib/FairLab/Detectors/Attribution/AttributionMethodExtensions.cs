using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>Ways to build on any attribution method.</summary>
public static class AttributionMethodExtensions
{
    /// <summary>The method against a background sample: <c>new Shapley().Over(background)</c>.</summary>
    /// <param name="method">The method that has one baseline.</param>
    /// <param name="background">
    /// The sample, shape [m, ...]; for a table <c>model.Inputs(people)</c>, perhaps of a hundred people.
    /// </param>
    public static BackgroundAttribution Over(this IAttributionMethod method, Tensor background)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(background);
        return new BackgroundAttribution(method, background);
    }
}
