using LatentMI.Calibrating;
using LatentMI.Representation;

namespace LatentMI.Tests.Golden;

/// <summary>A representation as a user may write it: the first column of each side, less its mean over the training rows.</summary>
internal sealed class FirstColumns : IRepresentation
{
    public string Name => "first-columns";

    public EncoderPair Fit(Samples x, Samples y, ulong seed, CancellationToken cancellationToken) => new(FirstColumn.Of(x), FirstColumn.Of(y));

    private sealed class FirstColumn(double mean) : IEncoder
    {
        public static FirstColumn Of(Samples samples) => new(Enumerable.Range(0, samples.Count).Average(i => samples[i, 0]));

        public Samples Encode(Samples rows, CancellationToken cancellationToken) =>
            Samples.Create([.. Enumerable.Range(0, rows.Count).Select(i => rows[i, 0] - mean)], rows.Count, 1);
    }
}

/// <summary>A ratio as a user may write it: ln r = c x y with c the mean of x y over the training rows.</summary>
internal sealed class ProductRatio : IDensityRatio
{
    public string Name => "product";

    public IFittedDensityRatio Fit(Samples latentX, Samples latentY, ulong seed, CancellationToken cancellationToken) =>
        new Fitted(Enumerable.Range(0, latentX.Count).Average(i => latentX[i, 0] * latentY[i, 0]));

    private sealed class Fitted(double mean) : IFittedDensityRatio
    {
        public double LogRatio(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => mean * x[0] * y[0];
    }
}
