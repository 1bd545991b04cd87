using LatentMI.Studies.Measuring;
using LatentMI.Studies.Sweeps;
using LatentMI.Studies.Trials;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Sweeping;

public sealed class SweepPlannerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_pairs_are_unordered_at_lag_0_and_directed_at_others()
    {
        WriteTable();
        SweepPlan plan = Read("groups: {A: t.csv:a_*, B: t.csv:b_*}\nlags: [0, 1]\nestimate: {}");
        Assert.Equal([new("A", "B", 0), new("A", "B", 1), new("B", "A", 1)], plan.Pairs);
    }

    [Fact]
    public void A_pair_at_an_opposite_lag_is_the_same_pair_exchanged()
    {
        WriteTable();
        SweepPlan plan = Read("groups: {A: t.csv:a_*, B: t.csv:b_*}\nlags: -1..1\nestimate: {}");
        Assert.Equal(3, plan.Pairs.Count);
        Assert.Equal(3, plan.Pairs.Select(pair => pair.Lag < 0 ? pair.Exchanged : pair).Distinct().Count());

        // The one that reads forward in time is kept.
        Assert.Equal([new("A", "B", 0), new("A", "B", 1), new("B", "A", 1)], plan.Pairs);
    }

    [Fact]
    public void Columns_of_a_table_make_groups_by_the_beginnings_of_their_names()
    {
        WriteTable();
        SweepPlan plan = Read("split: {file: t.csv, prefix: _}");
        Assert.Equal(["a", "b"], plan.Groups.Select(group => group.Name));
        Assert.Equal([[0, 2], [1, 3]], plan.Groups.Select(group => group.Columns!));
    }

    [Fact]
    public void Columns_of_a_table_make_groups_by_labels_and_an_empty_label_is_no_group()
    {
        WriteTable();
        _folder.Write("labels.txt", "left\nleft\n\nright\n");
        SweepPlan plan = Read("split: {file: t.csv, labels: labels.txt}");
        Assert.Equal(["left", "right"], plan.Groups.Select(group => group.Name));
        Assert.Equal([[0, 1], [3]], plan.Groups.Select(group => group.Columns!));
    }

    [Fact]
    public void Lists_of_values_and_of_settings_are_multiplied_out()
    {
        WriteTable();
        SweepPlan plan = Read("groups: {A: t.csv:a_*, B: t.csv:b_*}\nseeds: 0..2\nestimate: [{one: [1, 2], two: [a, b]}, {three: true}]");
        Assert.Equal(
            ["one=1 two=a", "one=1 two=b", "one=2 two=a", "one=2 two=b", "three=true"],
            plan.Estimates.Select(estimate => estimate.ToString()));
        Assert.Equal([0UL, 1, 2], plan.Seeds);
        Assert.Equal(15, plan.Trials(_ => new Nothing(), data: null, TestContext.Current.CancellationToken).Count);
    }

    [Fact]
    public void A_lagged_pair_has_the_later_rows_of_Y_beside_the_earlier_ones_of_X()
    {
        WriteTable();
        _folder.Write("plan.yaml", "groups: {A: t.csv:a_1, B: t.csv:b_1}\nlags: 2");
        using var planner = new SweepPlanner(_folder.File("plan.yaml"), 1 << 30, _ => new Nothing());
        SweepPlan plan = planner.Read(TestContext.Current.CancellationToken);
        using var data = plan.Trials(_ => new Nothing(), planner.Data, TestContext.Current.CancellationToken)[0].Recipe.Create(0, TestContext.Current.CancellationToken);

        // The table's row t holds 10 t in a_1 and 10 t + 1 in b_1.
        Assert.Equal((4, 4), (data.X.Count, data.Y.Count));
        Assert.Equal((0.0, 21.0), (data.X[0, 0], data.Y[0, 0]));
        Assert.Equal((30.0, 51.0), (data.X[3, 0], data.Y[3, 0]));
        Assert.True(double.IsNaN(data.TrueBits));
    }

    [Theory]
    [InlineData("groups: {A: t.csv:a_*, B: t.csv:b_*}\nsed: 1", "line 2: sed: there is no such key")]
    [InlineData("groups:\n  A: t.csv:a_*\n  B: gone.csv", "line 3: groups.B")]
    [InlineData("groups:\n  A: t.csv:a_*\n  B: t.csv:z_*", "line 3: groups.B")]
    [InlineData("groups: {A: t.csv:a_*, B: {file: t.csv:b_*, rows: '0:9'}}", "has 6 rows, which do not include 0:9")]
    [InlineData("groups: {A: t.csv:a_*, B: {file: t.csv:b_*, rows: '0:5'}}", "B has 5 rows and A 6")]
    [InlineData("groups: {A: t.csv:a_*, B: t.csv:b_*}\npairs: [[A, A]]", "paired with itself at lag 0")]
    [InlineData("groups: {A: t.csv:a_*, B: t.csv:b_*}\npairs: [[A, C]]", "there is no group 'C'; the groups are A, B")]
    [InlineData("groups: {A: t.csv:a_*, B: t.csv:b_*}\nlags: 6", "too few for the lag 6")]
    [InlineData("groups: {A: t.csv:a_*}", "leaves no pair")]
    [InlineData("groups: {a: t.csv:a_*}\nsplit: {file: t.csv, prefix: _}", "there are two groups 'a'")]
    [InlineData("split: {file: t.csv, prefix: '#'}", "no column name has a part before '#'")]
    [InlineData("groups: {A: 1, B: t.csv:b_*}", "put it in quotes")]
    [InlineData("groups: {A: t.csv:a_*, A: t.csv:b_*}", "neither YAML nor JSON")]
    [InlineData("groups: {A: t.csv:a_*, B: {file: t.csv:b_*, where: 'b_1 = 3'}}", "line 1: groups.B.where")]
    [InlineData("", "is empty")]
    public void What_cannot_be_used_is_named_with_its_line(string text, string expected)
    {
        WriteTable();
        string message = Assert.Throws<InputException>(() => Read(text)).Message;
        Assert.StartsWith(_folder.File("plan.yaml"), message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Rows_are_chosen_by_a_condition_first()
    {
        WriteTable();
        SweepPlan plan = Read("groups: {A: {file: t.csv:a_*, where: a_1 >= 20, rows: '1:'}, B: {file: t.csv:b_*, where: a_1 >= 20, rows: '1:'}}");
        Assert.Equal([3, 3], plan.Groups.Select(group => group.Count));
    }

    [Theory]
    [InlineData("groups: {A: t.csv:a_*, B: t.csv:b_*}\nseeds: 1", "it lacks the seed 1")]
    [InlineData("groups: {A: t.csv:a_*, B: t.csv:b_1}", "the group B was t.csv:b_* of 6 rows and 2 columns and is t.csv:b_1 of 6 rows and 1 column")]
    [InlineData("groups: {A: t.csv:a_*, B: t.csv:b_*}\nlags: 1", "it lacks the pair A with B at lag 1")]
    [InlineData("groups: {A: t.csv:a_*, B: t.csv:b_*}\nestimate: {k: 4}", "it lacks the estimate k=4")]
    public void Another_plan_is_told_from_the_one_of_a_folder(string text, string expected)
    {
        WriteTable();
        SweepPlan first = Read("title: a\ngroups: {A: t.csv:a_*, B: t.csv:b_*}");
        Read("title: b\ngroups: {A: t.csv:a_*, B: t.csv:b_*}").RequireSame("dir", first.ToJson());
        Assert.Contains(expected, Assert.Throws<InputException>(() => Read(text).RequireSame("dir", first.ToJson())).Message, StringComparison.Ordinal);
    }

    private void WriteTable() => _folder.Write(
        "t.csv",
        "a_1,b_1,a_2,b_2\n" + string.Concat(Enumerable.Range(0, 6).Select(t => FormattableString.Invariant($"{10 * t},{(10 * t) + 1},{t % 3}.5,{t % 2}.25\n"))));

    private SweepPlan Read(string text)
    {
        _folder.Write("plan.yaml", text);
        using var planner = new SweepPlanner(_folder.File("plan.yaml"), 1 << 30, _ => new Nothing());
        return planner.Read(TestContext.Current.CancellationToken);
    }

    /// <summary>A measurement that is never made.</summary>
    private sealed class Nothing : IMeasurement
    {
        public string Name => "nothing";

        public ParameterSet Parameters => [];

        public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
