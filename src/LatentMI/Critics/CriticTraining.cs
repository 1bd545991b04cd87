namespace LatentMI.Critics;

/// <summary>What training a critic gave.</summary>
/// <param name="Tests">The bound on the test half after some of the steps, in bits, in order.</param>
/// <param name="BestStep">The step of the largest.</param>
/// <param name="StepsRun">The number of steps.</param>
/// <param name="StoppedEarly">Whether tests below the best ended the training.</param>
/// <param name="Diverged">Whether a test that was not a finite number ended it.</param>
/// <param name="PointwiseBits">The pairs' shares of the largest test, in the order of the test rows.</param>
internal sealed record CriticTraining(
    IReadOnlyList<CriticTest> Tests, int BestStep, int StepsRun, bool StoppedEarly, bool Diverged, double[] PointwiseBits);
