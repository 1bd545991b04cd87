using System.Text.Json;

namespace LatentMI.Reporting.Reports;

/// <summary>Names of choices as the command line has them: <c>infonce</c>, <c>auto</c>.</summary>
internal sealed class LowerCaseNames : JsonNamingPolicy
{
    /// <inheritdoc/>
    public override string ConvertName(string name) => name.ToLowerInvariant();
}
