using System.Text;
using LatentMI.Experiments.Comparing;
using LatentMI.Studies.Storing;
using LatentMI.Tests;
using static LatentMI.Experiments.Tests.SampleRecords;

namespace LatentMI.Experiments.Tests.Comparing;

public sealed class ComparisonTests
{
    private static readonly ExperimentRecord[] Published =
    [
        Gaussian("lmi", 10, 1, 0, .5), Gaussian("lmi", 10, 1, 2.0 / 9, 1), Gaussian("lmi", 10, 2, 1, 3),
        Gaussian("ksg", 10, 1, 0, .1), Gaussian("mine", 10, 1, 0, 0),
    ];

    [Fact]
    public void The_grid_has_scores_of_what_was_published_on_the_same_data_and_on_all()
    {
        // The truth differs in its last digit from the published one.
        ExperimentRecord[] ours =
        [
            Gaussian("lmi", 10, 1, 0, .1), Gaussian("lmi", 10, 1, 0.22222222222222227, null), Gaussian("mine", 10, 1, 0, -3),
        ];
        ComparisonTable table = Comparison.Create("gaussian-grid", ours, Published)[0];
        Assert.Equal(1, Number(table, "lmi", "cells"));
        Assert.Equal(1, Number(table, "lmi", "estimates"));
        Assert.Equal(1, Number(table, "lmi", "failed"));
        Assert.Equal(.01, Number(table, "lmi", "MSE"), 1e-12);
        Assert.Equal(.25, Number(table, "lmi", "MSE published, same data"), 1e-12);

        // Two cells: (.25 + (7/9)^2) / 2 and 4.
        Assert.Equal((((.25 + (49.0 / 81)) / 2) + 4) / 2, Number(table, "lmi", "MSE published"), 1e-12);
        Assert.Equal(2, Number(table, "lmi", "seconds"));
        Assert.Equal(0, Number(table, "mine", "MSE"));
        Assert.Contains(table.Footnotes, note => note.Contains("Negative estimates", StringComparison.Ordinal));
        Assert.Contains(table.Footnotes, note => note.StartsWith("Failed: gaussian d=10", StringComparison.Ordinal));

        // An estimator that ours lack is told, without scores of ours.
        Assert.True(double.IsNaN(Number(table, "ksg", "MSE")));
        Assert.Equal(.01, Number(table, "ksg", "MSE published"), 1e-12);
    }

    [Fact]
    public void The_grid_pairs_estimates_of_the_same_data_by_k()
    {
        ExperimentRecord[] ours =
        [
            Gaussian("lmi", 10, 1, 0, .1), Gaussian("lmi", 10, 1, 0.22222222222222227, .4), Gaussian("lmi", 10, 2, 1, .5),
        ];
        IReadOnlyList<ComparisonTable> tables = Comparison.Create("gaussian-grid", ours, Published);
        Assert.Equal(3, Number(tables[1], "lmi", "pairs"));
        Assert.Equal((.4 + .6 + 2.5) / 3, Number(tables[1], "lmi", "mean absolute difference"), 1e-12);
        Assert.Equal(["1", "lmi", "2", "0.5"], Cells(tables[2], 0)[..4]);
        Assert.Equal((.1 + .4 - (2.0 / 9)) / 2, Number(tables[2], "lmi", "bias"), 1e-12);
        Assert.Equal("yes", Cells(tables[2], 0)[^1]);
        Assert.Equal("2", Cells(tables[2], 1)[0]);
        Assert.Equal(["1", "2.5", "-0.5", "2", "no"], Cells(tables[2], 1)[2..]);
    }

    [Fact]
    public void Settings_have_rows_of_their_own_and_a_published_one_stands_beside_those_that_share_what_it_tells()
    {
        ExperimentRecord[] ours =
        [
            Gaussian("lmi", 1000, 4, 1, .5, new() { { "preset", "paper" }, { "latent_dims", 2 } }),
            Gaussian("lmi", 1000, 4, 1, .9, new() { { "preset", "paper" }, { "latent_dims", 4 } }),
        ];
        ExperimentRecord[] published =
        [
            Gaussian("lmi", 1000, 4, 1, .30, new() { { "latent_dims", 2 } }),
            Gaussian("lmi", 1000, 4, 1, .72, new() { { "latent_dims", 4 } }),
        ];
        ComparisonTable table = Comparison.Create("latent-dims", ours, published)[0];
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(.30, Number(table, "lmi latent_dims=2", "estimate published"));
        Assert.Equal(.9, Number(table, "lmi latent_dims=4", "estimate"));
        Assert.Equal(.72, Number(table, "lmi latent_dims=4", "estimate published"));
        Assert.Contains("lmi latent_dims=4: preset=paper latent_dims=4.", table.Footnotes);
    }

    [Fact]
    public void The_sample_complexity_has_the_error_of_each_number_of_rows_in_order()
    {
        ExperimentRecord[] ours = [Sized("lmi", 10000, 1.5), Sized("lmi", 2000, .5), Sized("lmi", 2000, 1.25)];
        ComparisonTable table = Comparison.Create("sample-complexity", ours, [Sized("lmi", 2000, .9), Sized("lmi", 3000, .9)])[0];
        Assert.Equal(
            [
                "rank,d,k,n,estimator,estimates,failed,mean absolute error,mean absolute error published",
                "medium,50,5,2000,lmi,2,0,0.375,0.09999999999999998",
                "medium,50,5,10000,lmi,1,0,0.5,",
            ],
            [string.Join(',', table.Columns), .. table.Rows.Select(row => string.Join(',', row))]);
    }

    [Fact]
    public void The_latent_estimators_are_compared_at_the_epochs_of_both()
    {
        ComparisonTable table = Comparison.Create("latent-estimators", [Trial(1), Trial(2)], [Trial(3)])[0];
        Assert.Equal(["50", "infonce", "2", "76.5", "25.5", "1", "153", ""], Cells(table, 0));
        Assert.Equal(["last", "ksg", "2", "0.75", "0.25", "1", "1.5", ""], Cells(table, 3));
    }

    [Fact]
    public void Numbers_published_without_a_file_stand_beside_ours()
    {
        ComparisonTable labels = Comparison.Create("digits-to-label", [Gaussian("lmi", 1, 1, 3.32, 2.5)], [])[0];
        Assert.Equal(2.37, Number(labels, "lmi", "estimate published"));
        Assert.Equal(.67, Number(labels, "infonce", "estimate published"));
        ExperimentRecord splits = Gaussian("cluster-check", 1, 1, 1, null) with
        {
            Error = null,
            Series = new Dictionary<string, double[]> { ["accuracy"] = [.98, 1] },
        };
        ComparisonTable check = Comparison.Create("cluster-check", [splits], [])[0];
        Assert.Equal(["cluster-check", "0.99", "0.9984"], Cells(check, 0)[..3]);
    }

    [Theory]
    [InlineData("mnist")]
    [InlineData("symmetry")]
    [InlineData("transforms")]
    [InlineData("regularisers")]
    [InlineData("critics")]
    [InlineData("decoder-inspection")]
    [InlineData("sliced")]
    [InlineData("stress")]
    [InlineData("coverage")]
    [InlineData("significance")]
    [InlineData("nulls")]
    [InlineData("strong")]
    [InlineData("bmi")]
    [InlineData("shapes")]
    [InlineData("images")]
    [InlineData("teachers")]
    [InlineData("text")]
    [InlineData("digits")]
    [InlineData("dense")]
    [InlineData("column-pairs")]
    [InlineData("shared-scale")]
    [InlineData("outcomes")]
    [InlineData("few-rows")]
    [InlineData("sums")]
    public void Every_experiment_has_a_table_whose_rows_fit_its_columns(string experiment) => Assert.All(
        Comparison.Create(experiment, [Gaussian("lmi", 10, 1, 1, .5), Gaussian("mine", 10, 1, 1, null)], Published),
        table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));

    [Fact]
    public void The_grid_tells_what_is_found_where_there_is_nothing_and_symmetry_the_share_that_is_found()
    {
        ComparisonTable grid = Comparison.Create(
            "gaussian-grid", [Gaussian("lmi", 10, 1, 0, -.1), Gaussian("lmi", 10, 2, 0, .2), Gaussian("lmi", 10, 1, 1, 3)], Published)[0];
        Assert.Equal(.15, Number(grid, "lmi", "mean |estimate| at 0 bits"), 1e-12);
        Assert.Equal(.5, Number(grid, "lmi", "mean |estimate| at 0 bits published"), 1e-12);
        ComparisonTable symmetry = Comparison.Create("symmetry", [Gaussian("lmi", 10, 1, .5, .4), Gaussian("lmi", 10, 1, .5, .2)], [])[0];
        Assert.Equal(.6, Number(symmetry, "lmi", "share of truth"), 1e-12);
    }

    [Fact]
    public void The_cases_of_stress_have_errors_of_their_own()
    {
        ExperimentRecord[] ours =
        [
            Gaussian("lmi", 200, 1, 1, .5) with { Dataset = "hidden" },
            Gaussian("lmi", 200, 1, 1, 1.5) with { Dataset = "hidden" },
            Gaussian("lmi", 200, 1, 1, .9),
        ];
        IReadOnlyList<ComparisonTable> tables = Comparison.Create("stress", ours, []);
        Assert.Equal(["few-rows", "lmi", "1", "0"], Cells(tables[0], 0)[..4]);
        Assert.Equal(["hidden", "lmi", "2", "0", "0.25", "0.5", "0", "2"], Cells(tables[0], 1));
        Assert.Equal(["hidden", "200", "1", "1", "lmi", "2", "0", "0.25", "0.5", "0"], Cells(tables[1], 1));
    }

    [Fact]
    public void Kinds_of_data_have_the_share_of_the_truth_that_is_found_and_the_width_of_intervals_for_their_errors()
    {
        ExperimentRecord near = Gaussian("lmi", 50, 2, 1, .9) with { Details = new() { { "lower", .8 }, { "upper", 1 } } };
        ExperimentRecord far = Gaussian("lmi", 50, 2, 1, .6) with { Details = new() { { "lower", .5 }, { "upper", .7 } } };
        near.DatasetParameters.Add("shape", "sine");
        far.DatasetParameters.Add("shape", "cross");
        IReadOnlyList<ComparisonTable> tables = Comparison.Create("shapes", [near, far], []);
        Assert.Equal(.75, Number(tables[0], "lmi", "share of truth"), 1e-12);
        Assert.Equal(.25, Number(tables[0], "lmi", "mean absolute error"), 1e-12);
        Assert.Equal(.5, Number(tables[0], "lmi", "covered"));
        Assert.Equal(.1 / 1.96 / Math.Sqrt(.085), Number(tables[0], "lmi", "half-width / (1.96 RMSE)"), 1e-12);
        Assert.Equal(["cross", "lmi", "1", "0", "0.6"], Cells(tables[1], 0)[..5]);
    }

    [Fact]
    public void Coverage_and_significance_are_told_of_each_estimator()
    {
        ExperimentRecord covering = Gaussian("lmi", 50, 2, 1, 1.1) with { Details = new() { { "lower", .9 }, { "upper", 1.3 } } };
        ExperimentRecord missing = Gaussian("lmi", 50, 2, 1, .5) with { Details = new() { { "lower", .3 }, { "upper", .7 } } };
        IReadOnlyList<ComparisonTable> coverage = Comparison.Create("coverage", [covering, missing], []);
        Assert.Equal(.5, Number(coverage[0], "lmi", "covered"));
        Assert.Equal(.2 / 1.96, Number(coverage[0], "lmi", "half-width / 1.96"), 1e-12);
        Assert.Equal(.2 / 1.96 / Math.Sqrt(.13), Number(coverage[0], "lmi", "ratio to RMSE"), 1e-12);
        Assert.Equal(.2 / 1.96 / Math.Sqrt(.18), Number(coverage[0], "lmi", "ratio to SD"), 1e-12);
        Assert.Equal("2", Cells(coverage[1], 0)[0]);

        ExperimentRecord[] tests = [.. new[] { .05, .5, .1, 1 }.Select(p => Gaussian("lmi", 50, 1, 0, 0) with { Details = new() { { "p_value", p } } })];
        ComparisonTable significance = Comparison.Create("significance", tests, [])[0];
        Assert.Equal(.25, Number(significance, "lmi", "p <= 0.05"));
        Assert.Equal(.4125, Number(significance, "lmi", "mean p"), 1e-12);
    }

    [Fact]
    public void Families_of_independent_data_have_rows_of_their_own_and_blocks_of_series_have_not()
    {
        ExperimentRecord series = Gaussian("lmi", 1, 1, 0, .1) with
        {
            Dataset = "independent",
            DatasetParameters = new() { { "x", "ar1:0.9" }, { "y", "ar1:0.9" }, { "n", 500 } },
            Details = new() { { "lower", .05 }, { "upper", .15 } },
        };
        ExperimentRecord[] ours =
        [
            series,
            series with { EstimatorParameters = new() { { "time_series_block", 30 } }, Details = new() { { "lower", -.1 }, { "upper", .2 } } },
            series with { EstimatorParameters = new() { { "time_series_block", 6 } }, EstimateBits = -.3, Details = [], Warnings = ["repeated-pairs"] },
        ];
        IReadOnlyList<ComparisonTable> tables = Comparison.Create("nulls", ours, []);
        Assert.Equal(["lmi", "3", "0", "2", "0.5"], Cells(tables[0], 0)[..5]);
        Assert.Equal(.5 / 3, Number(tables[0], "lmi", "mean |estimate|"), 1e-12);
        Assert.Equal(["ar1", "lmi", "1", "0", "1", "1", "0.1", "0.1", "0"], Cells(tables[1], 0));
        Assert.Equal(["ar1 in blocks", "lmi", "2", "0", "1", "0", "0.2", "0.3", "0.5"], Cells(tables[1], 1));
        Assert.Equal("500", Cells(tables[2], 0)[0]);
    }

    [Fact]
    public void Strong_dependence_is_scored_in_nats_of_few_columns_together()
    {
        double nats = 1 / Math.Log(2);
        ExperimentRecord[] ours =
        [
            Gaussian("lmi", 1, 1, 2 * nats, 3 * nats), Gaussian("lmi", 3, 3, 2 * nats, 2 * nats), Gaussian("lmi", 8, 8, 2 * nats, 9 * nats),
            Gaussian("lmi", 8, 8, 16 * nats, 9 * nats) with { Details = new() { { "at_least_bits", 9 * nats } } },
        ];
        IReadOnlyList<ComparisonTable> tables = Comparison.Create("strong", ours, []);
        ComparisonTable few = tables[0];
        Assert.Equal(["gaussian", "2", "lmi", "2"], Cells(Assert.Single(few.Rows))[..4]);
        Assert.Equal(.5, Number(few, "lmi", "mean absolute error (nats)"), 1e-12);
        Assert.Equal(["gaussian", "8", "16", "lmi", "1", "0", "0"], Cells(tables[1].Rows[^1])[..7]);
        Assert.Equal(["1", "1"], Cells(tables[1].Rows[^1])[^2..]);
        Assert.Equal(1, Number(tables[2], "lmi", "lower bounds"));
    }

    [Fact]
    public void No_records_make_a_table_that_says_so() => Assert.Contains(
        "There are no records to compare.", Comparison.Create("sliced", [], [])[0].Footnotes);

    [Fact]
    public void Every_published_experiment_can_be_compared_with_itself()
    {
        string folder = SharedFiles.Path("data/paper");
        foreach (string id in new[] { "mnist", "proteins", "symmetry", "transforms", "latent-dims", "regularisers", "critics" })
        {
            IReadOnlyList<ExperimentRecord> published = PublishedResults.Read(folder, id);
            ComparisonTable table = Comparison.Create(id, published, published)[0];
            string[] names = [.. table.Columns.Where(name => table.Columns.Contains($"{name} published"))];
            Assert.NotEmpty(names);
            foreach (string name in names)
            {
                int ours = table.Columns.ToList().IndexOf(name);
                int theirs = table.Columns.ToList().IndexOf($"{name} published");
                Assert.All(table.Rows, row => Assert.Equal(row[theirs], row[ours]));
            }
        }
    }

    [Fact]
    public void Markdown_is_for_people_and_CSV_has_every_digit()
    {
        var table = new ComparisonTable(
            "a title",
            ["name", "a|b"],
            [[new("x"), new(1.0 / 3)], [new("y, z"), new(.0123456)], [new(""), new(double.NaN)], [new("w"), new(12)]],
            ["A note."]);
        Assert.Equal(
            "## a title\n\n| name | a\\|b |\n| --- | ---: |\n| x | 0.333 |\n| y, z | 0.0123 |\n| - | - |\n| w | 12 |\n\n- A note.\n",
            Text(stream => ComparisonMarkdown.Write(stream, [table])));
        Assert.StartsWith(
            "table,row,column,value\na title,1,name,x\na title,1,a|b,0.3333333333333333\na title,2,name,\"y, z\"\n",
            Text(stream => ComparisonCsv.Write(stream, [table])),
            StringComparison.Ordinal);
    }

    private static ExperimentRecord Sized(string estimator, int count, double estimate) => Gaussian(estimator, 50, 5, 1, estimate) with
    {
        DatasetParameters = new() { { "d", 50 }, { "k", 5 }, { "bits", 1 }, { "n", count }, { "transform", "none" } },
    };

    // The values rise with the trial; the last epoch is 60.
    private static ExperimentRecord Trial(double factor) => Gaussian("latent-estimators", 100, 1, 1, null) with
    {
        Error = null,
        Series = new Dictionary<string, double[]>
        {
            ["epoch"] = [0, 50, 60],
            ["infonce_bits"] = [0, 51 * factor, 0],
            ["ksg_bits"] = [0, 0, .5 * factor],
        },
    };

    private static double Number(ComparisonTable table, string estimator, string column)
    {
        int label = table.Columns.ToList().IndexOf("estimator");
        return table.Rows.First(row => row[label].Text == estimator)[table.Columns.ToList().IndexOf(column)].Number;
    }

    private static string[] Cells(ComparisonTable table, int row) => Cells(table.Rows[row]);

    private static string[] Cells(IReadOnlyList<ComparisonCell> row) => [.. row.Select(cell => cell.ToString())];

    private static string Text(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
