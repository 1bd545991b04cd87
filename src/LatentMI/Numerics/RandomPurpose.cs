namespace LatentMI.Numerics;

/// <summary>What random numbers are drawn for; each purpose has streams of its own. The values are part of a seed's meaning and never change.</summary>
public enum RandomPurpose : ulong
{
    /// <summary>Noise on X that breaks ties between neighbors.</summary>
    TieNoiseX = 1,

    /// <summary>Noise on Y that breaks ties between neighbors.</summary>
    TieNoiseY = 2,

    /// <summary>Which rows train and which validate.</summary>
    Split = 3,

    /// <summary>Initial weights.</summary>
    Weights = 4,

    /// <summary>The order of the training rows within an epoch.</summary>
    TrainingOrder = 5,

    /// <summary>The order of the validation rows within an epoch.</summary>
    ValidationOrder = 6,

    /// <summary>Which activations dropout removes.</summary>
    Dropout = 7,

    /// <summary>The re-paired batches of the MINE term.</summary>
    Repairing = 8,

    /// <summary>Synthetic and resampled data.</summary>
    Data = 9,

    /// <summary>The directions of X of sliced mutual information.</summary>
    SliceDirectionsX = 10,

    /// <summary>The directions of Y of sliced mutual information.</summary>
    SliceDirectionsY = 11,

    /// <summary>Which rows form a batch that is estimated by itself.</summary>
    EstimationBatches = 12,

    /// <summary>The rows of a critic's training batches.</summary>
    CriticBatches = 13,

    /// <summary>The rows of Y that a critic sees beside rows of X that they do not belong to.</summary>
    CriticProductPairs = 14,

    /// <summary>The halves of the rows that a classifier learns from and is tried on.</summary>
    ClassifierSplit = 15,

    /// <summary>Which rows are encoded together by maps fitted on the others.</summary>
    Folds = 16,

    /// <summary>The start of the search for principal components of X.</summary>
    ComponentsX = 17,

    /// <summary>The start of the search for principal components of Y.</summary>
    ComponentsY = 18,

    /// <summary>Which training rows decide when a network has learned enough.</summary>
    NetworkValidation = 19,

    /// <summary>The initial weights of a separable critic.</summary>
    SeparableWeights = 20,

    /// <summary>The order of a separable critic's training rows within an epoch.</summary>
    SeparableOrder = 21,

    /// <summary>The rows that a fitted density ratio is stopped on.</summary>
    RatioValidation = 22,

    /// <summary>The swaps of re-paired surrogates.</summary>
    SurrogateSwaps = 23,

    /// <summary>The re-pairings of a permutation test.</summary>
    Permutation = 30,

    /// <summary>Which rows form the parts of a sample-size curve.</summary>
    SampleSizeParts = 31,

    /// <summary>Which rows are used where there are too many.</summary>
    RowSubsample = 32,

    /// <summary>Which of the rows that share a key are paired.</summary>
    KeyPairing = 33,

    /// <summary>The shuffled pairs beside a pairing.</summary>
    PairingControl = 34,

    /// <summary>The proteins that a trial holds out.</summary>
    HeldOutProteins = 40,

    /// <summary>The numerical integration of what sisters of a simulated lineage share.</summary>
    LineageTruth = 45,

    /// <summary>Which clones are drawn where one side of a comparison has more of them.</summary>
    LineageClones = 46,

    /// <summary>Which stored records are computed again.</summary>
    RecordSample = 48,

    /// <summary>Which rows are predicted together by regressions fitted on the others.</summary>
    AttributionFolds = 50,

    /// <summary>Noise on Z, on which information is conditioned, that breaks ties between neighbors.</summary>
    TieNoiseZ = 55,

    /// <summary>The re-pairings of rows that are neighbors in Z.</summary>
    LocalPermutation = 56,

    /// <summary>The order of equal values, and the sums of columns, where rows are asked whether they resemble their neighbors in the file.</summary>
    RowMemory = 60,

    /// <summary>Re-paired rows on which scores of new pairs are calibrated.</summary>
    ScorePairings = 61,

    /// <summary>The signs of columns in sums whose distances are compared, and the rows that are asked for near-copies.</summary>
    RowSketch = 62,

    /// <summary>The signs of rows whose correlations are compared with those of the data.</summary>
    RowSigns = 63,

    /// <summary>Which rows form the subsamples of a scaling study.</summary>
    ScalingRows = 70,

    /// <summary>Which columns form the subsets of a scaling study.</summary>
    ScalingColumns = 71,

    /// <summary>Which reads of X, and then of Y, binomial thinning keeps.</summary>
    Thinning = 72,

    /// <summary>Noise that a scaling study adds to X, and then to Y.</summary>
    AddedNoise = 73,

    /// <summary>Errors of estimates that a fitted law is fitted to again.</summary>
    LawErrors = 74,

    /// <summary>The values whose ranks have the errors of ranks.</summary>
    RankErrors = 75,

    /// <summary>Which related cells are a pair, and which of the two is on the side of X.</summary>
    RelatedPairing = 76,

    /// <summary>The start of a map of the plane, and which rows are pushed away from others.</summary>
    PlaneMap = 80,
}
