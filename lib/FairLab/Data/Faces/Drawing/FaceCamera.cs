using System.Numerics;
using FairLab.Numerics;

namespace FairLab.Data.Faces;

/// <summary>
/// Light, exposure and sensor: averages each pixel's points in linear light, multiplies by the light that falls there,
/// encodes with sRGB's curve and adds noise.
/// </summary>
static class FaceCamera
{
    // What the average scene comes out well with; at gain 1.2 the lightest skin just does not clip.
    const double Exposure = 0.85;

    // A lamp as indoors, a little warmer than daylight.
    static readonly double[] Lamp = [1.06, 1.0, 0.92];

    const int Steps = 8192;

    // Light in units of 1 / Steps to bytes: where the byte's lower half ends is decoded, not encoded.
    static readonly byte[] Encoded = Table();

    public static byte[] Expose(FaceCanvas canvas, FaceFactors face)
    {
        var size = canvas.Size;
        var colors = FacePalette.Of(face);
        var points = canvas.Points;
        var light = new FaceLight(canvas, face);
        var random = new SeededRandom(face.Light.NoiseSeed);
        var pixels = new byte[3 * size * size];
        Span<int> sums = stackalloc int[6];
        const int many = FaceCanvas.Samples * FaceCanvas.Samples;
        var scale = Exposure * face.Light.Gain * Steps / (FacePalette.One * many);
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
            {
                var onHead = Average(points, (y * canvas.Side + x) * FaceCanvas.Samples, canvas.Side, colors, sums);
                var (flat, round, sheen) = light.At(x, y);
                sheen *= onHead * (double)FacePalette.One;
                for (var channel = 0; channel < 3; channel++)
                {
                    var seen = scale * Lamp[channel] * (flat * sums[channel] + round * sums[channel + 3] + sheen);
                    int value = Encoded[Math.Min((int)seen, Steps)];
                    pixels[3 * (y * size + x) + channel] = (byte)Math.Clamp(value + Noise(random, face.Light.Noise),
                        0, 255);
                }
            }
        return pixels;
    }

    // Sums 0 to 2 are of bodies and walls, 3 to 5 of heads, of which so many points are.
    static int Average(ReadOnlySpan<uint> points, int start, int side, int[] colors, Span<int> sums)
    {
        const int samples = FaceCanvas.Samples;
        sums.Clear();
        var onHead = 0;
        var isOne = true;
        for (var row = 0; row < samples && isOne; row++)
            isOne = !points.Slice(start + row * side, samples).ContainsAnyExcept(points[start]);
        // Most pixels are of one material.
        var (rows, columns, weight) = isOne ? (1, 1, samples * samples) : (samples, samples, 1);
        for (var row = 0; row < rows; row++)
            foreach (var point in points.Slice(start + row * side, columns))
            {
                var material = (int)(point & 0xFF);
                var sum = 0;
                if (material >= (int)Material.Neck)
                {
                    sum = 3;
                    onHead += weight;
                }
                sums[sum] += weight * colors[3 * material];
                sums[sum + 1] += weight * colors[3 * material + 1];
                sums[sum + 2] += weight * colors[3 * material + 2];
            }
        return onHead;
    }

    // Of 64 fair coins the number of heads has standard deviation 4 and is nearly normal.
    static int Noise(SeededRandom random, double deviation) => deviation == 0 ? 0
        : (int)Math.Floor((BitOperations.PopCount(random.NextBits()) - 32) * (deviation / 4) + 0.5);

    static byte[] Table()
    {
        var table = new byte[Steps + 1];
        var value = 0;
        for (var i = 0; i <= Steps; i++)
        {
            while (value < 255 && LinearColor.Decode((value + 0.5) / 255) < (i + 0.5) / Steps)
                value++;
            table[i] = (byte)value;
        }
        return table;
    }
}
