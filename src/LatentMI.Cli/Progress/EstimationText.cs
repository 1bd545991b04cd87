using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;
using LatentMI.Representation;

namespace LatentMI.Cli.Progress;

/// <summary>The words of the progress of an estimate.</summary>
internal sealed class EstimationText : IProgressText<EstimationProgress>
{
    // The shares of the work that are done when a representation begins; training of networks takes longest.
    private const double Prepared = 0.05;
    private const double Kernel = 0.15;
    private const double Folded = 0.25;
    private const double Network = 0.35;
    private const double Calibrating = 0.75;

    private readonly TrainingText _training = new();

    /// <inheritdoc/>
    public string Describe(EstimationProgress progress) => progress.Term is { } term ? $"{term}: {DescribeStage(progress)}" : DescribeStage(progress);

    /// <inheritdoc/>
    /// <remarks>Roughly: the stages are as long as they usually are, and terms take as long as each other.</remarks>
    public double Fraction(EstimationProgress progress)
    {
        IReadOnlyList<string> terms = ConditionalLatentMiEstimator.Terms;
        return progress.Term is { } term ? (terms.ToList().IndexOf(term) + FractionOfStages(progress)) / terms.Count : FractionOfStages(progress);
    }

    /// <inheritdoc/>
    /// <remarks>Data that cannot be used end the preparation, and leave a line of their own.</remarks>
    public bool Begins(EstimationProgress progress) => progress is { Training: null, Stage: not EstimationStage.Preparing };

    private string DescribeStage(EstimationProgress progress) => progress switch
    {
        { Training: { } training } => _training.Describe(training),
        { Stage: EstimationStage.Preparing } => "preparing the columns",
        { Stage: EstimationStage.Calibrating } => "estimating from the latents",
        { Representation: RepresentationKind.Network } => "representing: training networks",
        { Representation: RepresentationKind.Columns } => "representing: screening columns",
        { Representation: RepresentationKind.Norms } => "representing: comparing the sizes of rows",
        _ => $"representing: fitting {progress.Representation?.ToString().ToLowerInvariant()} maps",
    };

    private double FractionOfStages(EstimationProgress progress) => progress switch
    {
        { Training: { } training } => _training.Fraction(training),
        { Stage: EstimationStage.Preparing } => 0,
        { Stage: EstimationStage.Calibrating } => Calibrating,
        { Representation: RepresentationKind.Columns or RepresentationKind.Norms or RepresentationKind.Linear or RepresentationKind.Modulated } => Prepared,
        { Representation: RepresentationKind.Kernel } => Kernel,
        { Representation: RepresentationKind.Folded } => Folded,
        _ => Network,
    };
}
