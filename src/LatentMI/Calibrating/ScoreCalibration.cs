namespace LatentMI.Calibrating;

/// <summary>
/// From the KSG value of a pair of latents, which is biased in more than some three latent dimensions and where dependence is strong, to the log density
/// ratio that is expected there: a rising, piecewise linear function, and a shift that makes its mean over held-out pairs the estimate.
/// </summary>
/// <remarks>
/// The function is the least-squares rising one over equally large parts of the pairs (M. Ayer et al., Annals of Mathematical Statistics 26, 641, 1955),
/// linear between the centers of the levels that it has, so that no two different values become one and rankings stay.
/// </remarks>
internal sealed class ScoreCalibration
{
    private const int MostParts = 20;
    private const int LeastPairsPerPart = 50;

    /// <summary>Makes a calibration of numbers that exist.</summary>
    /// <param name="raw">The KSG values of the knots in bits, rising; fewer than two for none.</param>
    /// <param name="bits">The log density ratio at each knot in bits, rising.</param>
    /// <param name="shift">What is added, in bits.</param>
    public ScoreCalibration(double[] raw, double[] bits, double shift) => (Raw, Bits, Shift) = (raw, bits, shift);

    /// <summary>Leaves values as they are.</summary>
    public static ScoreCalibration None { get; } = new([], [], 0);

    /// <summary>The KSG values of the knots, in bits; empty where values are only shifted.</summary>
    public double[] Raw { get; }

    /// <summary>The log density ratio at each knot, in bits.</summary>
    public double[] Bits { get; }

    /// <summary>What is added, in bits.</summary>
    public double Shift { get; }

    /// <summary>Fits the function to pairs whose log density ratio is known.</summary>
    /// <param name="raw">The KSG values in bits; pairs of NaN, which are tied, do not count.</param>
    /// <param name="logRatios">The log density ratios, in bits.</param>
    /// <param name="weights">How much each pair counts.</param>
    /// <returns>The function, not shifted; <see cref="None"/> where log density ratios do not rise with KSG values, or pairs are few.</returns>
    public static ScoreCalibration Fit(IReadOnlyList<double> raw, IReadOnlyList<double> logRatios, IReadOnlyList<double> weights)
    {
        (double Raw, double Bits, double Weight)[] pairs =
        [
            .. raw.Zip(logRatios, weights).Select(pair => (Raw: pair.First, Bits: pair.Second, Weight: pair.Third)).Where(pair => double.IsFinite(pair.Raw) && double.IsFinite(pair.Bits))
                .OrderBy(pair => pair.Raw).ThenBy(pair => pair.Bits),
        ];
        int parts = Math.Min(MostParts, pairs.Length / LeastPairsPerPart);
        var levels = new List<Level>();
        for (int part = 0; part < parts; part++)
        {
            (double Raw, double Bits, double Weight)[] some = pairs[(int)((long)part * pairs.Length / parts)..(int)((part + 1L) * pairs.Length / parts)];
            double weight = some.Sum(pair => pair.Weight);
            var level = new Level(some.Sum(pair => pair.Weight * pair.Raw) / weight, some.Sum(pair => pair.Weight * pair.Bits) / weight, weight);

            // Neighbors that do not rise become one level.
            while (levels.Count > 0 && !(levels[^1].Raw < level.Raw && levels[^1].Bits < level.Bits))
            {
                level = level.Joined(levels[^1]);
                levels.RemoveAt(levels.Count - 1);
            }

            levels.Add(level);
        }

        return levels.Count < 2 ? None : new ScoreCalibration([.. levels.Select(level => level.Raw)], [.. levels.Select(level => level.Bits)], 0);
    }

    /// <summary>The same function, shifted so that its mean is a given one.</summary>
    /// <param name="raw">The KSG values whose mean is meant; those of NaN do not count.</param>
    /// <param name="bits">The mean.</param>
    public ScoreCalibration WithMean(IReadOnlyList<double> raw, double bits)
    {
        double[] values = [.. raw.Where(double.IsFinite).Select(Apply)];
        return values.Length == 0 ? this : new ScoreCalibration(Raw, Bits, Shift + bits - values.Average());
    }

    /// <summary>The calibrated value, in bits: linear between knots, and beyond the last ones as between them and their neighbors.</summary>
    /// <param name="raw">The KSG value, in bits.</param>
    public double Apply(double raw)
    {
        if (Raw.Length < 2)
        {
            return raw + Shift;
        }

        int place = Array.BinarySearch(Raw, raw);
        int right = Math.Clamp(place < 0 ? ~place : place, 1, Raw.Length - 1);
        double slope = (Bits[right] - Bits[right - 1]) / (Raw[right] - Raw[right - 1]);
        return Bits[right - 1] + (slope * (raw - Raw[right - 1])) + Shift;
    }

    /// <summary>A value of the function and the pairs that it is the mean of.</summary>
    private sealed record Level(double Raw, double Bits, double Weight)
    {
        public Level Joined(Level other)
        {
            double share = Weight / (Weight + other.Weight);
            return new Level((share * Raw) + ((1 - share) * other.Raw), (share * Bits) + ((1 - share) * other.Bits), Weight + other.Weight);
        }
    }
}
