using LatentMI.Estimators.Latent;
using LatentMI.Experiments.Datasets;
using LatentMI.Pairing;
using LatentMI.Studies.Interactions;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

/// <summary>What the tool concludes on an interactome whose truth is known. Settings were chosen on seeds 0 and 100 to 101, not those used here.</summary>
public sealed class InteractomeRecipeTests
{
    private static readonly InteractomeRecipe Small = new() { Proteins = 240, Families = 6, Dimensions = 40, Count = 1500 };
    private static readonly InteractionTraining Training = new()
    {
        Estimator = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, Threads = 2 },
    };

    [Fact]
    public void The_truth_of_families_is_that_of_their_pairs()
    {
        // Of 6 families of equal size: log2 6 without noise.
        Dataset clean = (Small with { Noise = 0 }).Create(1, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Log2(6), clean.TrueBits, 1e-9);
        Assert.Equal(Math.Log2(6), clean.Details.Number("family_bits"), 1e-9);

        // Nothing is shared by pairs of any two but that they are two.
        Dataset any = (Small with { Noise = 1 }).Create(1, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Log2(240 / 239.0), any.TrueBits, 1e-9);
        Assert.InRange(any.Details.Number("optimal_auc"), 0.49, 0.51);
    }

    [Fact]
    public void Pairs_are_of_matching_families_but_for_the_noise_and_come_once()
    {
        Interactome interactome = new(proteins: 90, families: 5, columns: 3, noise: 0.25, fine: true, seed: 3);
        (int[] sources, int[] targets) = interactome.Draw(600, TestContext.Current.CancellationToken);
        double matching = sources.Zip(targets).Count(pair => interactome.Matches[interactome.Families[pair.First]] == interactome.Families[pair.Second]);

        // A random pair is of matching families in one of five cases; the standard error of the share is below 0.02.
        Assert.InRange(matching / 600, 0.8 - 0.07, 0.8 + 0.07);
        Assert.Equal(600, sources.Zip(targets, (a, b) => (Math.Min(a, b), Math.Max(a, b))).Distinct().Count());
        Assert.All(sources.Zip(targets), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(Enumerable.Range(0, 5), family => Assert.Equal(family, interactome.Matches[interactome.Matches[family]]));
        double sum = Enumerable.Range(0, 90).Sum(source => Enumerable.Range(0, 90).Sum(target => interactome.Probability(source, target)));
        Assert.Equal(1, sum, 1e-9);
    }

    [Fact]
    public void A_fine_affinity_adds_information_beyond_families()
    {
        Dataset fine = (Small with { Fine = true }).Create(1, TestContext.Current.CancellationToken);
        Assert.True(fine.TrueBits > fine.Details.Number("family_bits") + 0.4);
    }

    [Fact]
    public void Too_many_pairs_are_refused()
    {
        InteractomeRecipe full = Small with { Count = Small.LargestCount + 1 };
        Assert.Contains("at most", Assert.Throws<InputException>(() => full.Create(0, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void The_information_of_pairs_is_found_and_that_of_shuffled_ones_is_none(ulong seed)
    {
        using Study study = new(Small, seed);
        ShuffleTest test = study.Shuffle(controls: 4);

        // Its standard error is some 0.06 bits.
        Assert.InRange(test.Bits, study.TrueBits - 0.2, study.TrueBits + 0.2);
        Assert.All(test.ControlBits, bits => Assert.InRange(bits, -0.1, 0.1));
        Assert.Equal(0.2, test.PValue, 1e-12);
        Assert.True(test.Z > 10);
    }

    [Fact]
    public void Pairs_of_any_two_proteins_are_not_told_from_shuffled_ones()
    {
        using Study study = new(Small with { Noise = 1 }, seed: 7);
        ShuffleTest test = study.Shuffle(controls: 19);
        Assert.True(test.PValue > 0.05, $"p = {test.PValue}");
        Assert.InRange(test.Bits, -0.1, 0.1);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Interactions_of_held_out_proteins_are_told_nearly_as_well_as_is_possible(ulong seed)
    {
        using Study study = new(Small, seed);
        HoldOutTrial[] trials = [.. InteractionHoldOut.Run(
            study.Table, study.Proteins, study.Proteins, Training, new HoldOutOptions { Trials = 3, Seed = seed }, cancellationToken: TestContext.Current.CancellationToken)];
        double optimal = study.Data.Details.Number("optimal_auc");
        Assert.InRange(trials.Average(trial => trial.Roc.Auc), optimal - 0.08, optimal + 0.03);
        Assert.True(trials.Average(trial => trial.PrecisionRecall.AveragePrecision / trial.PrecisionRecall.Prevalence) > 3);
        Assert.All(trials, trial => Assert.Equal((80, trial.Pairs.Count), (trial.Proteins.Count, trial.ScoreBits.Count)));

        HashSet<string> heldOut = [.. trials[0].Proteins];
        Assert.All(trials[0].Pairs.X, row => Assert.Contains(study.Ids[row], heldOut));
        Assert.True(trials[0].TrainingPairs < study.Table.Pairs.Count / 2 * 1.2);
    }

    [Fact]
    public void Shuffled_pairs_teach_nothing_about_held_out_ones()
    {
        using Study study = new(Small with { Noise = 1 }, seed: 8);
        double auc = InteractionHoldOut
            .Run(study.Table, study.Proteins, study.Proteins, Training, new HoldOutOptions { Trials = 4 }, cancellationToken: TestContext.Current.CancellationToken)
            .Average(trial => trial.Roc.Auc);
        Assert.InRange(auc, 0.44, 0.56);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Likely_partners_are_of_the_matching_family_without_known_pairs_of_the_protein(bool ofX)
    {
        using Study study = new(Small, seed: 9);
        int protein = study.Table.RowsX[10];
        IReadOnlyList<int> candidates = ofX ? study.Table.RowsY : study.Table.RowsX;
        var ranking = PartnerRanking.Create(
            study.Table, study.Proteins, study.Proteins, protein, ofX, candidates, leaveOut: true, Training, TestContext.Current.CancellationToken);
        string matching = study.MatchOf[study.FamilyOf[study.Ids[protein]]];
        Assert.True(ranking.Partners.Take(20).Count(partner => study.FamilyOf[study.Ids[partner.Row]] == matching) >= 15);
        Assert.True(ranking.TrainingPairs < study.Table.Pairs.Count);
    }

    [Fact]
    public void Without_a_direction_both_orders_have_one_score()
    {
        using Study study = new(Small, seed: 9);
        var table = InteractionTable.Create(study.Table.Pairs, study.Ids, study.Ids, undirected: true);
        LatentMiEstimate estimate = Training.Train(table, table.Pairs, study.Proteins, study.Proteins, TestContext.Current.CancellationToken);
        IReadOnlyList<double> one = Training.Score(estimate.Model, table, new RowPairs([1, 2], [3, 4]), study.Proteins, study.Proteins, TestContext.Current.CancellationToken);
        IReadOnlyList<double> other = Training.Score(estimate.Model, table, new RowPairs([3, 4], [1, 2]), study.Proteins, study.Proteins, TestContext.Current.CancellationToken);
        Assert.Equal(one, other);
    }

    /// <summary>A data set with its table.</summary>
    private sealed class Study : IDisposable
    {
        public Study(InteractomeRecipe recipe, ulong seed)
        {
            Data = recipe.Create(seed, TestContext.Current.CancellationToken);
            string[][] proteins = Read(InteractomeRecipe.ProteinsFile);
            Ids = [.. proteins.Select(fields => fields[0])];
            FamilyOf = proteins.ToDictionary(fields => fields[0], fields => fields[1]);
            MatchOf = proteins.DistinctBy(fields => fields[1]).ToDictionary(fields => fields[1], fields => fields[2]);
            string[][] pairs = Read(InteractomeRecipe.PairsFile);
            var join = IdentifierJoin.Join([.. pairs.Select(fields => fields[0])], [.. pairs.Select(fields => fields[1])], Ids, Ids);
            Table = InteractionTable.Create(join.Pairs, Ids, Ids);

            // The embedding of each protein from the pairs that it is in.
            var rows = new float[Ids.Length * recipe.Dimensions];
            for (int pair = 0; pair < join.Pairs.Count; pair++)
            {
                Data.X.Row<float>(pair).CopyTo(rows.AsSpan(join.Pairs.X[pair] * recipe.Dimensions));
                Data.Y.Row<float>(pair).CopyTo(rows.AsSpan(join.Pairs.Y[pair] * recipe.Dimensions));
            }

            Proteins = Samples.Create(rows, Ids.Length, recipe.Dimensions);
        }

        public Dataset Data { get; }

        public InteractionTable Table { get; }

        public Samples Proteins { get; }

        public string[] Ids { get; }

        public Dictionary<string, string> FamilyOf { get; }

        public Dictionary<string, string> MatchOf { get; }

        public double TrueBits => Data.TrueBits;

        public ShuffleTest Shuffle(int controls) => ShuffleTest.Run(
            pairs => new LatentMiEstimator(Training.OptionsFor(Table, pairs)),
            Table.Pairs,
            Proteins,
            Proteins,
            controls,
            seed: 0,
            cancellationToken: TestContext.Current.CancellationToken);

        public void Dispose()
        {
            Data.Dispose();
            Proteins.Dispose();
        }

        private string[][] Read(string name)
        {
            using var bytes = new MemoryStream();
            Data.Files.Single(file => file.Name == name).Write(bytes);
            return [.. System.Text.Encoding.UTF8.GetString(bytes.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
        }
    }
}
