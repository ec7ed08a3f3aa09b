using System.Globalization;

namespace FairLab.Notebooks.Tests;

/// <summary>A test that needs real cultures; skipped, with the reason, where .NET was told to do without.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CulturesFactAttribute : FactAttribute
{
    public CulturesFactAttribute()
    {
        if (CultureInfo.InvariantCulture.CompareInfo.Compare("a", "B") > 0)
            Skip = "needs cultures: DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is set";
    }
}
