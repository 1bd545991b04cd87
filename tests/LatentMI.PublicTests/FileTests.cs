using LatentMI;
using LatentMI.Estimators.Latent;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Models;
using LatentMI.IO.Selecting;

namespace PublicTests;

/// <summary>The first use of files.</summary>
[Collection(WorkingFolder.Tests)]
public sealed class FileTests
{
    [Theory]
    [InlineData("x.npy")]
    [InlineData("x.csv")]
    [InlineData("x.parquet")]
    public void What_is_written_is_read(string name)
    {
        using var folder = new WorkingFolder();
        (Samples x, _) = Pairs.Create(20, 3, seed: 7);
        folder.Write(name, x);

        SampleSource source = SampleReader.Read(name, TestContext.Current.CancellationToken);
        using Samples read = source.Samples;
        using Samples column = SampleReader.Read($"{name}:1", TestContext.Current.CancellationToken).Samples;

        Assert.Equal((20, 3, 1), (read.Count, read.Dimensions, column.Dimensions));
        Assert.Equal((x[19, 2], x[19, 1]), (read[19, 2], column[19, 0]));
    }

    [Fact]
    public void Rows_are_chosen_by_a_condition_and_values_normalized()
    {
        using var folder = new WorkingFolder();
        File.WriteAllText("counts.csv", "a,b\n1,3\n2,2\n0,5\n");
        File.WriteAllText("cells.csv", "kind\nT\nB\nT\n");
        CancellationToken stop = TestContext.Current.CancellationToken;

        SampleSource chosen = new SampleQuery { Address = "counts.csv", Where = RowExpression.Parse("kind == 'T'"), Metadata = "cells.csv" }.Read(stop);
        SampleSource shares = Normalization.Apply(chosen, new NormalizationSteps { NormalizeTotal = true, Total = 1 }, stop);

        Assert.Equal([0, 2], chosen.RowNumbers!);
        Assert.Equal((0.25, 1), (shares.Samples[0, 0], shares.Samples[1, 1]));
        Assert.Equal(3, FileInspector.Inspect("counts.csv", stop).Items[0].Rows);
    }

    [Fact]
    public void A_model_is_saved_loaded_and_used()
    {
        using var folder = new WorkingFolder();
        (Samples x, Samples y) = Pairs.Create(300, 2, seed: 8);
        CancellationToken stop = TestContext.Current.CancellationToken;
        LatentMiEstimate estimate = new LatentMiEstimator(LatentMiOptions.Default with { Representation = RepresentationChoice.Linear })
            .Estimate(x, y, cancellationToken: stop);

        ModelFile.Write(estimate.Model, "model.npz");
        LatentModel model = ModelFile.Read("model.npz");

        Assert.Equal(estimate.Model.ScorePointwise(x, y, stop), model.ScorePointwise(x, y, stop));
        Assert.Equal((300, model.LatentDimensions), (model.EncodeX(x, stop).Count, model.EncodeY(y, stop).Dimensions));
    }

    [Fact]
    public void A_file_that_is_missing_is_named() =>
        Assert.StartsWith("no.npy", Assert.Throws<InputException>(() => SampleReader.Read("no.npy")).Message, StringComparison.Ordinal);
}
