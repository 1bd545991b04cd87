using System.Globalization;
using System.Runtime.InteropServices;

namespace LatentMI.Tests.Golden;

/// <summary>What may change the last digit of a result beside the program: where it is the same, golden values must be met exactly.</summary>
/// <remarks>
/// Sums, products and roots are rounded the same on every processor. Three things are not. Logarithms, exponentials and the like come from the C library
/// of the platform, which may round differently from version to version and from processor to processor. A multiplication and an addition are rounded
/// once where the processor can fuse them, twice where it cannot. A runtime may add up the lanes of a vector in another order than the one before.
/// </remarks>
internal static class GoldenMachine
{
    private const int Arguments = 2048;

    /// <summary>This machine in a line: the functions of its C library by a hash of what they return.</summary>
    public static string Current { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $".NET {Environment.Version.Major}, {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}, {(IsFused ? "fused" : "separate")} multiply-add, functions {Functions():x16}");

    // 1 + 2^-30 squared is 1 + 2^-29 + 2^-60, of which a product that is rounded by itself loses the end.
    private static bool IsFused
    {
        get
        {
            double factor = 1 + Math.ScaleB(1, -30);
            return double.MultiplyAddEstimate(factor, factor, -(1 + Math.ScaleB(1, -29))) != 0;
        }
    }

    private static ulong Functions()
    {
        var random = new ReferenceRandom(1);
        ulong hash = 14695981039346656037;
        for (int i = 0; i < Arguments; i++)
        {
            double x = (8 * random.NextUniform()) - 4;
            double positive = 1e-3 + Math.Abs(x * x * x);
            Add(Math.Log(positive));
            Add(Math.Log2(positive));
            Add(Math.Log10(positive));
            Add(Math.Exp(x));
            Add(Math.Pow(positive, x));
            Add(Math.Cbrt(x));
            Add(Math.Sin(x));
            Add(Math.Cos(x));
            Add(Math.Tan(x));
            Add(Math.Atan2(x, positive));
            Add(Math.Tanh(x));
            Add(Math.Asinh(x));
            Add(MathF.Log((float)positive));
            Add(MathF.Exp((float)x));
            Add(MathF.Pow((float)positive, (float)x));
            Add(MathF.Tanh((float)x));
        }

        return hash;

        void Add(double value) => hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211;
    }
}
