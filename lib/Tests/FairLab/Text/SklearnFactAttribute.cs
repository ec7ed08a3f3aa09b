using System.Diagnostics;

namespace FairLab.Tests.Text;

/// <summary>A test that compares with scikit-learn; skipped, with the reason, where Python does not have it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SklearnFactAttribute : FactAttribute
{
    // The one that apt gives packages to; another may come first on the path.
    const string Debian = "/usr/bin/python3";

    static readonly Lazy<bool> Found = new(() =>
    {
        try
        {
            // Looked for, not imported: that takes seconds.
            return Run("import importlib.util; print(importlib.util.find_spec('sklearn') is not None)") == "True";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public SklearnFactAttribute()
    {
        if (!Found.Value)
            Skip = "needs scikit-learn: apt-get install python3-sklearn";
    }

    /// <summary>What a Python program prints.</summary>
    public static string Run(string program)
    {
        var start = new ProcessStartInfo(File.Exists(Debian) ? Debian : "python3")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        start.ArgumentList.Add("-");
        using var process = Process.Start(start)!;
        process.StandardInput.Write(program);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }
}
