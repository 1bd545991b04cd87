using LatentMI.Estimators.Discrete;
using LatentMI.Experiments.Datasets;
using LatentMI.IO.Formats.Npy;
using LatentMI.Studies.Trials;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class LabelResamplingTests
{
    // 60 of class a, 31 of b, 60 of c, mixed; a vector is its own row number, so that it can be followed.
    private static readonly LabeledVectors Source = new("letters", () =>
    {
        string[] labels = [.. Enumerable.Range(0, 151).Select(row => row % 5 < 2 && row < 150 ? "a" : row % 3 == 0 ? "b" : "c")];
        float[] values = [.. Enumerable.Range(0, 151).Select(row => (float)row)];
        return (Samples.Create(values, values.Length, 1), labels);
    });

    [Fact]
    public void Each_class_gives_its_first_vectors_half_to_X_and_half_to_Y()
    {
        Dataset data = Create(["a", "b"], shuffled: 0, count: 20);
        foreach (string label in (string[])["a", "b"])
        {
            IEnumerable<int> first = Source.RowsOf(label);
            Assert.Equal(first.Take(10), Rows(data.X).Intersect(first).Order());
            Assert.Equal(first.Skip(10).Take(10), Rows(data.Y).Intersect(first).Order());
        }

        Assert.Equal((20, 20), (Rows(data.X).Distinct().Count(), Rows(data.Y).Distinct().Count()));
    }

    [Fact]
    public void Labels_are_those_of_the_vectors()
    {
        Dataset data = Create(["c", "a", "b"], shuffled: 0.5, count: 30);
        Assert.Equal(Rows(data.X).Select(row => Source.Labels[row]), data.LabelsX!);
        Assert.Equal(Rows(data.Y).Select(row => Source.Labels[row]), data.LabelsY!);
        Assert.All(data.LabelsY!.CountBy(label => label), pair => Assert.Equal(10, pair.Value));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_shuffling_the_truth_is_the_logarithm_of_the_number_of_classes(int classes)
    {
        Dataset data = Create(["a", "b", "c"], shuffled: 0, count: 12 * classes, take: classes);
        Assert.Equal(data.LabelsX!, data.LabelsY!);
        Assert.Equal(Math.Log2(classes), data.TrueBits, 1e-12);
    }

    [Fact]
    public void Only_X_of_the_first_share_of_the_rows_is_shuffled()
    {
        Dataset paired = Create(["a", "b"], shuffled: 0, count: 30);
        Dataset shuffled = Create(["a", "b"], shuffled: 0.49, count: 30);
        const int Shuffled = 14;
        Assert.Equal(Rows(paired.Y), Rows(shuffled.Y));
        Assert.Equal(Rows(paired.X)[Shuffled..], Rows(shuffled.X)[Shuffled..]);
        Assert.NotEqual(Rows(paired.X)[..Shuffled], Rows(shuffled.X)[..Shuffled]);
        Assert.Equal(Rows(paired.X)[..Shuffled].Order(), Rows(shuffled.X)[..Shuffled].Order());
    }

    [Fact]
    public void The_truth_is_that_of_the_discrete_estimator_and_near_0_where_all_is_shuffled()
    {
        var large = new LabeledVectors("halves", () =>
        {
            string[] labels = [.. Enumerable.Range(0, 8000).Select(row => row % 2 == 0 ? "even" : "odd")];
            return (Samples.Create(new float[8000], 8000, 1), labels);
        });
        foreach (double share in (double[])[0, 0.3, 1])
        {
            var recipe = new LabelsRecipe { Source = large, Classes = ["even", "odd"], ShuffledShare = share, Count = 4000 };
            Dataset data = recipe.Create(seed: 5, TestContext.Current.CancellationToken);
            DiscreteEstimate counted = new DiscreteEstimator()
                .Estimate(Numbers(data.LabelsX!), Numbers(data.LabelsY!), TestContext.Current.CancellationToken);
            Assert.Equal(counted.PlugInBits, data.TrueBits, 1e-12);

            // Half of the shuffled rows keep their class; the plug-in value of independent labels is 1 / (2 n ln 2) = 2e-4 on average.
            double expected = 1 - BinaryEntropy(share / 2);
            Assert.Equal(expected, data.TrueBits, 0.03 * expected + 0.002);
        }

        static Samples Numbers(IReadOnlyList<string> labels) =>
            Samples.Create(labels.Select(label => (double)label.Length).ToArray(), labels.Count, 1);
        static double BinaryEntropy(double p) => p == 0 ? 0 : (-p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p));
    }

    [Fact]
    public void The_same_seed_gives_the_same_rows_and_another_seed_others()
    {
        float[] first = Values(Create(["a", "b"], 0.5, 30, seed: 1));
        Assert.Equal(first, Values(Create(["a", "b"], 0.5, 30, seed: 1)));
        Assert.NotEqual(first, Values(Create(["a", "b"], 0.5, 30, seed: 2)));

        static float[] Values(Dataset data) => [.. Rows(data.X).Concat(Rows(data.Y)).Select(row => (float)row)];
    }

    [Fact]
    public void Parameters_name_the_source_the_classes_and_the_shuffling()
    {
        var recipe = new LabelsRecipe { Source = Source, Classes = ["a", "b"], ShuffledShare = 0.25, Count = 40 };
        Assert.Equal("labels source=letters classes=a,b shuffled=0.25 n=40", $"{recipe.Name} {recipe.Parameters}");
    }

    [Fact]
    public void What_the_vectors_do_not_allow_is_told_in_one_line()
    {
        int fewest = Source.RowsOf("b").Count;
        Assert.Equal(fewest / 2 * 2, LabelsRecipe.LargestCount(Source, ["a", "b"]));
        Assert.Equal(
            $"letters: class 'b' has {fewest} vectors, but 60 rows need 60 of each class; at most {fewest / 2 * 2} rows are possible.",
            Message(["a", "b"], 60));
        Assert.Equal("21 rows cannot be divided evenly among 2 classes; give a multiple of 2.", Message(["a", "b"], 21));
        Assert.Equal("letters: class 'a' is given twice; name each class once.", Message(["a", "a"], 20));
        Assert.Equal("letters: there is no class 'd'; the classes are a, c, b.", Message(["a", "d"], 20));

        static string Message(string[] classes, int count) => Assert.Throws<InputException>(() => Create(classes, 0, count)).Message;
    }

    [Fact]
    public void Files_are_classes_and_are_read_once_for_all_threads()
    {
        using var folder = new TemporaryFolder();
        string[] files = [folder.Write("cats.csv", "1,2\n3,4\n5,6\n7,8\n"), folder.Write("dogs.csv", "-1,2\n-3,4\n-5,6\n-7,8\n-9,0\n")];
        LabeledVectors source = LabeledVectors.OfFiles(files);
        double[] truths = new double[8];
        Parallel.For(0, truths.Length, i => truths[i] =
            new LabelsRecipe { Source = source, Classes = ["dogs", "cats"], ShuffledShare = 0, Count = 4 }.Create((ulong)i).TrueBits);
        Array.ForEach(files, File.Delete);
        Dataset data = new LabelsRecipe { Source = source, Classes = source.Classes.ToArray(), ShuffledShare = 0, Count = 4 }
            .Create(seed: 0, TestContext.Current.CancellationToken);

        Assert.All(truths, bits => Assert.Equal(1, bits, 1e-12));
        Assert.Equal(("cats.csv,dogs.csv", 2), (source.Name, data.X.Dimensions));
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(data.LabelsX![i] == "cats", data.X[i, 0] > 0));
    }

    [Theory]
    [InlineData("a,kind,b\n1,cat,2\n3,dog,4\n", "kind", "a", "b")]
    [InlineData("a,kind,b\n1,cat,2\n3,dog,4\n", "2", "a", "b")]
    [InlineData("kind,a,b\ncat,1,2\ndog,3,4\n", "kind", "a", "b")]
    [InlineData("kind,a,b\ncat,1,2\ndog,3,4\n", "1", "a", "b")]
    [InlineData(",a,b,kind\nfirst,1,2,cat\nsecond,3,4,dog\n", "kind", "a", "b")]
    [InlineData("a\tb\tkind\nfirst\t1\t2\tcat\nsecond\t3\t4\tdog\n", "kind", "a", "b")]
    [InlineData("1,2,cat\n3,4,dog\n", "3")]
    [InlineData("cat 1 2\ndog 3 4\n", "1")]
    public void A_column_of_a_table_holds_the_labels(string text, string column, params string[] names)
    {
        using var folder = new TemporaryFolder();
        LabeledVectors table = LabeledVectors.OfTable(folder.Write("table.csv", text), column);
        Assert.Equal(["cat", "dog"], table.Labels);
        Assert.Equal((2, 2), (table.Vectors.Count, table.Vectors.Dimensions));
        Assert.Equal([1.0, 2, 3, 4], Enumerable.Range(0, 4).Select(i => table.Vectors[i / 2, i % 2]));
        Assert.Equal(names, table.Vectors.ColumnNames ?? []);
        Assert.Equal($"table.csv:{column}", table.Name);
    }

    [Fact]
    public void A_column_of_numbers_may_hold_the_labels()
    {
        using var folder = new TemporaryFolder();
        using (FileStream stream = File.Create(folder.File("table.npy")))
        {
            NpyWriter.Write(stream, [7f, 0.5f, 8f, 1f], 2, 2);
        }

        LabeledVectors table = LabeledVectors.OfTable(folder.File("table.npy"), "2");
        Assert.Equal(["0.5", "1"], table.Labels);
        Assert.Equal((7.0, 8.0, 1), (table.Vectors[0, 0], table.Vectors[1, 0], table.Vectors.Dimensions));
    }

    [Theory]
    [InlineData("a,kind\n1,cat\n2,dog\n", "sort", "there is no column 'sort'; give a number from 1 to 2, or its name in the first row.")]
    [InlineData("a,kind\n1,cat\n2,dog\n", "3", "there is no column '3'; give a number from 1 to 2, or its name in the first row.")]
    [InlineData("a,kind\n1,cat\n2,\n", "kind", "row 2 has no label in the column 'kind'; fill it in or remove the row.")]
    [InlineData("a\tkind\nfirst\t1\tcat\n", "2", "the first row does not name the column of row names, so column numbers are ambiguous; give the name of the label column.")]
    [InlineData("kind,a,b\ncat,1,2\ndog,3,x\n", "kind", "line 3, column 3 (b): found 'x' where a number is expected.")]
    [InlineData("kind,a,b\ncat,1,2\ndog,3\n", "kind", "line 3, column 3: the row has 2 fields where 3 are expected, as line 1 has.")]
    public void A_table_that_cannot_be_used_is_told_in_one_line(string text, string column, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("table.csv", text);
        Assert.Equal($"{path}: {expected}", Assert.Throws<InputException>(() => LabeledVectors.OfTable(path, column).Labels).Message);
    }

    [Fact]
    public void Files_that_do_not_go_together_are_told_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string two = folder.Write("two.csv", "1,2\n3,4\n");
        string three = folder.Write("three.csv", "1,2,3\n3,4,5\n");
        Assert.Equal(
            $"{three}: has 3 columns, but {two} has 2; all classes need the same columns.",
            Assert.Throws<InputException>(() => LabeledVectors.OfFiles([two, three]).Classes).Message);
        Assert.Equal(
            $"a/two.h5:* and b/two.h5:*: both classes would be called 'two'; rename one of the files.",
            Assert.Throws<InputException>(() => LabeledVectors.OfFiles(["a/two.h5:*", "b/two.h5:*"])).Message);
        Assert.Equal(
            $"{two} and {two}: both classes would be called 'two'; rename one of the files.",
            Assert.Throws<InputException>(() => LabeledVectors.OfFiles([two, two])).Message);
    }

    private static Dataset Create(string[] classes, double shuffled, int count, ulong seed = 3, int take = 10) =>
        new LabelsRecipe { Source = Source, Classes = [.. classes.Take(take)], ShuffledShare = shuffled, Count = count }
            .Create(seed, TestContext.Current.CancellationToken);

    private static int[] Rows(Samples samples) => [.. Enumerable.Range(0, samples.Count).Select(i => (int)samples[i, 0])];
}
