using FairLab.Metrics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Where units respond, as against where something is (Bau et al. 2017, section 2.3 [bau2017]): a unit is on at the
/// places where it is above its <see cref="Share"/> quantile over all images, T_u with P(a &gt; T_u) = share; its map
/// is brought to the mask's size bilinearly, and IoU_u = Σ |on ∩ mask| / Σ |on ∪ mask| over all images.
/// </summary>
public sealed record MapAgreement
{
    /// <summary>The share of places where a unit counts as on.</summary>
    /// <value>0.005, as published.</value>
    public double Share { get; init => field = Require.That(value, value is > 0 and < 1,
        "a number in (0, 1)"); } = 0.005;

    /// <summary>Intersection over union of each unit with a mask, in [0, 1].</summary>
    /// <param name="maps">Shape [n, units, h, w].</param>
    /// <param name="mask">Where something is in each image, not 0 where it is, shape [n, H, W].</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, or a mask that is empty in every image.</exception>
    public IReadOnlyList<Measure> Of(Tensor maps, Tensor mask)
    {
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(mask);
        if (maps.dim() != 4 || mask.dim() != 3 || maps.shape[0] != mask.shape[0] || maps.shape[0] == 0)
            throw new ArgumentException($"found maps of shape [{string.Join(", ", maps.shape)}] and a mask of shape "
                + $"[{string.Join(", ", mask.shape)}], expected [n, units, h, w] and [n, H, W]", nameof(mask));
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var there = mask != 0;
        if (!there.any().item<bool>())
            throw new ArgumentException("found a mask that is empty in every image, expected what it marks in at least "
                + "one", nameof(mask));
        var found = new Measure[maps.shape[1]];
        for (var unit = 0; unit < found.Length; unit++)
        {
            using var inner = NewDisposeScope();
            var map = maps.select(1, unit).to(ScalarType.Float64);
            var sorted = map.reshape(-1).sort().Values;
            var cut = sorted[Math.Max(0, (long)Math.Ceiling((1 - Share) * sorted.numel()) - 1)];
            var large = nn.functional.interpolate(map.unsqueeze(1), [mask.shape[1], mask.shape[2]],
                mode: InterpolationMode.Bilinear, align_corners: false).squeeze(1);
            var on = large > cut;
            found[unit] = Measure.Share((on & there).sum().item<long>(), (on | there).sum().item<long>(), "nothing");
            if (!on.any().item<bool>())
                found[unit] = Measure.Undefined("the unit is on nowhere");
        }
        return found;
    }
}
