using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.BenchmarkMi;
using LatentMI.Experiments.Datasets.ColumnPairs;
using LatentMI.Experiments.Datasets.Images;
using LatentMI.Experiments.Datasets.Outcomes;
using LatentMI.Experiments.Datasets.Shapes;
using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Experiments.Datasets.Teachers;
using LatentMI.Experiments.Datasets.Text;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Golden;

/// <summary>Every recipe of data, with every setting that changes what is drawn, small.</summary>
internal static class GoldenRecipes
{
    private const int Count = 40;

    // A vector is its own row number and a half of it, so that the rows that are drawn can be told.
    private static readonly LabeledVectors Letters = new("letters", () =>
    {
        string[] labels = [.. Enumerable.Range(0, 150).Select(row => row % 5 < 2 ? "a" : row % 3 == 0 ? "b" : "c")];
        float[] values = [.. Enumerable.Range(0, 300).Select(i => i % 2 == 0 ? i / 2 : i / 4f)];
        return (Samples.Create(values, 150, 2), labels);
    });

    // Labels of images are read as numbers.
    private static readonly LabeledVectors Digits = new("digits", () =>
    {
        string[] labels = [.. Enumerable.Range(0, 120).Select(row => row % 7 < 2 ? "0" : row % 2 == 0 ? "1" : "2")];
        float[] values = [.. Enumerable.Range(0, 480).Select(i => (float)(i * i % 256))];
        return (Samples.Create(values, 120, 4), labels);
    });

    // Sentences of different values in each class, the fourth equal to the third.
    private static readonly LabeledVectors Sentences = new("sentences", () =>
    {
        string[] labels = [.. Enumerable.Range(0, 90).Select(row => row < 45 ? "good" : "bad")];
        float[] values = [.. Enumerable.Range(0, 90).SelectMany(row => new float[] { row == 3 ? 2 : row, (row == 3 ? 2 : row) * 37 % 11 })];
        return (Samples.Create(values, 90, 2), labels);
    });

    /// <summary>The recipes by a name that tells their settings.</summary>
    /// <param name="matrix">The path of a table of 30 rows and 6 columns.</param>
    public static IEnumerable<(string Name, IDatasetRecipe Recipe)> All(string matrix)
    {
        var source = new SampleMatrix(matrix);
        var lineage = new LineageRecipe { Fate = LineageFate.Visible, Clones = 6, Genes = 12, MeanCounts = 200 };
        LineageRecipe hidden = lineage with { Fate = LineageFate.Hidden };
        var interactome = new InteractomeRecipe { Proteins = 60, Families = 4, Dimensions = 6, Count = 20 };
        IDatasetRecipe[] recipes =
        [
            .. Enum.GetValues<GaussianTransform>().Select(transform =>
                new GaussianRecipe { Dimensions = 6, IntrinsicDimensions = 2, Bits = 1, Count = Count, Transform = transform }),
            new GaussianRecipe { Dimensions = 6, IntrinsicDimensions = 3, Bits = 1, Count = Count },
            new GaussianRecipe { Dimensions = 4, IntrinsicDimensions = 2, Bits = 2.5, Count = Count },
            new DenseRecipe { Dimensions = 5, IntrinsicDimensions = 2, Bits = 1, Count = Count },
            new DenseRecipe { Dimensions = 5, IntrinsicDimensions = 1, Bits = 2, Count = Count },
            new HeavyTailsRecipe { Dimensions = 5, IntrinsicDimensions = 2, Bits = 1, Count = Count },
            new HiddenRecipe { Dimensions = 8, IntrinsicDimensions = 2, Bits = 1, Count = Count },
            new HiddenRecipe { Dimensions = 8, IntrinsicDimensions = 2, Bits = 1, Count = Count, Factors = 2 },
            new UnequalRecipe { DimensionsX = 7, DimensionsY = 3, IntrinsicDimensions = 2, Bits = 1, Count = Count },
            new UnequalRecipe { DimensionsX = 2, DimensionsY = 5, IntrinsicDimensions = 2, Bits = 1, Count = Count },
            new CircleRecipe { Exclusive = 0, Count = Count },
            new CircleRecipe { Exclusive = 2, Count = Count },
            new CrossRecipe { Exclusive = 0, Count = Count },
            new CrossRecipe { Exclusive = 2, Count = Count },
            .. BenchmarkMiRecipe.TaskIds.Select(task => new BenchmarkMiRecipe { Task = task, Count = Count }),
            .. ColumnPairsRecipe.KindIds.Select(kind => new ColumnPairsRecipe { Kind = kind, Pairs = 3, Count = Count }),
            .. from predictors in OutcomeRecipe.PredictorIds
               from outcome in OutcomeRecipe.OutcomeIds
               select new OutcomeRecipe { Predictors = predictors, Outcome = outcome, Informative = 2, Dimensions = 3, Count = Count },
            new SharedScaleRecipe { Dimensions = 4, Freedom = 3, Pairs = 0, Bits = 0, Count = Count },
            new SharedScaleRecipe { Dimensions = 4, Freedom = 3, Pairs = 2, Bits = 1, Count = Count },
            .. Enum.GetValues<ColumnScale>().Select(scale => new SumsRecipe { Scale = scale, Dimensions = 3, Bits = 2, Count = Count }),
            .. ShapesRecipe.ShapeIds.Select(shape => new ShapesRecipe { Dependence = shape, Exclusive = 3, Count = Count }),
            .. ImagesRecipe.FigureIds.Select(figure => new ImagesRecipe { Figure = figure, Side = 8, Bits = 3, Count = Count }),
            .. Enum.GetValues<TeacherActivation>().Select(activation => new TeachersRecipe
            {
                Activation = activation, Dimensions = 9, IntrinsicDimensions = 2, Exclusive = 1, Bits = 1, Count = Count,
            }),
            new TeachersRecipe { Activation = TeacherActivation.Tanh, Dimensions = 9, IntrinsicDimensions = 2, Exclusive = 0, Bits = 1, Count = Count },
            new TextRecipe { Source = new SentencePool(Sentences), Sentences = 1, Count = 30 },
            new TextRecipe { Source = new SentencePool(Sentences), Sentences = 4, Count = 10 },
            new HardEdgedRecipe { Dimensions = 1, Bits = 0.5, Count = Count },
            new HardEdgedRecipe { Dimensions = 3, Bits = 4, Count = Count },
            .. SideFamilies.Forms.Select(form =>
                new IndependentRecipe { X = SideFamilies.Parse(form), Y = SideFamilies.Parse(form), DimensionsX = 4, DimensionsY = 3, Count = Count }),
            new IndependentRecipe { X = SideFamilies.Parse("student:3"), Y = SideFamilies.Parse("poisson:40"), DimensionsX = 3, DimensionsY = 2, Count = Count },
            new DigitsRecipe { Images = Digits, Classes = ["0", "1"], ShuffledShare = 0, Count = 20 },
            new DigitsRecipe { Images = Digits, Classes = ["1", "2", "0"], ShuffledShare = 0.5, Count = 30 },
            new DigitsToLabelRecipe { Images = Digits, Count = 50 },
            new LabelsRecipe { Source = Letters, Classes = ["a", "b"], ShuffledShare = 0, Count = 20 },
            new LabelsRecipe { Source = Letters, Classes = ["c", "a", "b"], ShuffledShare = 0.3, Count = 30 },
            new DisjointRowsRecipe { Source = source, Dimensions = 6, Count = 10 },
            new DisjointRowsRecipe { Source = source, Dimensions = 2, Count = 15, Logarithm = true },
            lineage,
            hidden,
            hidden with { Shown = 3 },
            lineage with { LateCells = 1 },
            lineage with { MeanCounts = 20_000 },
            lineage with { Dropout = 0.6 },
            interactome,
            interactome with { Fine = true },
            interactome with { Noise = 0.5 },
            interactome with { Families = 6, Proteins = 48 },
        ];
        return recipes.Select(recipe => ($"{recipe.Name} {recipe.Parameters}", recipe));
    }
}
