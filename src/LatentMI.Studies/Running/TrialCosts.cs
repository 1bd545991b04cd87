using LatentMI.Studies.Measuring;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Running;

/// <summary>The likely costs of many trials (<see cref="TrialCost"/>): those of the same measurement and the same size of data cost the same, and are calculated once.</summary>
public sealed class TrialCosts
{
    private readonly Dictionary<(IMeasurement Measurement, DatasetShape? Shape), double> _known = [];

    /// <summary>The seconds of all trials together, of which there may be many millions.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static double Total(IEnumerable<Trial> trials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trials);
        var costs = new TrialCosts();
        double total = 0;
        if (trials is ICountedTrials { Kinds: { } kinds })
        {
            foreach ((Trial example, long count) in kinds)
            {
                cancellationToken.ThrowIfCancellationRequested();
                total += costs.Of(example) * count;
            }

            return total;
        }

        foreach (Trial trial in trials)
        {
            cancellationToken.ThrowIfCancellationRequested();
            total += costs.Of(trial);
        }

        return total;
    }

    /// <summary>The seconds of a trial.</summary>
    /// <param name="trial">The trial.</param>
    public double Of(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        (IMeasurement, DatasetShape?) kind = (trial.Measurement, trial.Recipe.Shape);
        if (!_known.TryGetValue(kind, out double seconds))
        {
            _known.Add(kind, seconds = TrialCost.Seconds(trial));
        }

        return seconds;
    }
}
