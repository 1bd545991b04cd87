using LatentMI.Estimators.Ksg;
using LatentMI.Experiments.Datasets.Teachers;
using LatentMI.Numerics;
using LatentMI.Studies.Trials;
using MathNet.Numerics.LinearAlgebra;

namespace LatentMI.Experiments.Tests.Datasets;

public class TeachersRecipeTests
{
    private const int Dimensions = 40;
    private const float Step = 1f / 64;

    [Theory]
    [InlineData(TeacherActivation.Tanh, 2)]
    [InlineData(TeacherActivation.Softplus, 2)]
    [InlineData(TeacherActivation.Relu, 2)]
    [InlineData(TeacherActivation.Tanh, 8)]
    [InlineData(TeacherActivation.Softplus, 8)]
    [InlineData(TeacherActivation.Relu, 8)]
    public void Columns_change_with_every_direction_of_the_latents(TeacherActivation activation, int latents)
    {
        var random = new RandomStream(3, RandomPurpose.Data);
        var teacher = new TeacherNetwork(latents, Dimensions, activation, random);
        for (int trial = 0; trial < 300; trial++)
        {
            float[] place = [.. Enumerable.Range(0, latents).Select(_ => (float)random.NextNormal())];
            float[] here = Compute(teacher, Dimensions, place);
            Matrix<double> slopes = Matrix<double>.Build.DenseOfColumns(Enumerable.Range(0, latents).Select(latent =>
            {
                float[] moved = [.. place];
                moved[latent] += Step;
                return Compute(teacher, Dimensions, moved).Zip(here, (there, value) => (double)(there - value) / Step);
            }));

            // Rounding is of the order 1e-6 / Step.
            Assert.True(slopes.Svd(computeVectors: false).S.Minimum() > 0.01);
        }
    }

    [Theory]
    [InlineData(TeacherActivation.Tanh)]
    [InlineData(TeacherActivation.Softplus)]
    [InlineData(TeacherActivation.Relu)]
    public void Latents_that_are_far_apart_have_columns_that_are(TeacherActivation activation)
    {
        var random = new RandomStream(4, RandomPurpose.Data);
        int dimensions = (int)TeacherNetwork.LeastDimensions(2);
        var teacher = new TeacherNetwork(2, dimensions, activation, random);
        float[][] places = [.. Enumerable.Range(0, 400).Select(_ => new[] { (float)random.NextNormal(), (float)random.NextNormal() })];
        float[][] rows = [.. places.Select(place => Compute(teacher, dimensions, place))];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.True(Distance(rows[i], rows[j]) > 0.01 * Distance(places[i], places[j]));
            }
        }

        static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
    }

    [Theory]
    [InlineData(TeacherActivation.Tanh)]
    [InlineData(TeacherActivation.Softplus)]
    [InlineData(TeacherActivation.Relu)]
    public void Nearest_neighbors_find_the_truth_where_latents_are_few(TeacherActivation activation)
    {
        var recipe = new TeachersRecipe { Activation = activation, Dimensions = Dimensions, IntrinsicDimensions = 2, Exclusive = 0, Bits = 2, Count = 3000 };
        Dataset data = recipe.Create(seed: 1, TestContext.Current.CancellationToken);

        // The standard error of KSG is 0.02 to 0.03 bits here.
        Assert.Equal(2, new KsgEstimator().Estimate(data.X, data.Y, TestContext.Current.CancellationToken).Bits, 0.12);
    }

    [Fact]
    public void Too_few_columns_are_refused()
    {
        Assert.Equal(9, TeachersRecipe.LeastDimensions(3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(8));
        Dataset data = Create(9);
        Assert.Equal((20, 9, 9, 1.5), (data.X.Count, data.X.Dimensions, data.Y.Dimensions, data.TrueBits));

        static Dataset Create(int dimensions) => new TeachersRecipe
        {
            Activation = TeacherActivation.Relu,
            Dimensions = dimensions,
            IntrinsicDimensions = 3,
            Exclusive = 1,
            Bits = 1.5,
            Count = 20,
        }.Create(seed: 0, TestContext.Current.CancellationToken);
    }

    private static float[] Compute(TeacherNetwork teacher, int dimensions, float[] latents)
    {
        var row = new float[dimensions];
        teacher.Compute(latents, row);
        return row;
    }
}
