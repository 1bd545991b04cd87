namespace LatentMI.Cli.Options;

/// <summary>A number, or that it is to be chosen.</summary>
/// <param name="Number">The number; null for <c>auto</c>.</param>
internal readonly record struct AutoNumber(int? Number);
