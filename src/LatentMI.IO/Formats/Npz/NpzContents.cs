using LatentMI.IO.Arrays;

namespace LatentMI.IO.Formats.Npz;

/// <summary>All that an npz archive holds.</summary>
/// <param name="Arrays">The arrays by name, without <c>.npy</c>.</param>
/// <param name="Texts">All other entries, as UTF-8 text, by their whole name.</param>
internal sealed record NpzContents(IReadOnlyDictionary<string, NumericArray> Arrays, IReadOnlyDictionary<string, string> Texts);
