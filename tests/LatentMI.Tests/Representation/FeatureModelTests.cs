using LatentMI.Estimators.Latent;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Models;
using LatentMI.IO.Writing;
using LatentMI.Preparing;
using LatentMI.Representation;
using LatentMI.Tests.Estimation;

namespace LatentMI.Tests.Representation;

/// <summary>Models of <see cref="LatentMiOptions.Default"/>: what they make of new rows, and their file.</summary>
public sealed class FeatureModelTests
{
    public static TheoryData<RepresentationChoice, ColumnScores, int> Kinds => new()
    {
        { RepresentationChoice.Linear, ColumnScores.Normal, 6 },
        { RepresentationChoice.Folded, ColumnScores.Normal, 6 },
        { RepresentationChoice.Folded, ColumnScores.Normal, 70 },
        { RepresentationChoice.Kernel, ColumnScores.Normal, 70 },
        { RepresentationChoice.Network, ColumnScores.Normal, 6 },
        { RepresentationChoice.Linear, ColumnScores.Standard, 6 },
        { RepresentationChoice.Folded, ColumnScores.Standard, 6 },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_model_that_was_saved_and_loaded_encodes_and_scores_as_before(RepresentationChoice choice, ColumnScores scores, int dimensions)
    {
        LatentModel model = Train(choice, scores, dimensions);
        using var folder = new TemporaryFolder();
        ModelFile.Write(model, folder.File("model.npz"));
        var loaded = ModelFile.Read(folder.File("model.npz"));
        (Samples x, Samples y) = Data(dimensions, seed: 2);
        Assert.Equal(Values(model.EncodeX(x, Cancellation)), Values(loaded.EncodeX(x, Cancellation)));
        Assert.Equal(Values(model.EncodeY(y, Cancellation)), Values(loaded.EncodeY(y, Cancellation)));
        Assert.Equal(model.ScorePointwise(x, y, Cancellation), loaded.ScorePointwise(x, y, Cancellation));
        Assert.Equal((dimensions, dimensions, model.LatentDimensions), (loaded.DimensionsX, loaded.DimensionsY, loaded.LatentDimensions));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void New_rows_are_encoded_to_where_the_reference_is_and_score_near_the_truth(
        RepresentationChoice choice, ColumnScores scores, int dimensions)
    {
        LatentModel model = Train(choice, scores, dimensions);
        (Samples x, Samples y) = Data(dimensions, seed: 2);
        foreach (Samples latents in new[] { model.EncodeX(x, Cancellation), model.EncodeY(y, Cancellation) })
        {
            double[] first = [.. Enumerable.Range(0, latents.Count).Select(i => latents[i, 0])];
            double mean = first.Average();

            // Reference latents have mean 0 and variance 1; the standard errors of 500 rows are 0.045 and, of a normal deviation, 0.03.
            Assert.Equal(0, mean, 0.2);
            Assert.Equal(1, Math.Sqrt(first.Average(value => (value - mean) * (value - mean))), 0.2);
        }

        // Single values scatter by some 1.5 bits, 500 of them in the mean by 0.07.
        Assert.Equal(1.5, model.ScorePointwise(x, y, Cancellation).Average(), 0.2);
    }

    [Fact]
    public async Task The_model_is_fitted_once_however_many_threads_ask()
    {
        (Samples x, Samples y) = Data(3, seed: 6);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        LatentMiEstimate copy = estimate with { Bits = 0 };
        LatentModel[] models = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? estimate : copy).FitModel(Cancellation), Cancellation)));
        Assert.All(models, model => Assert.Same(models[0], model));
        Assert.Same(models[0], estimate.Model);
    }

    [Theory]
    [InlineData(2, RepresentationChoice.Auto)]
    [InlineData(12, RepresentationChoice.Linear)]
    [InlineData(12, RepresentationChoice.Network)]
    public void A_model_that_is_read_late_scores_as_one_that_was_read_at_once_on_another_number_of_threads(int dimensions, RepresentationChoice choice)
    {
        (Samples x, Samples y) = Data(dimensions, seed: 7);
        LatentMiOptions options = LatentMiOptions.Default with { Representation = choice, Threads = 1 };
        LatentMiEstimate early = CrossFitted.Estimate(x, y, options);
        double[] expected = [.. early.Model.ScorePointwise(x, y, Cancellation)];
        LatentMiEstimate late = CrossFitted.Estimate(x, y, options with { Threads = 2 });
        CrossFitted.Estimate(y, x, options);
        Assert.Equal(expected, late.Model.ScorePointwise(x, y, Cancellation));
        Assert.Equal(early.Bits, late.Bits);
    }

    [Fact]
    public void A_cancelled_fit_of_the_model_begins_anew()
    {
        (Samples x, Samples y) = Data(3, seed: 8);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Throws<OperationCanceledException>(() => estimate.FitModel(new CancellationToken(canceled: true)));
        Assert.Equal(x.Count, estimate.FitModel(Cancellation).ReferenceCount);
        Assert.Equal(x.Count, estimate.FitModel(new CancellationToken(canceled: true)).ReferenceCount);
    }

    [Fact]
    public void An_estimate_is_printed_without_fitting_its_model()
    {
        (Samples x, Samples y) = Data(3, seed: 9);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y) with { PendingModel = new ModelOnDemand(_ => throw new InvalidOperationException()) };
        Assert.Contains("RawBits", estimate.ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => estimate.Model);
        LatentModel model = CrossFitted.Estimate(x, y).Model;
        Assert.Same(model, (estimate with { Model = model }).Model);
    }

    [Fact]
    public void Each_member_encodes_its_rows_as_the_estimate_did()
    {
        (Samples x, Samples y) = Data(6, seed: 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y, Options(RepresentationChoice.Network, ColumnScores.Normal));
        Assert.Equal(estimate.LatentGroups.Count, estimate.Model.Members.Count);
        Assert.Equal(x.Count, estimate.Model.ReferenceCount);
        for (int m = 0; m < estimate.Model.Members.Count; m++)
        {
            int[] rows = estimate.LatentGroups[m];
            AssertEncoded(estimate.Model.Members[m].ReferenceX, estimate.LatentX.SelectRows(rows));
            AssertEncoded(estimate.Model.Members[m].ReferenceY, estimate.LatentY.SelectRows(rows));
        }

        static void AssertEncoded(Samples encoded, Samples latents)
        {
            double[] differences = [.. Enumerable.Range(0, latents.Count).Select(i => Math.Abs(latents[i, 0] - encoded[i, 0]))];

            // Tables of scores interpolate between ranks where the estimate has the ranks themselves; in the tails that is coarse.
            Assert.InRange(differences.Average(), 0, 0.01);
            Assert.InRange(differences.Max(), 0, 0.15);
        }
    }

    [Fact]
    public void Members_share_their_features_in_the_file()
    {
        LatentModel model = Train(RepresentationChoice.Network, ColumnScores.Normal, 6);
        using var folder = new TemporaryFolder();
        ModelFile.Write(model, folder.File("model.npz"));
        var loaded = ModelFile.Read(folder.File("model.npz"));
        Assert.Equal(3, loaded.Members.Count);
        Assert.Single(loaded.Members.Select(member => ((FeatureEncoder)member.EncoderX).Map).Distinct());
        using System.IO.Compression.ZipArchive archive = System.IO.Compression.ZipFile.OpenRead(folder.File("model.npz"));
        Assert.Equal(2, archive.Entries.Count(entry => entry.Name.EndsWith("_whitening.npy", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_model_of_an_earlier_format_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.npz");
        AtomicFile.Write(path, stream =>
        {
            using var archive = new NpzWriter(stream);
            archive.AddText("model.json", """{ "version": 2, "x": { "repeats": 1, "layers": 0, "features": true }, "neighbors": 3 }""");
        });
        Assert.Equal(
            $"{path}: is a model of format 2, and this version reads format 3; save the model again.",
            Assert.Throws<InputException>(() => ModelFile.Read(path)).Message);
    }

    [Fact]
    public void Labels_are_kept_in_the_file()
    {
        (Samples x, Samples y) = CrossFitted.Classes(300, seed: 1);
        LatentModel model = CrossFitted.Estimate(x, y, Options(RepresentationChoice.Folded, ColumnScores.Normal)).Model;
        using var folder = new TemporaryFolder();
        ModelFile.Write(model, folder.File("model.npz"));
        Assert.Equal(Values(model.EncodeY(y, Cancellation)), Values(ModelFile.Read(folder.File("model.npz")).EncodeY(y, Cancellation)));
    }

    [Fact]
    public void Screened_columns_are_kept_in_the_file()
    {
        // One column of six a side is shared, by a curve.
        (Samples x, Samples y) = CurvesAmongNoise.Create("cubic", rows: 500, columns: 6, seed: 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        using var folder = new TemporaryFolder();
        ModelFile.Write(estimate.Model, folder.File("model.npz"));
        var loaded = ModelFile.Read(folder.File("model.npz"));
        Assert.Equal((6, 6, 1), (loaded.DimensionsX, loaded.DimensionsY, loaded.LatentDimensions));
        Assert.Equal(Values(estimate.Model.EncodeX(x, Cancellation)), Values(loaded.EncodeX(x, Cancellation)));
        Assert.Equal(estimate.Model.ScorePointwise(x, y, Cancellation), loaded.ScorePointwise(x, y, Cancellation));
    }

    [Theory]
    [InlineData("x_map0_kernel_width", 0, "the landmarks of x_map0 do not fit")]
    [InlineData("x_map0_kernel_means", 249, "x_map0_landmarks does not fit")]
    [InlineData("x_map0_landmarks", 250, "the landmarks of x_map0 do not fit")]
    public void Landmarks_that_do_not_fit_are_refused(string name, int kept, string message)
    {
        ModelContents contents = ModelLayout.Write(Train(RepresentationChoice.Kernel, ColumnScores.Normal, 6));
        ModelArray[] arrays = [.. contents.Arrays.Select(array => array.Name == name ? Shortened(array) : array)];
        InputException refused = Assert.Throws<InputException>(() => ModelLayout.Read(new ModelContents(contents.Settings, arrays), "model.npz"));
        Assert.Equal($"model.npz: is not a model: {message}; use a model.npz written by lmi estimate.", refused.Message);

        ModelArray Shortened(ModelArray array) =>
            array.Singles is { } singles ? new ModelArray(name, [kept], singles[..kept]) : new ModelArray(name, [kept], array.Doubles![..kept]);
    }

    [Theory]
    [InlineData(RepresentationChoice.Folded)]
    [InlineData(RepresentationChoice.Kernel)]
    [InlineData(RepresentationChoice.Network)]
    public void A_damaged_file_is_refused(RepresentationChoice choice)
    {
        using var folder = new TemporaryFolder();
        ModelFile.Write(Train(choice, ColumnScores.Normal, 6), folder.File("model.npz"));
        byte[] content = File.ReadAllBytes(folder.File("model.npz"));
        foreach (double share in new[] { 0, 0.1, 0.5, 0.9, 0.999 })
        {
            string shortened = folder.Write("short.npz", content[..(int)(share * content.Length)]);
            Assert.Throws<InputException>(() => ModelFile.Read(shortened));
        }

        // In the middle of some array's numbers: its checksum tells.
        byte[] changed = (byte[])content.Clone();
        changed[content.Length / 2] ^= 0x55;
        Assert.Throws<InputException>(() => ModelFile.Read(folder.Write("changed.npz", changed)));
    }

    [Fact]
    public void Rows_of_another_width_are_refused()
    {
        LatentModel model = Train(RepresentationChoice.Linear, ColumnScores.Normal, 6);
        (Samples x, _) = Data(5, seed: 1);
        Assert.Contains("5 columns", Assert.Throws<InputException>(() => model.EncodeX(x, Cancellation)).Message, StringComparison.Ordinal);
    }

    private static (Samples X, Samples Y) Data(int dimensions, ulong seed) => GaussianPairs.Create(500, dimensions, 1, bits: 1.5, seed);

    private static LatentModel Train(RepresentationChoice choice, ColumnScores scores, int dimensions)
    {
        (Samples x, Samples y) = Data(dimensions, seed: 1);
        return CrossFitted.Estimate(x, y, Options(choice, scores)).Model;
    }

    private static LatentMiOptions Options(RepresentationChoice choice, ColumnScores scores) =>
        LatentMiOptions.Default with { Representation = choice, ColumnScores = scores, Surrogates = 2 };

    private static float[] Values(Samples samples) =>
        [.. Enumerable.Range(0, samples.Count).SelectMany(i => samples.Row<float>(i).ToArray())];
}
