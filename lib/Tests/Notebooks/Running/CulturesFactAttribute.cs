using System.Globalization;

namespace FairLab.Notebooks.Tests;

/// <summary>A test that needs real cultures; skipped, with the reason, where .NET was told to do without.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CulturesFactAttribute : FactAttribute
{
    public CulturesFactAttribute()
    {
        try
        {
            CultureInfo.GetCultureInfo("de-DE");
        }
        catch (CultureNotFoundException)
        {
            Skip = "needs cultures: DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is set";
        }
    }
}
