using FairLab.Tests.Text;

namespace FairLab.Tests.Detectors.Representation;

/// <summary>A test that compares with PyTorch; skipped, with the reason, where Python does not have it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchFactAttribute : FactAttribute
{
    static readonly Lazy<bool> Found = new(() =>
    {
        try
        {
            return SklearnFactAttribute.Run(
                "import importlib.util; print(importlib.util.find_spec('torch') is not None)") == "True";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public TorchFactAttribute()
    {
        if (!Found.Value)
            Skip = "needs PyTorch: apt-get install python3-torch";
    }
}
