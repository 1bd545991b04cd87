namespace LatentMI.Studies.Storing;

/// <summary>What reports tell of a record, and of what is kept of very many records.</summary>
public interface IRecordOutcome : IOutcome
{
    /// <summary>The data in a line: the name of their recipe, and their settings.</summary>
    string Data { get; }

    /// <summary>The estimator.</summary>
    string Estimator { get; }

    /// <summary>Every setting of the estimator that may change its numbers, but the seed.</summary>
    ParameterSet EstimatorParameters { get; }

    /// <summary>The user's seed.</summary>
    ulong Seed { get; }

    /// <summary>The seconds the estimate took.</summary>
    double Seconds { get; }

    /// <summary>The threads that worked on it.</summary>
    int Threads { get; }

    /// <summary>The version of the program.</summary>
    string Version { get; }

    /// <summary>The identifiers of the estimate's warnings.</summary>
    IReadOnlyList<string> Warnings { get; }
}
