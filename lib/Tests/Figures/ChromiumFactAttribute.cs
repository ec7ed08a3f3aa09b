namespace FairLab.Figures.Tests;

/// <summary>A test that draws in Chromium; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    static readonly Lazy<string?> Missing = new(() =>
    {
        try
        {
            Chromium.Find(Environment.GetEnvironmentVariable(Chromium.Variable),
                Environment.GetEnvironmentVariable("PATH"));
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    });

    public ChromiumFactAttribute() => Skip = Missing.Value;
}
