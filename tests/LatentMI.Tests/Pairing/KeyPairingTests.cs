using CsCheck;
using LatentMI.Pairing;

namespace LatentMI.Tests.Pairing;

public sealed class KeyPairingTests
{
    [Fact]
    public void Every_draw_has_one_pair_for_each_shared_key() => Gen.Select(Keys(40), Keys(30)).Sample((x, y) =>
    {
        var pairing = KeyPairing.Create(x, y);
        string[] shared = [.. x.OfType<string>().Where(y.Contains).Distinct()];
        Assert.Equal(shared, pairing.Keys);
        RowPairs pairs = pairing.Draw(seed: 3, draw: 1);
        Assert.Equal(shared, pairs.X.Select(row => x[row]));
        Assert.Equal(shared, pairs.Y.Select(row => y[row]));
    });

    [Fact]
    public void Every_pair_of_a_key_is_as_likely()
    {
        string[] x = ["a", "a", "b", "a"];
        string[] y = ["b", "a", "a"];
        var pairing = KeyPairing.Create(x, y);
        const int Draws = 6000;
        Dictionary<(int, int), int> counts = Enumerable.Range(0, Draws)
            .Select(draw => pairing.Draw(seed: 5, draw))
            .GroupBy(pairs => (pairs.X[0], pairs.Y[0]))
            .ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(7, pairing.PossiblePairs);
        Assert.Equal(6, counts.Count);

        // Six pairs of 1000 draws each: five standard deviations of a binomial are 144.
        Assert.All(counts.Values, count => Assert.InRange(count, 856, 1144));
    }

    [Fact]
    public void Pairs_that_are_not_allowed_are_never_drawn()
    {
        string[] clones = ["a", "a", "b", "c", "c", "c"];
        int[] wells = [1, 2, 1, 2, 2, 1];
        var pairing = KeyPairing.Create(clones, clones, (x, y) => wells[x] != wells[y]);
        Assert.Equal(["a", "c"], pairing.Keys);
        for (int draw = 0; draw < 50; draw++)
        {
            RowPairs pairs = pairing.Draw(seed: 1, draw);
            Assert.All(pairs.X.Zip(pairs.Y), pair => Assert.NotEqual(wells[pair.First], wells[pair.Second]));
        }
    }

    [Fact]
    public void The_only_allowed_pair_of_many_is_found()
    {
        string[] keys = [.. Enumerable.Repeat("one", 500)];
        var pairing = KeyPairing.Create(keys, keys, (x, y) => (x, y) == (17, 333));
        RowPairs pairs = pairing.Draw(seed: 1, draw: 0);
        Assert.Equal((17, 333), (pairs.X[0], pairs.Y[0]));
    }

    [Fact]
    public void The_same_seed_and_draw_give_the_same_pairs_and_others_do_not()
    {
        string[] keys = [.. Enumerable.Range(0, 200).Select(row => $"{row % 20}")];
        var pairing = KeyPairing.Create(keys, keys);
        Assert.Equal(pairing.Draw(1, 4).X, pairing.Draw(1, 4).X);
        Assert.NotEqual(pairing.Draw(1, 4).X, pairing.Draw(1, 5).X);
        Assert.NotEqual(pairing.Draw(1, 4).X, pairing.Draw(2, 4).X);
    }

    private static Gen<string?[]> Keys(int most) => Gen.Int[0, 12].Select(key => key == 0 ? null : $"key {key}").Array[0, most];
}
