using System.Text.Json.Serialization;

namespace LatentMI.Reporting.Reports;

/// <summary>The table that a law was fitted to.</summary>
/// <param name="Address">Its address as it was given.</param>
/// <param name="Level">The column of the levels.</param>
/// <param name="Value">The column of the values.</param>
/// <param name="StandardError">The column of their standard errors; null for none.</param>
/// <param name="Where">The condition that its rows were chosen by; null for all.</param>
public sealed record ScalingTableReport(string Address, string Level, string Value, string? StandardError, string? Where)
{
    /// <summary>The name of the file.</summary>
    [JsonIgnore]
    public string Name => Path.GetFileName(Address);
}
