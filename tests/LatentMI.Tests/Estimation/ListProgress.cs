using LatentMI.Estimators.Latent;

namespace LatentMI.Tests.Estimation;

/// <summary>Keeps what an estimate reports.</summary>
internal sealed class ListProgress(List<EstimationProgress> reports, Action<EstimationProgress>? onReport = null) : IProgress<EstimationProgress>
{
    public void Report(EstimationProgress value)
    {
        reports.Add(value);
        onReport?.Invoke(value);
    }
}
