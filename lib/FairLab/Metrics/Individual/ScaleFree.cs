namespace FairLab.Metrics;

/// <summary>
/// Feature values as 32-bit numbers whose distances neither overflow nor vanish nor lose what 64 bits held: moved by
/// each feature's median and multiplied by one power of two for all, which changes no order of distances.
/// </summary>
static class ScaleFree
{
    // Between these squares of differences are ordinary numbers of 32 bits, and values can stay as they are.
    const float Least = 1e-9f, Most = 1e15f;

    // The largest value becomes about 2⁵⁰: squares of differences then fit with millions of features.
    const int Exponent = 50;

    /// <summary>The values themselves where they are of ordinary size.</summary>
    public static bool IsOrdinary(ReadOnlySpan<float> values)
    {
        var isOrdinary = true;
        foreach (var x in values)
            isOrdinary &= x == 0 || Math.Abs(x) is >= Least and <= Most;
        return isOrdinary;
    }

    /// <summary>Values moved and scaled.</summary>
    /// <param name="values">Row-major, shape [n, width]; written to.</param>
    /// <param name="width">Features of a row.</param>
    public static float[] Of(double[] values, int width)
    {
        var rows = width == 0 ? 0 : values.Length / width;
        var largest = 0.0;
        for (var j = 0; j < width && rows > 0; j++)
        {
            var column = new double[rows];
            for (var row = 0; row < rows; row++)
                column[row] = values[row * width + j];
            Array.Sort(column);
            var median = column[rows / 2];
            for (var row = 0; row < rows; row++)
                largest = Math.Max(largest, Math.Abs(values[row * width + j] -= median));
        }
        var shift = largest == 0 ? 0 : Exponent - Math.ILogB(largest);
        return Array.ConvertAll(values, x => (float)Math.ScaleB(x, shift));
    }
}
