using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Tests.Golden;

/// <summary>The same seed gives the same numbers in every version: the generators against published numbers, every purpose against a file.</summary>
public sealed class GoldenRandomTests
{
    private const string Path = "LatentMI.Tests/Golden/random-numbers.json";

    [Fact]
    public void The_reference_gives_the_published_numbers()
    {
        // Of splitmix64.c with the state 1234567, and of xoshiro256plusplus.c with the state 1, 2, 3, 4.
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            ReferenceRandom.SplitMix(1234567).Take(5));
        var random = new ReferenceRandom([1, 2, 3, 4]);
        Assert.Equal(
            [
                41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205,
                9973669472204895162, 14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
            ],
            Enumerable.Range(0, 10).Select(_ => random.Next()));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 0)]
    [InlineData(7, 12345)]
    [InlineData(ulong.MaxValue, ulong.MaxValue)]
    public void A_stream_is_xoshiro_whose_state_is_mixed_from_seed_purpose_and_index(ulong seed, ulong index)
    {
        foreach (RandomPurpose purpose in Enum.GetValues<RandomPurpose>())
        {
            var stream = new RandomStream(seed, purpose, index);
            ReferenceRandom reference = Reference(seed, purpose, index);
            Assert.Equal(Enumerable.Range(0, 100).Select(_ => reference.Next()), Enumerable.Range(0, 100).Select(_ => stream.NextBits()));
        }
    }

    [Fact]
    public void Lanes_are_four_such_streams_whose_states_a_stream_draws()
    {
        var lanes = new RandomLanes();
        lanes.Restart(new RandomStream(3, RandomPurpose.Dropout, 5));
        ReferenceRandom states = Reference(3, RandomPurpose.Dropout, 5);
        ulong[] words = [.. Enumerable.Range(0, 4 * RandomLanes.Lanes).Select(_ => states.Next())];
        ReferenceRandom[] references =
            [.. Enumerable.Range(0, RandomLanes.Lanes).Select(lane => new ReferenceRandom([.. Enumerable.Range(0, 4).Select(i => words[(i * RandomLanes.Lanes) + lane])]))];

        var bits = new ulong[400];
        lanes.Fill(bits);
        Assert.Equal(Enumerable.Range(0, bits.Length).Select(i => references[i % RandomLanes.Lanes].Next()), bits);
    }

    [Fact]
    public void Every_kind_of_draw_is_made_from_the_bits_as_documented()
    {
        ReferenceRandom reference = Reference(11, RandomPurpose.Data, 2);
        var stream = new RandomStream(11, RandomPurpose.Data, 2);
        Assert.Equal(reference.Next() >> 11, stream.NextUniform() * (1UL << 53));

        // Two uniform numbers on the disc make two normal ones.
        double u, v, s;
        do
        {
            u = (2 * reference.NextUniform()) - 1;
            v = (2 * reference.NextUniform()) - 1;
            s = (u * u) + (v * v);
        }
        while (s >= 1);
        double scale = Math.Sqrt(-2 * Math.Log(s) / s);
        Assert.Equal(u * scale, stream.NextNormal());
        Assert.Equal(v * scale, stream.NextNormal());

        // The high part of the product; none of these bounds rejects a draw of these.
        foreach (int bound in (int[])[1, 2, 7, 1000, int.MaxValue])
        {
            Assert.Equal((int)(((UInt128)reference.Next() * (uint)bound) >> 64), stream.NextInt(bound));
        }

        int[] order = [.. Enumerable.Range(0, 50)];
        for (int i = 49; i > 0; i--)
        {
            int j = (int)(((UInt128)reference.Next() * (uint)(i + 1)) >> 64);
            (order[i], order[j]) = (order[j], order[i]);
        }

        Assert.Equal(order, stream.NextPermutation(50));
    }

    [Fact]
    public void Every_purpose_gives_the_numbers_that_it_always_gave()
    {
        Dictionary<string, GoldenEntry> entries = Enum.GetValues<RandomPurpose>()
            .ToDictionary(purpose => $"{(ulong)purpose} {purpose}", Draw);
        GoldenFile.Check(Path, GoldenMachine.Current, entries, IsNear);
    }

    // Normal numbers contain a logarithm, which the C library of the platform may round to a neighbor; all else is exact.
    private static bool IsNear(string entry, string value, string expected, string actual)
    {
        const long Neighbors = 4;
        string[] before = expected.Split(' ');
        string[] now = actual.Split(' ');
        return value == "normal" && before.Length == now.Length
            && before.Zip(now).All(pair => Math.Abs(Bits(pair.First) - Bits(pair.Second)) <= Neighbors);

        static long Bits(string text) => long.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static GoldenEntry Draw(RandomPurpose purpose)
    {
        var shuffled = new RandomStream(4, purpose);
        char[] letters = [.. "abcdefghijkl"];
        shuffled.Shuffle<char>(letters);
        int[] rows = [.. Enumerable.Range(0, 12)];
        new RandomStream(5, purpose).ShuffleTogether(rows, [0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5]);
        int[] alone = [.. Enumerable.Range(0, 12)];
        new RandomStream(5, purpose).ShuffleTogether(alone, groups: null);
        var lanes = new RandomLanes();
        lanes.Restart(new RandomStream(6, purpose));
        var bits = new ulong[RandomLanes.Lanes];
        lanes.Fill(bits);
        return new GoldenEntry
        {
            ["bits"] = Hexadecimal(0, random => random.NextBits()),
            ["index 1"] = Hexadecimal(1, random => random.NextBits()),
            ["uniform"] = Hexadecimal(0, random => BitConverter.DoubleToUInt64Bits(random.NextUniform())),
            ["normal"] = Hexadecimal(0, random => BitConverter.DoubleToUInt64Bits(random.NextNormal())),
            ["below 10"] = Decimal(random => random.NextInt(10)),
            ["below 2^31 - 1"] = Decimal(random => random.NextInt(int.MaxValue)),
            ["permutation"] = string.Join(' ', new RandomStream(3, purpose).NextPermutation(12)),
            ["shuffle"] = string.Concat(letters),
            ["shuffle together"] = string.Join(' ', rows),
            ["shuffle without groups"] = string.Join(' ', alone),
            ["lanes"] = string.Join(' ', bits.Select(Hex)),
        };

        string Hexadecimal(ulong index, Func<RandomStream, ulong> draw) => Several(index, random => Hex(draw(random)));

        string Decimal(Func<RandomStream, int> draw) => Several(0, random => draw(random).ToString(CultureInfo.InvariantCulture));

        string Several(ulong index, Func<RandomStream, string> draw)
        {
            var random = new RandomStream(2, purpose, index);
            return string.Join(' ', Enumerable.Range(0, 4).Select(_ => draw(random)));
        }
    }

    private static string Hex(ulong value) => value.ToString("x16", CultureInfo.InvariantCulture);

    // As RandomStream documents: each part is mixed before the next is added.
    private static ReferenceRandom Reference(ulong seed, RandomPurpose purpose, ulong index)
    {
        ulong state = ReferenceRandom.SplitMix(seed).First() ^ ((ulong)purpose * 0xD1342543DE82EF95);
        return new ReferenceRandom(ReferenceRandom.SplitMix(state).First() ^ index);
    }
}
