namespace LatentMI.Settings;

/// <summary>The names of the maps from columns to latents that an estimate tries, in results and settings.</summary>
internal static class MapNames
{
    /// <summary>A few columns, unchanged.</summary>
    public const string Columns = "columns";

    /// <summary>Columns that matter by their products, unchanged.</summary>
    public const string InteractingColumns = "interacting-columns";

    /// <summary>The same columns in their own units.</summary>
    public const string UnrankedColumns = "unranked-columns";

    /// <summary>The same columns in powers or logarithms that bring them nearer to a normal distribution.</summary>
    public const string PowerColumns = "power-columns";

    /// <summary>How large rows are.</summary>
    public const string Norms = "norms";

    /// <summary>Canonical variates of leading components.</summary>
    public const string Linear = "linear";

    /// <summary>Those of screened columns.</summary>
    public const string ScreenedLinear = "screened-linear";

    /// <summary>Those of few columns in their own units.</summary>
    public const string UnrankedLinear = "unranked-linear";

    /// <summary>Those of few columns in powers or logarithms.</summary>
    public const string PowerLinear = "power-linear";

    /// <summary>Those of all columns.</summary>
    public const string AllColumns = "all-columns";

    /// <summary>Canonical variates of the directions of rows, whatever their size.</summary>
    public const string UnitNorm = "unit-norm";

    /// <summary>Those of screened columns.</summary>
    public const string ScreenedUnitNorm = "screened-unit-norm";

    /// <summary>Canonical variates of columns and of their products with how large the row is.</summary>
    public const string Modulated = "modulated";

    /// <summary>Canonical variates of how near a row is to landmarks.</summary>
    public const string Kernel = "kernel";

    /// <summary>Those of screened columns.</summary>
    public const string ScreenedKernel = "screened-kernel";

    /// <summary>Canonical variates of folded scores.</summary>
    public const string Folded = "folded";

    /// <summary>Networks.</summary>
    public const string Network = "network";

    /// <summary>All of them, in the order in which they are tried.</summary>
    public static IReadOnlyList<string> All { get; } = [Columns, InteractingColumns, UnrankedColumns, PowerColumns, Norms, Linear, ScreenedLinear, UnrankedLinear, PowerLinear, UnitNorm, ScreenedUnitNorm, Modulated, Kernel, ScreenedKernel, Folded, Network, AllColumns];
}
