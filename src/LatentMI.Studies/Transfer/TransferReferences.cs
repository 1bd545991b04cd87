namespace LatentMI.Studies.Transfer;

/// <summary>The works to cite for transfer entropy and active information storage.</summary>
public static class TransferReferences
{
    /// <summary>The works, as they would be printed.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "T. Schreiber (2000). Measuring information transfer. Physical Review Letters 85, 461.",
        "J. T. Lizier, M. Prokopenko, A. Y. Zomaya (2012). Local measures of information storage in complex distributed computation. Information Sciences 208, 39.",
        "M. Wibral, N. Pampu, V. Priesemann, F. Siebenhühner, H. Seiwert, M. Lindner, J. T. Lizier, R. Vicente (2013). Measuring information-transfer delays. PLoS ONE 8, e55809.",
    ];
}
