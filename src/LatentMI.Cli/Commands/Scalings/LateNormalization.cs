using LatentMI.Cli.Pairing;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;

namespace LatentMI.Cli.Commands.Scalings;

/// <summary>The normalization of one side, which counts go through after they are thinned and not when they are read.</summary>
/// <param name="steps">The steps.</param>
/// <param name="isLate">Whether the side is thinned.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class LateNormalization(NormalizationSteps steps, bool isLate, CancellationToken cancellationToken)
{
    private IReadOnlyList<string> _done = [];

    /// <summary>The side as it is to be read.</summary>
    /// <param name="side">The side.</param>
    public SideRequest Before(SideRequest side) =>
        isLate ? new SideRequest { Metadata = side.Metadata, Query = side.Query with { Normalization = new NormalizationSteps() } } : side;

    /// <summary>What thinned counts go through; null for nothing.</summary>
    /// <param name="source">Where they came from.</param>
    public Func<Samples, Samples>? After(SampleSource source) => !isLate || steps.IsEmpty ? null : counts =>
    {
        SampleSource normalized = Normalization.Apply(source with { Samples = counts }, steps, cancellationToken);
        _done = normalized.Steps;
        return normalized.Samples;
    };

    /// <summary>The source with the steps that its counts last went through, those of the highest level.</summary>
    /// <param name="source">The source.</param>
    public SampleSource Describe(SampleSource source) => _done.Count == 0 ? source : source with { Steps = [.. _done.Select(step => $"{step}, after thinning")] };
}
