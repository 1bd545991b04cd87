using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>What to cite: the works behind the estimators that were used, and this software.</summary>
internal static class Citations
{
    private static readonly (string Method, string Reference)[] Works =
    [
        ("lmi", "Gowri, G., Lun, X.-K., Klein, A. M., Yin, P. (2024). Approximating mutual information of high-dimensional variables using learned "
            + "representations. Advances in Neural Information Processing Systems 37 (NeurIPS 2024)."),
        ("ksg", "Kraskov, A., Stögbauer, H., Grassberger, P. (2004). Estimating mutual information. Physical Review E 69, 066138."),
        ("mine", "Belghazi, M. I., Baratin, A., Rajeswar, S., Ozair, S., Bengio, Y., Courville, A., Hjelm, R. D. (2018). Mutual information neural "
            + "estimation. Proceedings of the 35th International Conference on Machine Learning, PMLR 80, 531-540."),
        ("infonce", "van den Oord, A., Li, Y., Vinyals, O. (2018). Representation learning with contrastive predictive coding. arXiv:1807.03748."),
        ("given", "Frenzel, S., Pompe, B. (2007). Partial mutual information for coupling analysis of multivariate time series. Physical Review Letters "
            + "99, 204101."),
        ("given", "Runge, J. (2018). Conditional independence testing based on a nearest-neighbor estimator of conditional mutual information. Proceedings "
            + "of the 21st International Conference on Artificial Intelligence and Statistics, PMLR 84, 938-947."),
        ("mixed", "Ross, B. C. (2014). Mutual information between discrete and continuous data sets. PLoS ONE 9, e87357."),
        ("sliced", "Goldfeld, Z., Greenewald, K. (2021). Sliced mutual information: a scalable measure of statistical dependence. Advances in Neural "
            + "Information Processing Systems 34 (NeurIPS 2021)."),
    ];

    /// <summary>The part of a page that lists them.</summary>
    /// <param name="estimators">The names of the estimators and of the regularizers that were used.</param>
    /// <param name="version">The version of LatentMI that estimated.</param>
    public static HtmlText Section(IReadOnlyCollection<string> estimators, string version)
    {
        HashSet<string> methods = [.. estimators.SelectMany(Methods)];
        return Page.Section("cite", "How to cite", Html($"""
            <ul class="references">
            {Works.Where(work => methods.Contains(work.Method)).Select(work => Html($"<li>{work.Reference}</li>\n"))}<li>The LatentMI authors. LatentMI (version {version}) [computer software].</li>
            </ul>

            """));
    }

    /// <summary>The methods that an estimator is made of: <c>lmi-mine</c> learns by MINE's bound and estimates by KSG.</summary>
    private static IEnumerable<string> Methods(string estimator) => estimator switch
    {
        "lmi-mine" => ["lmi", "ksg", "mine"],
        "lmi-infonce" => ["lmi", "ksg", "infonce"],
        "lmi" => ["lmi", "ksg"],
        "sliced" => ["sliced", "ksg"],
        _ => [estimator],
    };
}
