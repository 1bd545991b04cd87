using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Published;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Measuring;

/// <summary>
/// Two estimates on the same latents, epoch by epoch: encoders that learn by the InfoNCE term alone, and on the rows that do not train, the value
/// of that term and KSG. It shows that the bound lags behind what the latents hold.
/// </summary>
/// <param name="settings">The settings, on a single split; the weights of the loss, the regularizer and the patience are the experiment's own.</param>
public sealed class LatentCurveMeasurement(EstimatorSettings settings) : IMeasurement
{
    private readonly PublishedLmiOptions _options = settings.Published with
    {
        Regularizer = Regularizer.InfoNce,
        Alpha = 0,
        Lambda = 1,
        Patience = settings.Published.MaxEpochs,
        RestoreBestWeights = false,
    };

    /// <inheritdoc/>
    public string Name => "latent-estimators";

    /// <inheritdoc/>
    public ParameterSet Parameters => PublishedLmiSettings.Describe(_options, settings.Preset);

    /// <inheritdoc/>
    public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
    {
        var ksg = new KsgEstimator(new KsgOptions { Neighbors = _options.Neighbors, Standardize = false, Seed = seed, Threads = threads });
        var epochs = new List<double>();
        var contrastive = new List<double>();
        var neighbors = new List<double>();
        LatentEpoch.Follow(_options with { Seed = seed, Threads = threads }, data.X, data.Y, Follow, cancellationToken);
        return new Measured(null, [])
        {
            Series = new Dictionary<string, double[]>
            {
                ["epoch"] = [.. epochs],
                ["infonce_bits"] = [.. contrastive],
                ["ksg_bits"] = [.. neighbors],
            },
        };

        void Follow(LatentEpoch epoch)
        {
            epochs.Add(epoch.Loss.Epoch);

            // The loss is minus the bound, in nats.
            contrastive.Add(-epoch.Loss.Validation / Math.Log(2));
            neighbors.Add(ksg.Estimate(epoch.LatentX, epoch.LatentY, cancellationToken).Bits);
        }
    }
}
