namespace LatentMI.Cli.Progress;

/// <summary>How progress is put into a line and a bar.</summary>
/// <typeparam name="TProgress">What the work reports.</typeparam>
internal interface IProgressText<in TProgress>
{
    /// <summary>One line.</summary>
    /// <param name="progress">Where the work stands.</param>
    string Describe(TProgress progress);

    /// <summary>The share that is done, from 0 to 1.</summary>
    /// <param name="progress">Where the work stands.</param>
    double Fraction(TProgress progress);

    /// <summary>Whether a stage begins, which is worth a line at once.</summary>
    /// <param name="progress">Where the work stands.</param>
    bool Begins(TProgress progress) => false;
}
