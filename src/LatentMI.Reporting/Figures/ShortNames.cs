using System.Globalization;

namespace LatentMI.Reporting.Figures;

/// <summary>Names that fit beside an axis, of which no two look alike.</summary>
internal static class ShortNames
{
    private const int Tail = 3;

    /// <summary>Shortens the long ones in their middle, since names of a kind begin alike, and numbers those that would be the same.</summary>
    /// <param name="names">The names.</param>
    /// <param name="longest">The most characters of one.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> names, int longest)
    {
        string[] shortened = [.. names.Select(name => name.Length <= longest ? name : $"{name[..(longest - (longest / Tail) - 1)]}…{name[^(longest / Tail)..]}")];
        HashSet<string> alike = [.. shortened.Index().GroupBy(name => name.Item).Where(same => same.Select(name => names[name.Index]).Distinct().Count() > 1).Select(same => same.Key)];
        return [.. shortened.Select((name, i) => alike.Contains(name) ? string.Create(CultureInfo.InvariantCulture, $"{name} ({i + 1})") : name)];
    }
}
