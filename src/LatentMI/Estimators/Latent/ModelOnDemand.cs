namespace LatentMI.Estimators.Latent;

/// <summary>A model that is fitted when it is first wanted: most estimates are made for their value alone. Threads that ask together get one model.</summary>
internal sealed class ModelOnDemand
{
    private readonly Lock _fitting = new();
    private Func<CancellationToken, LatentModel>? _fit;
    private volatile LatentModel? _model;

    /// <summary>Wraps a model that exists.</summary>
    /// <param name="model">The model.</param>
    public ModelOnDemand(LatentModel model) => _model = model;

    /// <summary>Leaves the fitting for later.</summary>
    /// <param name="fit">Fits the model; kept, with all that it refers to, until it succeeded.</param>
    public ModelOnDemand(Func<CancellationToken, LatentModel> fit) => _fit = fit;

    /// <summary>The model. Where its fitting fails or is cancelled, the next call begins it anew.</summary>
    /// <param name="cancellationToken">Ends the fitting early.</param>
    public LatentModel Get(CancellationToken cancellationToken)
    {
        if (_model is { } fitted)
        {
            return fitted;
        }

        lock (_fitting)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_model is null)
            {
                _model = _fit!(cancellationToken);

                // The samples and the latents that it was fitted to may go.
                _fit = null;
            }

            return _model;
        }
    }
}
