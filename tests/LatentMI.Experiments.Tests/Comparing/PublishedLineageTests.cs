using LatentMI.Experiments.Comparing;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Comparing;

public sealed class PublishedLineageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lmi");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Pairings_and_cells_are_told_by_their_columns()
    {
        var pairings = PublishedLineage.Read(Write("a.csv", ",Shuffled?,Timepoints,LMI\n0,Real,2-6,0.25\n1,Shuffled,2-6,0\n2,Real,6-6,1\n3,Real,6-6,3\n"));
        Assert.Equal((0.25, 1), (pairings.EarlyLate!.MeanBits, pairings.EarlyLate.Count));
        Assert.Equal((2, Math.Sqrt(2)), (pairings.Sisters!.MeanBits, pairings.Sisters.StandardDeviation));
        Assert.Equal(0, pairings.ShuffledEarlyLate!.MeanBits);
        Assert.Null(pairings.ShuffledSisters);
        Assert.Null(pairings.LateCells);

        var late = PublishedLineage.Read(Write("b.csv", ",SPRING1,SPRING2,pMI\n7,1,2,0.5\n8,1,2,1.5\n"));
        Assert.Equal((1, 2), (late.LateCells!.MeanBits, late.LateCells.Count));
        Assert.Null(late.Sisters);

        // The rise is along pseudotime and not along the file.
        var early = PublishedLineage.Read(Write("c.csv", ",SPRING1,SPRING2,Neutrophil PT,pMI,smooth pMI\n1,0,0,30,5,0\n2,0,0,10,1,0\n3,0,0,20,0,0\n"));
        Assert.Equal((2, 4), (early.EarlyCells!.MeanBits, early.RiseBits));
        Assert.Null(early.LateCells);
    }

    [Fact]
    public void The_published_files_hold_what_the_paper_says()
    {
        var published = PublishedLineage.Read(Path.GetDirectoryName(SharedFiles.Path("data/paper/H_markov_test.csv"))!);
        Assert.Equal((0.984, 50), (Math.Round(published.Sisters!.MeanBits, 3), published.Sisters.Count));
        Assert.Equal(0.013, published.Sisters.StandardError!.Value, 0.0005);
        Assert.Equal(0.010, published.ShuffledSisters!.MeanBits, 0.0005);
        Assert.Equal((3320, 1215), (published.LateCells!.Count, published.EarlyCells!.Count));

        // The stored file has the pairings of sisters alone.
        Assert.Null(published.EarlyLate);
    }

    [Theory]
    [InlineData(",a,b\n1,2,3\n", "neither the column 'Timepoints' nor 'pMI'")]
    [InlineData(",Shuffled?,Timepoints,LMI\n0,Real,2-6,x\n", "LMI is not a number: x")]
    [InlineData(",SPRING1,SPRING2,pMI\n", "there are no rows")]
    public void Other_files_are_refused(string text, string words) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => PublishedLineage.Read(Write("d.csv", text))).Message);

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Contains("there is no such file", Assert.Throws<InputException>(() => PublishedLineage.Read(Path.Combine(_folder.FullName, "none"))).Message);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
