using System.Runtime.Intrinsics.X86;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary>Whether this processor can compute the committed digits.</summary>
static class Exactness
{
    /// <summary>Says so where the digits asked for cannot be had.</summary>
    /// <param name="asked">Whether they were asked for.</param>
    /// <returns>What was asked for.</returns>
    public static bool Of(bool asked)
    {
        if (asked && !(Avx2.IsSupported && Fma.IsSupported))
            Terminal.Error.MarkupLine(
                "[yellow]note:[/] this processor has no AVX2, so last digits may differ from those of others.");
        return asked;
    }
}
