namespace LatentMI.Cli.Tests.Fuzzing;

/// <summary>A command that reads a file, or words, which are damaged.</summary>
/// <param name="Name">What is damaged.</param>
/// <param name="File">The file, below the folder of all; null where it is the words of the command.</param>
/// <param name="Arguments">The command; <c>{}</c> is the folder of all.</param>
internal sealed record FuzzTarget(string Name, string? File, params string[] Arguments)
{
    /// <summary>Every kind of input that is no file of samples.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("plan", "plan.yaml", "sweep", "{}/plan.yaml", "--dry-run"),
        new("plan in JSON", "plan.json", "sweep", "{}/plan.json", "--dry-run"),
        new("description of a sweep", "sweep/sweep.json", "sweep", "status", "{}/sweep"),
        new("records of a sweep", "sweep/records", "sweep", "collect", "{}/sweep"),
        new("records of a sweep, looked through", "sweep/records", "sweep", "status", "{}/sweep", "--json"),
        new("list of work", "experiment/plan.json", "experiment", "status", "symmetry", "--out", "{}/experiment"),
        new("description of an experiment", "experiment/experiment.json", "experiment", "status", "symmetry", "--out", "{}/experiment"),
        new("records of an experiment", "experiment/records", "experiment", "compare", "symmetry", "--out", "{}/experiment"),
        new("records of a figure", "experiment/records", "experiment", "plot", "symmetry", "--out", "{}/experiment", "--to", "{}/figures"),
        new("result", "run/result.json", "report", "{}/run", "--out", "{}/report.html"),
        new("pointwise values", "run/pmi.csv", "report", "{}/run", "--out", "{}/report.html"),
        new("latents", "run/latent_x.npy", "report", "{}/run", "--out", "{}/report.html"),
        new("model", "run/model.npz", "score", "{}/run/model.npz", "{}/data/x.npy", "{}/data/y.npy"),
        new("model of an encoder", "run/model.npz", "encode", "{}/run/model.npz", "{}/data/x.npy", "--out", "{}/encoded.npy", "--force"),
        new("pairs", "pairs.csv", "estimate", "{}/x.csv", "{}/y.csv", "--pairs", "{}/pairs.csv", "--x-id", "a", "--y-id", "b", "--estimator", "gaussian"),
        new("metadata", "meta.csv", "estimate", "{}/x.csv", "{}/y.csv", "--metadata-x", "{}/meta.csv", "--where-x", "group == 'u'", "--estimator", "gaussian"),
        new("truth of data", "data/truth.json", "dataset", "gaussian", "--d", "2", "--n", "10", "--out", "{}/data2"),
        new("address", null, "inspect", "{}/x.csv:0-1"),
        new("condition", null, "estimate", "{}/x.csv", "{}/y.csv", "--estimator", "gaussian", "--metadata-x", "{}/meta.csv", "--where-x", "group == 'u' & depth > 1"),
        new("options", null, "estimate", "{}/x.csv", "{}/y.csv", "--estimator", "ksg", "--k", "3", "--seed", "1", "--json"),
        new("options of the default", null, "estimate", "{}/x.csv:0", "{}/y.csv:0", "--representation", "linear", "--folds", "2", "--surrogates", "2", "--latent-dims", "1"),
        new("options of data", null, "dataset", "dense", "--d", "3", "--k", "1", "--bits", "1", "--n", "20", "--out", "{}/made"),
        new("options of experiments", null, "experiment", "compare", "symmetry", "--out", "{}/experiment"),
    ];
}
