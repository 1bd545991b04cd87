using System.Globalization;

namespace LatentMI.Cli.Slurm;

/// <summary>The numbers of an array's tasks in Slurm's words, such as <c>0-3,7,9-10</c>.</summary>
internal static class ArrayIndices
{
    /// <summary>Writes them, neighbors as a range.</summary>
    /// <param name="indices">The numbers, rising.</param>
    public static string Write(IReadOnlyList<int> indices)
    {
        var parts = new List<string>();
        for (int start = 0; start < indices.Count;)
        {
            int end = start;
            while (end + 1 < indices.Count && indices[end + 1] == indices[end] + 1)
            {
                end++;
            }

            parts.Add(end == start
                ? indices[start].ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{indices[start]}-{indices[end]}"));
            start = end + 1;
        }

        return string.Join(',', parts);
    }
}
