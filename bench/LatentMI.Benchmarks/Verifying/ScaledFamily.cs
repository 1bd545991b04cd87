namespace LatentMI.Benchmarks.Verifying;

/// <summary>Data whose information is known at every level of noise, depth or rows.</summary>
internal enum ScaledFamily
{
    /// <summary>One Gaussian signal in five columns, and Y: the law of noise is exact.</summary>
    Channel,

    /// <summary>Three such signals: the law of noise is not exact.</summary>
    Channels,

    /// <summary>Counts whose rates follow a continuous factor, which Y holds with noise.</summary>
    Factor,

    /// <summary>Counts of five types of cells; Y is the type.</summary>
    Types,

    /// <summary>Two Gaussian columns on each side, strongly correlated; the number of rows changes, with which nearest neighbors come to be near.</summary>
    Rows,
}
