using FairLab.Data;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>Lets a mitigator be fitted whole also when it is held as its own type.</summary>
public static class MitigatorExtensions
{
    /// <summary>Fits data, classifier and decisions; see <see cref="IMitigator.Fit"/>.</summary>
    public static FairModel Fit(this IMitigator mitigator, DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(mitigator);
        return mitigator.Fit(split, learner, seed);
    }
}
