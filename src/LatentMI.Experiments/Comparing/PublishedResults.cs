using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>
/// The results that the authors of the method published with their analysis (Gowri, Lun, Klein and Yin, NeurIPS 2024), as records. What the
/// files do not tell is left out: most settings of the estimators, and where the truth is that of labels, how much was shuffled. The
/// numbers of rows are those that the paper states.
/// </summary>
public static class PublishedResults
{
    /// <summary>The version of a published record.</summary>
    public const string Version = "published";

    private static readonly string[] SampleComplexityFiles =
    [
        "B_Gaussian_sample_complexity_low_rank.csv",
        "B_Gaussian_sample_complexity_medium_rank.csv",
        "B_Gaussian_sample_complexity_high_rank.csv",
    ];

    private static readonly Dictionary<string, string> EstimatorNames = new()
    {
        ["LMI"] = "lmi",
        ["LMI-Cross"] = "lmi",
        ["LMI-MINE"] = "lmi-mine",
        ["LMI-InfoNCE"] = "lmi-infonce",
        ["models.AECross"] = "lmi",
        ["models.AEMINE"] = "lmi-mine",
        ["models.AEInfoNCE"] = "lmi-infonce",
        ["KSG"] = "ksg",
        ["MINE"] = "mine",
        ["InfoNCE"] = "infonce",
    };

    private static readonly Dictionary<string, string> TransformNames = new()
    {
        ["None"] = "none",
        ["Half cube"] = "half-cube",
        ["Asinh"] = "asinh",
        ["Uniform margins"] = "uniform",
    };

    private static readonly Dictionary<string, string> DistributionNames = new() { ["Circle"] = "circle", ["Gaussian mixture"] = "cross" };

    /// <summary>Reads the results of an experiment.</summary>
    /// <param name="folder">The folder of the published CSV files.</param>
    /// <param name="experimentId">The experiment, such as <c>gaussian-grid</c>.</param>
    /// <returns>
    /// A record per estimate in the order of the files, its seed counting the trials of the same data and estimator from 0, and its seconds
    /// NaN where none are published; none at all for an experiment whose results were published as a few numbers or a picture.
    /// </returns>
    /// <exception cref="InputException">The folder or the experiment's file is missing or is not the published one.</exception>
    public static IReadOnlyList<ExperimentRecord> Read(string folder, string experimentId)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder}: there is no such folder; give the one that holds the published CSV files.");
        }

        IEnumerable<ExperimentRecord> records = experimentId switch
        {
            "gaussian-grid" => ReadFile(folder, "MI_Gaussian_grids.csv", GaussianSet),
            "sample-complexity" => SampleComplexityFiles.SelectMany(file => ReadFile(folder, file, SampleComplexitySet)),
            "mnist" => ReadFile(folder, "B_MNIST.csv", DigitsSet),
            "proteins" => ReadFile(folder, "B_species_mixing.csv", row => LabelSet(row, "labels", [])),
            "symmetry" => ReadFile(folder, "A_symmetries.csv", SymmetrySet),
            "transforms" => ReadFile(folder, "A_transforms.csv", TransformedSet),
            "latent-estimators" => ReadTrials(folder, "A_comparing_latent.csv"),
            "latent-dims" => ReadFile(folder, "A_latent_dim_scan.csv", LatentDimensionsSet),
            "regularisers" => ReadFile(folder, "B_regularization_effect.csv", RegularizerSet),
            "critics" => ReadFile(folder, "A_critic.csv", CriticSet),
            "big-critic" => ReadFile(folder, "A_big_critic_MNIST.csv", DigitsSet),
            _ => [],
        };
        var trials = new Dictionary<string, ulong>();
        return [.. records.Select(record => record with { Experiment = experimentId, Seed = NextTrial(trials, record.Key) })];
    }

    private static ulong NextTrial(Dictionary<string, ulong> trials, string key)
    {
        ulong trial = trials.GetValueOrDefault(key);
        trials[key] = trial + 1;
        return trial;
    }

    private static IEnumerable<ExperimentRecord> ReadFile(string folder, string file, Func<PublishedTable, ExperimentRecord> read)
    {
        using var table = new PublishedTable(Path.Combine(folder, file));
        while (table.Read())
        {
            yield return read(table);
        }
    }

    private static IEnumerable<ExperimentRecord> ReadTrials(string folder, string file)
    {
        var trials = new SortedDictionary<double, List<(double Epoch, double InfoNce, double Ksg)>>();
        using (var table = new PublishedTable(Path.Combine(folder, file)))
        {
            while (table.Read())
            {
                double trial = table.Number("Trial");
                if (!trials.TryGetValue(trial, out var epochs))
                {
                    trials.Add(trial, epochs = []);
                }

                epochs.Add((
                    table.Number("Epoch"),
                    table.Number("Latent InfoNCE estimate (bits)"),
                    table.Number("Latent KSG estimate (bits)")));
            }
        }

        return trials.Values.Select(epochs => Record("gaussian", Gaussian(100, 1, 1, 5000), "latent-estimators", [], null, 1) with
        {
            Series = new Dictionary<string, double[]>
            {
                ["epoch"] = [.. epochs.Select(epoch => epoch.Epoch)],
                ["infonce_bits"] = [.. epochs.Select(epoch => epoch.InfoNce)],
                ["ksg_bits"] = [.. epochs.Select(epoch => epoch.Ksg)],
            },
        });
    }

    private static ExperimentRecord GaussianSet(PublishedTable row) => GaussianSet(row, 2000, "none");

    private static ExperimentRecord TransformedSet(PublishedTable row) =>
        GaussianSet(row, 2000, Named(row, "Transformation", TransformNames));

    private static ExperimentRecord SampleComplexitySet(PublishedTable row) => GaussianSet(row, row.Number("Sample number"), "none");

    private static ExperimentRecord GaussianSet(PublishedTable row, double count, string transform)
    {
        double truth = row.Number("True MI");
        ParameterSet data = Gaussian(row.Number("Ambient dimensions"), row.Number("Intrinsic dimensions"), truth, count, transform);
        return Record("gaussian", data, Named(row, "Estimator", EstimatorNames), [], row.Number("Estimate"), truth);
    }

    private static ExperimentRecord DigitsSet(PublishedTable row) =>
        LabelSet(row, "digits", new() { { "classes", "0,1" }, { "n", 5000 } });

    private static ExperimentRecord LabelSet(PublishedTable row, string dataset, ParameterSet data) =>
        Record(
            dataset,
            data,
            Named(row, "Measure", EstimatorNames),
            [],
            row.Number("Estimate"),
            row.Number("Label MI"),
            row.Number("Time"));

    private static ExperimentRecord SymmetrySet(PublishedTable row)
    {
        var data = new ParameterSet { { "exclusive", row.Number("Exclusive dimensions") }, { "n", 1000 } };
        string distribution = Named(row, "Distribution", DistributionNames);

        // The file does not tell the truth, which the distribution does.
        double truth = distribution == "circle" ? CircleRecipe.TrueBits : CrossRecipe.TrueBits;
        return Record(distribution, data, Named(row, "Estimator", EstimatorNames), [], row.Number("Estimate"), truth);
    }

    private static ExperimentRecord LatentDimensionsSet(PublishedTable row)
    {
        double truth = row.Number("True MI");
        ParameterSet data = Gaussian(1000, 4, truth, 5000);

        // The number of latent dimensions is in the name: LMI-2.
        const string Prefix = "LMI-";
        return row.Text("Estimator") is { } name && name.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(Prefix.Length), out int latentDimensions)
                ? Record("gaussian", data, "lmi", new() { { "latent_dims", latentDimensions } }, row.Number("Estimate"), truth)
                : Record("gaussian", data, Named(row, "Estimator", EstimatorNames), [], row.Number("Estimate"), truth);
    }

    private static ExperimentRecord RegularizerSet(PublishedTable row)
    {
        double truth = row.Number("True MI");
        var weights = new ParameterSet { { "alpha", row.Number("Alpha") }, { "lambda", row.Number("Lambda") } };
        string estimator = Named(row, "Regularizer", EstimatorNames);
        return Record("gaussian", new() { { "bits", truth } }, estimator, weights, row.Number("Estimate"), truth, row.Number("Time"));
    }

    private static ExperimentRecord CriticSet(PublishedTable row)
    {
        double truth = row.Number("True MI");
        ParameterSet data = Gaussian(row.Number("Dimensions"), 1, truth, 5000);
        var critic = new ParameterSet { { "critic_width", row.Number("Max layer size") } };
        string estimator = Named(row, "Measure", EstimatorNames);
        return Record("gaussian", data, estimator, critic, row.Number("Estimate"), truth, row.Number("Time"));
    }

    private static ParameterSet Gaussian(double dimensions, double intrinsic, double bits, double count, string transform = "none") =>
        new() { { "d", dimensions }, { "k", intrinsic }, { "bits", bits }, { "n", count }, { "transform", transform } };

    private static string Named(PublishedTable row, string column, Dictionary<string, string> names) =>
        names.TryGetValue(row.Text(column), out string? name)
            ? name
            : throw row.Unreadable($"{column} has an unknown value: {row.Text(column)}");

    private static ExperimentRecord Record(
        string dataset,
        ParameterSet data,
        string estimator,
        ParameterSet settings,
        double? estimate,
        double? truth,
        double seconds = double.NaN) => new()
        {
            Experiment = string.Empty,
            Dataset = dataset,
            DatasetParameters = data,
            Estimator = estimator,
            EstimatorParameters = settings,
            Seed = 0,
            EstimateBits = estimate,
            TrueBits = truth,
            Seconds = seconds,
            Threads = 0,
            Version = Version,
            Warnings = [],
        };
}
