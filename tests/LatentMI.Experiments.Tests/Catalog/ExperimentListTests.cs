using LatentMI.Experiments.Catalog;
using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Catalog;

public sealed class ExperimentListTests
{
    [Theory]
    [InlineData("gaussian-grid", ExperimentScale.Quick, 36)]
    [InlineData("gaussian-grid", ExperimentScale.Standard, 200)]
    [InlineData("gaussian-grid", ExperimentScale.Full, 1350)]
    [InlineData("sample-complexity", ExperimentScale.Full, 1200)]
    [InlineData("transforms", ExperimentScale.Full, 180)]
    [InlineData("symmetry", ExperimentScale.Full, 100)]
    [InlineData("regularisers", ExperimentScale.Full, 100)]
    [InlineData("latent-estimators", ExperimentScale.Full, 100)]
    [InlineData("stress", ExperimentScale.Quick, 20)]
    [InlineData("stress", ExperimentScale.Standard, 120)]
    [InlineData("stress", ExperimentScale.Full, 360)]
    [InlineData("coverage", ExperimentScale.Quick, 20)]
    [InlineData("coverage", ExperimentScale.Standard, 100)]
    [InlineData("coverage", ExperimentScale.Full, 200)]
    [InlineData("significance", ExperimentScale.Quick, 20)]
    [InlineData("significance", ExperimentScale.Full, 200)]
    [InlineData("nulls", ExperimentScale.Quick, 144)]
    [InlineData("nulls", ExperimentScale.Standard, 180)]
    [InlineData("nulls", ExperimentScale.Full, 1080)]
    [InlineData("strong", ExperimentScale.Quick, 30)]
    [InlineData("strong", ExperimentScale.Standard, 78)]
    [InlineData("strong", ExperimentScale.Full, 378)]
    [InlineData("bmi", ExperimentScale.Quick, 40)]
    [InlineData("bmi", ExperimentScale.Standard, 160)]
    [InlineData("bmi", ExperimentScale.Full, 240)]
    [InlineData("shapes", ExperimentScale.Quick, 18)]
    [InlineData("shapes", ExperimentScale.Standard, 108)]
    [InlineData("shapes", ExperimentScale.Full, 360)]
    [InlineData("images", ExperimentScale.Quick, 6)]
    [InlineData("images", ExperimentScale.Standard, 20)]
    [InlineData("images", ExperimentScale.Full, 60)]
    [InlineData("teachers", ExperimentScale.Quick, 24)]
    [InlineData("teachers", ExperimentScale.Standard, 72)]
    [InlineData("teachers", ExperimentScale.Full, 216)]
    [InlineData("dense", ExperimentScale.Quick, 8)]
    [InlineData("dense", ExperimentScale.Standard, 54)]
    [InlineData("dense", ExperimentScale.Full, 162)]
    [InlineData("column-pairs", ExperimentScale.Quick, 12)]
    [InlineData("column-pairs", ExperimentScale.Standard, 72)]
    [InlineData("column-pairs", ExperimentScale.Full, 240)]
    [InlineData("few-rows", ExperimentScale.Quick, 16)]
    [InlineData("few-rows", ExperimentScale.Standard, 144)]
    [InlineData("few-rows", ExperimentScale.Full, 360)]
    [InlineData("outcomes", ExperimentScale.Quick, 12)]
    [InlineData("outcomes", ExperimentScale.Standard, 144)]
    [InlineData("outcomes", ExperimentScale.Full, 480)]
    [InlineData("shared-scale", ExperimentScale.Quick, 6)]
    [InlineData("shared-scale", ExperimentScale.Standard, 48)]
    [InlineData("shared-scale", ExperimentScale.Full, 160)]
    [InlineData("sums", ExperimentScale.Quick, 12)]
    [InlineData("sums", ExperimentScale.Standard, 144)]
    [InlineData("sums", ExperimentScale.Full, 540)]
    public void A_scale_has_so_many_data_sets(string id, ExperimentScale scale, int expected)
    {
        IReadOnlyList<Trial> trials = ExperimentList.Find(id).Plan(new ExperimentChoices { Scale = scale });
        Assert.Equal(expected, trials.Select(trial => trial.DataSeed).Distinct().Count());
        Assert.Equal(trials.Count, trials.Select(trial => trial.Key).Distinct().Count());
    }

    [Fact]
    public void Standard_scales_have_two_hundred_data_sets_at_most_and_quick_ones_fewer()
    {
        foreach (Experiment experiment in ExperimentList.All.Where(experiment => experiment.Id is not ("proteins" or "text") && !NeedsDigits(experiment.Id)))
        {
            int quick = Count(ExperimentScale.Quick);
            int standard = Count(ExperimentScale.Standard);
            Assert.InRange(standard, quick, 200);
            Assert.InRange(Count(ExperimentScale.Full), 1, int.MaxValue);

            int Count(ExperimentScale scale) =>
                experiment.Plan(new ExperimentChoices { Scale = scale }).Select(trial => trial.DataSeed).Distinct().Count();
        }
    }

    [Fact]
    public void Coverage_has_every_intrinsic_dimension_and_twice_every_number_of_bits()
    {
        ParameterSet[] data = [.. ExperimentList.Find("coverage").Plan(new ExperimentChoices()).Select(trial => trial.Recipe.Parameters)];
        Assert.Equal(Enumerable.Range(1, 9).Select(k => (double)k), data.Select(set => set.Number("k")).Distinct().Order());
        Assert.All(data.CountBy(set => set.Number("bits")), pair => Assert.Equal(2, pair.Value));
        Assert.Equal(10, data.Select(set => set.Number("bits")).Distinct().Count());
    }

    [Theory]
    [InlineData(ExperimentScale.Quick, 2)]
    [InlineData(ExperimentScale.Standard, 3)]
    [InlineData(ExperimentScale.Full, 5)]
    public void Every_family_of_nulls_has_every_number_of_rows_and_of_columns(ExperimentScale scale, int most)
    {
        ILookup<string, IndependentRecipe> families = ExperimentList.Find("nulls").Plan(new ExperimentChoices { Scale = scale, Seeds = [0] })
            .Select(trial => (IndependentRecipe)trial.Recipe).Distinct().ToLookup(recipe => $"{recipe.X.Name} {recipe.Y.Name}");
        Assert.Equal(12, families.Count);
        Assert.All(families, family =>
        {
            Assert.Equal(5, family.Select(recipe => recipe.Count).Distinct().Count());
            Assert.All(family.CountBy(recipe => recipe.DimensionsY), dimension => Assert.InRange(dimension.Value, 2, most));
            Assert.Equal(6, family.Select(recipe => recipe.DimensionsY).Distinct().Count());
        });
        string[] sides = [.. families.SelectMany(family => family).Select(recipe => recipe.X.Text).Distinct()];
        Assert.All(
            ["student:1.2", "poisson:0.005", "poisson:1", "labels:2", "labels:40:zipf", "one-hot:40", "lognormal:10", "cells", "ar1:0", "ar1:0.99"],
            side => Assert.Contains(side, sides));
    }

    [Fact]
    public void Series_of_nulls_are_measured_with_blocks_and_without_on_the_same_data()
    {
        Trial[] series =
        [
            .. ExperimentList.Find("nulls").Plan(new ExperimentChoices { Scale = ExperimentScale.Full, Seeds = [0] })
                .Where(trial => trial.Recipe is IndependentRecipe { X: AutoregressiveSide }),
        ];
        Assert.Equal(60, series.Length);
        Assert.All(series.Chunk(2), pair =>
        {
            var recipe = (IndependentRecipe)pair[0].Recipe;
            double phi = ((AutoregressiveSide)recipe.X).Correlation;
            Assert.Equal(pair[0].DataSeed, pair[1].DataSeed);
            Assert.False(pair[0].Measurement.Parameters.Contains("time_series_block"));
            Assert.Equal(Math.Min(Math.Round(3 / (1 - phi)), recipe.Count / 4), pair[1].Measurement.Parameters.Number("time_series_block"));
        });

        // Other estimators know no blocks.
        Assert.DoesNotContain(
            ExperimentList.Find("nulls").Plan(new ExperimentChoices { Estimators = ["ksg"] }),
            trial => trial.Measurement.Parameters.Contains("time_series_block"));
    }

    [Fact]
    public void A_matrix_adds_disjoint_rows_to_nulls_up_to_its_size()
    {
        using var folder = new TemporaryFolder();
        DisjointRowsRecipe[] counts = DisjointRows("1,2\n0,4\n");
        Assert.Equal([60, 75], counts.Select(recipe => recipe.Count).Distinct().Order());
        Assert.Equal([1, 2], counts.Select(recipe => recipe.Dimensions).Distinct().Order());
        Assert.All(counts, recipe => Assert.True(recipe.Logarithm));

        // What has values below 0 is no matrix of counts.
        Assert.All(DisjointRows("1,2\n0,-4\n"), recipe => Assert.False(recipe.Logarithm));

        DisjointRowsRecipe[] DisjointRows(string rows) =>
        [
            .. ExperimentList.Find("nulls").Plan(new ExperimentChoices
            {
                Scale = ExperimentScale.Full,
                Seeds = [0],
                MatrixFile = folder.Write("matrix.csv", string.Concat(Enumerable.Repeat(rows, 75))),
            }).Select(trial => trial.Recipe).OfType<DisjointRowsRecipe>(),
        ];
    }

    [Fact]
    public void Strong_dependence_is_of_two_kinds_and_within_what_float32_holds()
    {
        ParameterSet[] data = [.. ExperimentList.Find("strong").Plan(new ExperimentChoices { Scale = ExperimentScale.Full, Seeds = [0] })
            .Select(trial => trial.Recipe.Parameters)];
        Assert.Equal(126, data.Length);
        Assert.All(data, set => Assert.InRange(set.Number("bits") / set.Number("d"), 0, 20));
        Assert.Equal(
            [1, 2, 3, 4, 6, 8, 12, 16], data.Where(set => set.Number("d") == 8).Select(set => Math.Round(set.Number("bits") * Math.Log(2), 9)).Distinct());
    }

    [Fact]
    public void Texts_have_as_many_sentences_as_the_files_allow()
    {
        using var folder = new TemporaryFolder();
        string[] files = [.. new[] { "a.csv", "b.csv" }.Select((name, i) =>
            folder.Write(name, string.Concat(Enumerable.Range(0, 12_100).Select(row => FormattableString.Invariant($"{(2 * row) + i}\n")))))];
        ParameterSet[] data =
        [
            .. ExperimentList.Find("text").Plan(new ExperimentChoices { Scale = ExperimentScale.Full, Seeds = [0], ClassFiles = files })
                .Select(trial => trial.Recipe.Parameters),
        ];
        Assert.Equal(Enumerable.Range(1, 10).Select(b => (double)b), data.Where(set => set.Number("n") == 1200).Select(set => set.Number("sentences")));
        Assert.Equal(1, Assert.Single(data, set => set.Number("n") == 10_000).Number("sentences"));
    }

    [Fact]
    public void The_cluster_check_is_of_digits_and_of_any_classes_of_vectors()
    {
        using var folder = new TemporaryFolder();
        string[] files = [.. new[] { "north.csv", "south.csv", "east.csv" }.Select((name, i) =>
            folder.Write(name, string.Concat(Enumerable.Range(0, 80).Select(row => FormattableString.Invariant($"{10 * i},{Math.Sin(row)},{i * Math.Cos(row)}\n")))))];
        Experiment check = ExperimentList.Find("cluster-check");
        var classes = new ExperimentChoices { ClassFiles = files };

        Trial trial = Assert.Single(check.Plan(classes));
        Measured measured = trial.Measurement.Measure(
            trial.Recipe.Create(trial.DataSeed, TestContext.Current.CancellationToken), trial.Seed, threads: 1, TestContext.Current.CancellationToken);

        Assert.Equal("north,south,east", trial.Recipe.Parameters.Text("classes"));
        Assert.All(measured.Series["accuracy"], accuracy => Assert.Equal(1, accuracy));
        Assert.Equal(["accuracy", "component_1", "component_2", "label", "umap_1", "umap_2"], measured.Series.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(120, measured.Series["umap_1"].Count(double.IsFinite));
        Assert.Equal(["labels"], check.Plan(classes).Select(found => found.Recipe.Name));

        // Looked for, not read, where work is planned.
        folder.Write("train-images-idx3-ubyte", string.Empty);
        folder.Write("train-labels-idx1-ubyte", string.Empty);
        Assert.Equal(["digits", "labels"], check.Plan(classes with { MnistFolder = folder.File(string.Empty) }).Select(found => found.Recipe.Name));
    }

    [Fact]
    public void The_same_data_have_the_same_seed_at_every_scale_and_for_every_estimator()
    {
        ILookup<string, ulong> seeds = ExperimentList.Find("transforms").Plan(new ExperimentChoices { Scale = ExperimentScale.Full })
            .Concat(ExperimentList.Find("transforms").Plan(new ExperimentChoices { Scale = ExperimentScale.Quick, Estimators = ["gaussian"] }))
            .ToLookup(trial => trial.Recipe.Parameters.ToString(), trial => trial.DataSeed);
        Assert.All(seeds, data => Assert.Single(data.Distinct()));
    }

    [Fact]
    public void What_an_experiment_cannot_do_is_refused_in_one_line()
    {
        AssertRefused("There is no experiment 'grid'", () => ExperimentList.Find("grid"));
        AssertRefused("--mnist", () => ExperimentList.Find("mnist").Plan(new ExperimentChoices()));
        AssertRefused("--mnist", () => ExperimentList.Find("cluster-check").Plan(new ExperimentChoices()));
        AssertRefused("--mnist", () => ExperimentList.Find("digits").Plan(new ExperimentChoices()));
        AssertRefused("--classes", () => ExperimentList.Find("proteins").Plan(new ExperimentChoices()));
        AssertRefused("--classes", () => ExperimentList.Find("text").Plan(new ExperimentChoices { ClassFiles = ["a.npy"] }));
        AssertRefused("There is no estimator 'oracle'", () => ExperimentList.Find("sliced").Plan(new ExperimentChoices { Estimators = ["oracle"] }));
        AssertRefused(
            "compares no estimators", () => ExperimentList.Find("latent-estimators").Plan(new ExperimentChoices { Estimators = ["ksg"] }));
    }

    private static bool NeedsDigits(string id) => id is "mnist" or "big-critic" or "decoder-inspection" or "digits-to-label" or "cluster-check" or "digits";

    private static void AssertRefused(string words, Action action)
    {
        string message = Assert.Throws<InputException>(action).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
