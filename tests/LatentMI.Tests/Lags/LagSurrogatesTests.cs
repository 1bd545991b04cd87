using LatentMI.Studies.Lags;

namespace LatentMI.Tests.Lags;

public sealed class LagSurrogatesTests
{
    [Fact]
    public void Shifts_are_all_different_and_none_is_the_pairing_itself()
    {
        int[] rows = [2, 3, 4, 5, 6];
        int[][] shifted = [.. LagSurrogates.Shifts(count: 10, surrogates: 9, seed: 1).Select(move => move(rows))];

        Assert.Equal(Enumerable.Range(1, 9), shifted.Select(surrogate => (surrogate[0] - 2 + 10) % 10).Order());
        Assert.All(shifted, surrogate => Assert.Equal(rows.Select(row => (row + surrogate[0] - 2 + 10) % 10), surrogate));
    }

    [Fact]
    public void Trials_are_exchanged_as_wholes()
    {
        int[] rows = [1, 2, 11, 12, 21, 22, 31, 32];
        int[] trials = [0, 0, 3, 3, 4, 4, 9, 9];

        int[][] exchanged = [.. LagSurrogates.Exchanges(trials, surrogates: 50, seed: 1).Select(move => move(rows))];

        Assert.All(exchanged, surrogate =>
        {
            Assert.Equal(rows, surrogate.Order());
            Assert.All(Enumerable.Range(0, 4), trial => Assert.Equal(1, surrogate[(2 * trial) + 1] - surrogate[2 * trial]));
            Assert.All(surrogate.Where((_, place) => place % 2 == 0), first => Assert.Contains(first, new[] { 1, 11, 21, 31 }));
        });
        Assert.True(exchanged.Select(surrogate => string.Join(' ', surrogate)).Distinct().Count() > 15);
    }
}
