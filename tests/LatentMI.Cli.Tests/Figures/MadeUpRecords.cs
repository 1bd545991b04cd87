using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Tests.Figures;

/// <summary>A few records of every experiment, with estimates that a seed makes up.</summary>
internal static class MadeUpRecords
{
    private static readonly string[] All = ["lmi", "lmi-mine", "lmi-infonce", "ksg", "mine", "infonce"];
    private static readonly string[] Four = ["lmi", "ksg", "mine", "infonce"];

    public static readonly string[] Experiments =
    [
        "gaussian-grid", "sample-complexity", "mnist", "symmetry", "transforms", "latent-estimators", "latent-dims", "regularisers", "critics",
        "big-critic", "decoder-inspection", "digits-to-label", "cluster-check", "sliced", "proteins", "stress", "coverage", "significance", "nulls",
        "strong", "bmi", "shapes", "images", "teachers", "text", "digits", "dense", "column-pairs", "shared-scale", "outcomes", "few-rows", "sums",
    ];

    /// <summary>Records of an experiment; another seed makes other estimates of the same data.</summary>
    public static List<ExperimentRecord> Of(string experiment, ulong seed)
    {
        var random = new Random((int)seed);
        return [.. Make().Select(record => record with { Experiment = experiment })];

        IEnumerable<ExperimentRecord> Make() => experiment switch
        {
            "gaussian-grid" => Grid(All),
            "sliced" => Grid(["sliced"]),
            "sample-complexity" => from name in Four
                                   from k in new[] { 1, 2, 20 }
                                   from n in new[] { 1000, 4000 }
                                   select New("gaussian", Set(("d", 20), ("k", k), ("bits", 1), ("n", n)), name, [], 1),
            "mnist" or "proteins" => from name in All
                                     from s in new[] { 0, 0.5, 1 }
                                     select New("digits", Set(("shuffled", s), ("n", 100)), name, [], 1 - s),
            "big-critic" => from name in new[] { "mine", "infonce" }
                            from s in new[] { 0, 0.5, 1 }
                            select New("digits", Set(("shuffled", s), ("n", 100)), name, Set(("critic_width", 1024)), 1 - s),
            "symmetry" => from data in new[] { "circle", "cross" }
                          from name in All
                          from q in new[] { 0, 1, 2 }
                          from trial in new[] { 1, 2 }
                          select New(data, Set(("exclusive", q), ("n", 100)), name, [], 0.7) with { Seed = (ulong)trial },
            "transforms" => from name in Four
                            from transform in new[] { "none", "half-cube", "asinh", "uniform" }
                            from bits in new[] { 0, 1, 2 }
                            select New("gaussian", With(Set(("d", 10), ("k", 1), ("bits", bits)), "transform", transform), name, [], bits),
            "latent-dims" =>
            [
                .. from latents in new[] { 2, 4 } select New("gaussian", Set(("d", 10)), "lmi", Set(("latent_dims", latents)), 1),
                New("gaussian", Set(("d", 10)), "mine", [], 1),
            ],
            "regularisers" => from name in new[] { "lmi", "lmi-mine", "lmi-infonce" }
                              from weights in new[] { (1, 0), (0, 1), (1, 1) }
                              from bits in new[] { 0, 1 }
                              select New(
                                  "gaussian", Set(("bits", bits)), name, Set(("alpha", weights.Item1), ("lambda", weights.Item2)), bits),
            "critics" => from name in new[] { "mine", "infonce" }
                         from d in new[] { 10, 100 }
                         from width in new[] { 16, 64 }
                         select New("gaussian", Set(("d", d)), name, Set(("critic_width", width)), 1),
            "digits-to-label" => from name in new[] { "lmi", "mine", "infonce" }
                                 select New("digits-to-label", Set(("n", 100)), name, [], 3.32),
            "latent-estimators" => from trial in new[] { 1, 2 }
                                   select Series(("epoch", [0, 1, 2]), ("infonce_bits", [0.1, Value(), 0.6]), ("ksg_bits", [0.4, Value(), 1]))
                                       with
                                   { Seed = (ulong)trial },
            "stress" => from data in new[] { "dense", "heavy-tails", "hidden", "unequal", "gaussian" }
                        from k in new[] { 1, 5 }
                        from bits in new[] { 0, 1 }
                        select New(data, Set(("k", k), ("bits", bits)), "lmi", [], bits),
            "coverage" => from k in new[] { 1, 5, 9 }
                          from bits in new[] { 0, 1, 2 }
                          let record = New("gaussian", Set(("k", k), ("bits", bits)), "lmi", [], bits)
                          select record with
                          {
                              Details = Set(("lower", record.EstimateBits!.Value - 0.2), ("upper", record.EstimateBits.Value + 0.2)),
                          },
            "significance" => from trial in Enumerable.Range(0, 20)
                              select New("gaussian", Set(("k", 1), ("bits", 0)), "lmi", [], 0) with { Details = Set(("p_value", Value())) },
            "nulls" => from family in new[] { "gaussian", "poisson:0.1", "ar1:0.9" }
                       from n in new[] { 60, 500 }
                       select WithInterval(New("independent", With(With(Set(("n", n)), "x", family), "y", family), "lmi", [], 0)),
            "strong" => from data in new[] { "gaussian", "hard-edged" }
                        from d in new[] { 1, 8 }
                        from nats in new[] { 1, 4, 16 }
                        let record = New(data, Set(("d", d), ("bits", nats / Math.Log(2))), "lmi", [], nats / Math.Log(2))
                        select record with
                        {
                            Details = nats == 16
                                ? Set(("at_least_bits", record.EstimateBits!.Value))
                                : Set(("lower", record.EstimateBits!.Value - 0.2), ("upper", record.EstimateBits.Value + 1)),
                        },
            "bmi" => from task in new[] { "1v1-normal-0.75", "student-identity-5-5-3" }
                     from n in new[] { 5000, 10000 }
                     select WithInterval(New("bmi", With(Set(("n", n)), "task", task), "lmi", [], 0.5)),
            "shapes" => from shape in new[] { "sine", "product" }
                        from q in new[] { 0, 40 }
                        select WithInterval(New("shapes", With(Set(("exclusive", q), ("n", 2000)), "shape", shape), "lmi", [], 1.2)),
            "images" => from shape in new[] { "blob", "rectangle" }
                        from bits in new[] { 2, 10 }
                        select WithInterval(New("images", With(Set(("side", 16), ("bits", bits), ("n", 2000)), "shape", shape), "lmi", [], bits)),
            "teachers" => from activation in new[] { "tanh", "relu" }
                          from q in new[] { 0, 4 }
                          from bits in new[] { 1, 3 }
                          let data = Set(("d", 100), ("k", 4), ("exclusive", q), ("bits", bits), ("n", 3000))
                          select WithInterval(New("teachers", With(data, "activation", activation), "lmi", [], bits)),
            "text" => from b in new[] { 1, 4 }
                      from n in new[] { 1200, 10_000 }
                      select WithInterval(New("text", With(Set(("sentences", b), ("n", n)), "source", "a.npy,b.npy"), "lmi", [], 0.9 * b)),
            "column-pairs" => from kind in new[] { "binary", "sign" }
                              from k in new[] { 2, 50 }
                              select WithInterval(New("column-pairs", With(Set(("k", k), ("n", 2000)), "kind", kind), "lmi", [], 2)),
            "outcomes" => from outcome in new[] { "normal", "label" }
                          from k in new[] { 5, 20 }
                          select WithInterval(New("outcomes", With(With(Set(("k", k), ("d", 100), ("n", 1000)), "predictors", "normal"), "outcome", outcome), "lmi", [], 2)),
            "shared-scale" => from d in new[] { 5, 300 }
                              from k in new[] { 0, 2 }
                              select WithInterval(New("shared-scale", Set(("d", d), ("freedom", 3), ("k", k), ("bits", k), ("n", 2000)), "lmi", [], 2)),
            "dense" => from n in new[] { 2000, 10_000 }
                       from bits in new[] { 0.5, 1 }
                       select WithInterval(New("dense", Set(("d", 500), ("k", 4), ("bits", bits), ("n", n)), "lmi", [], bits)),
            "few-rows" => from n in new[] { 100, 300 }
                          from d in new[] { 20, 200 }
                          select WithInterval(New("hidden", Set(("d", d), ("k", 4), ("bits", 2), ("n", n)), "lmi", [], 2)),
            "sums" => from scale in new[] { "linear", "cubic" }
                      from bits in new[] { 2, 6 }
                      select WithInterval(New("sums", With(Set(("d", 8), ("bits", bits), ("n", 2000)), "scale", scale), "lmi", [], bits)),
            "digits" => from classes in new[] { "3,8", "0,1,2,3,4,5,6,7,8,9" }
                        from shuffled in new[] { 0, 0.25 }
                        select WithInterval(New("digits", With(Set(("shuffled", shuffled), ("n", 4000)), "classes", classes), "lmi", [], 1)),
            "decoder-inspection" => [Series(("error", [.. Enumerable.Range(0, 784).Select(_ => Value())]))],
            "cluster-check" => [Series(
                ("accuracy", [0.99, 0.98]), ("component_1", [0, 1, 2, 3]), ("component_2", [1, 0, 1, 0]), ("umap_1", [0, 2, 1, 3]), ("umap_2", [1, 1, 0, 0]), ("label", [0, 0, 1, 1]))],
            _ => throw new ArgumentOutOfRangeException(nameof(experiment), experiment, "There is no such experiment."),
        };

        IEnumerable<ExperimentRecord> Grid(string[] names) =>
            from name in names
            from d in new[] { 10, 1000 }
            from k in new[] { 1, 9 }
            from bits in new[] { 0, 1, 2 }
            select New("gaussian", Set(("d", d), ("k", k), ("bits", bits), ("n", 100)), name, [], bits);

        ExperimentRecord New(string dataset, ParameterSet data, string estimator, ParameterSet settings, double truth) => new()
        {
            Experiment = string.Empty,
            Dataset = dataset,
            DatasetParameters = data,
            Estimator = estimator,
            EstimatorParameters = settings,
            Seed = seed,
            EstimateBits = (0.8 * truth) + (0.2 * Value()),
            TrueBits = truth,
            Seconds = 1,
            Threads = 1,
            Version = "1",
            Warnings = [],
        };

        static ExperimentRecord WithInterval(ExperimentRecord record) => record with
        {
            Details = Set(("lower", record.EstimateBits!.Value - 0.1), ("upper", record.EstimateBits.Value + 0.1)),
        };

        ExperimentRecord Series(params (string Name, double[] Values)[] series) =>
            New("digits", [], "measurement", [], 1) with
            {
                EstimateBits = null,
                Series = series.ToDictionary(pair => pair.Name, pair => pair.Values),
            };

        double Value() => random.NextDouble();
    }

    private static ParameterSet Set(params (string Name, double Value)[] values)
    {
        var set = new ParameterSet();
        foreach ((string name, double value) in values)
        {
            set.Add(name, value);
        }

        return set;
    }

    private static ParameterSet With(ParameterSet set, string name, string value)
    {
        set.Add(name, value);
        return set;
    }
}
