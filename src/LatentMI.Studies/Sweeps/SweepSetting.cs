namespace LatentMI.Studies.Sweeps;

/// <summary>An estimator with its settings, which very many results of a sweep have in common.</summary>
/// <param name="estimator">The estimator.</param>
/// <param name="parameters">Its settings.</param>
public sealed class SweepSetting(string estimator, ParameterSet parameters)
{
    /// <summary>The estimator.</summary>
    public string Estimator { get; } = estimator;

    /// <summary>Its settings.</summary>
    public ParameterSet Parameters { get; } = parameters;

    /// <summary>The settings in a line.</summary>
    public string ParametersText { get; } = parameters.ToString();

    /// <summary>The estimator and its settings in a line, which tells estimates of one pair apart.</summary>
    public string Text { get; } = $"{estimator} {parameters}".TrimEnd();
}
