namespace LatentMI.Studies.Synergy;

/// <summary>Which terms the quantities of a study consist of.</summary>
internal sealed class SynergyTerms
{
    private readonly int _sources;

    /// <summary>Lists the terms.</summary>
    /// <param name="sources">The number of sources, m.</param>
    /// <param name="betweenSources">Whether the estimator knows what sources share with each other, and with another joined to the target.</param>
    public SynergyTerms(int sources, bool betweenSources)
    {
        _sources = sources;
        KnowsBetweenSources = betweenSources;
        int[] all = [.. Enumerable.Range(0, sources)];
        Pairs = [.. all.SelectMany(first => all.Where(second => second > first).Select(second => (first, second)))];
        Tested = [.. all.Select(Alone).Concat(Pairs.Select(pair => Together(pair.First, pair.Second))).Append(AllTogether).Distinct()];
        All =
        [
            .. Tested.Concat(all.Select(OthersTogether))
                .Concat(betweenSources ? all.Select(WithOthers).Concat(all.Select(WithOthersAndTarget)).Concat(Chain) : [])
                .Distinct(),
        ];
    }

    /// <summary>All terms, each once.</summary>
    public IReadOnlyList<SynergyTerm> All { get; }

    /// <summary>Those that are estimated again for each re-pairing of the target's rows: each source, each pair and all together.</summary>
    public IReadOnlyList<SynergyTerm> Tested { get; }

    /// <summary>The pairs of sources.</summary>
    public IReadOnlyList<(int First, int Second)> Pairs { get; }

    /// <summary>Whether the estimator knows what sources share with each other.</summary>
    public bool KnowsBetweenSources { get; }

    /// <summary>I(all;Y).</summary>
    public SynergyTerm AllTogether => SynergyTerm.Of(_sources, AllSources);

    /// <summary>Those whose sum is the total correlation of the sources: I(second;first), I(third;first,second), and so on.</summary>
    public IEnumerable<SynergyTerm> Chain => Enumerable.Range(1, _sources - 1).Select(source => SynergyTerm.Of(source, (1u << source) - 1));

    private uint AllSources => (1u << _sources) - 1;

    /// <summary>I(A;Y).</summary>
    /// <param name="source">A.</param>
    public SynergyTerm Alone(int source) => SynergyTerm.Of(source, 1u << _sources);

    /// <summary>I(A,B;Y).</summary>
    /// <param name="first">A.</param>
    /// <param name="second">B.</param>
    public SynergyTerm Together(int first, int second) => SynergyTerm.Of(_sources, 1u << first | 1u << second);

    /// <summary>I(others;Y).</summary>
    /// <param name="source">The source that is left out.</param>
    public SynergyTerm OthersTogether(int source) => SynergyTerm.Of(_sources, Others(source));

    /// <summary>I(A;others).</summary>
    /// <param name="source">A.</param>
    public SynergyTerm WithOthers(int source) => SynergyTerm.Of(source, Others(source));

    /// <summary>I(A;others,Y).</summary>
    /// <param name="source">A.</param>
    public SynergyTerm WithOthersAndTarget(int source) => SynergyTerm.Of(source, Others(source) | 1u << _sources);

    private uint Others(int source) => AllSources & ~(1u << source);
}
