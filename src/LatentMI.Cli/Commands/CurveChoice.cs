using LatentMI.Inference;

namespace LatentMI.Cli.Commands;

/// <summary>The curves of <c>lmi estimate --curve</c>.</summary>
internal enum CurveChoice
{
    /// <summary>Over the number of rows: <see cref="SampleSizeCurve"/>.</summary>
    Rows,
}
