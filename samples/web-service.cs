#!/usr/bin/env -S dotnet run
// A web service that estimates: dotnet run -c Release samples/web-service.cs, then
//   curl -d '{"x": [[0.1, 2.0], ...], "y": [[1.5], ...]}' -H 'Content-Type: application/json' localhost:5000/estimate
// A client that goes away, or a service that is stopped, ends the estimate within a moment.
#:sdk Microsoft.NET.Sdk.Web
#:project ../src/LatentMI/LatentMI.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

using LatentMI;
using LatentMI.Estimators.Latent;

WebApplication service = WebApplication.Create(args);
service.MapPost("/estimate", async (Pair pair, CancellationToken gone) =>
{
    using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, service.Lifetime.ApplicationStopping);
    try
    {
        using Samples x = Samples.Create(pair.X);
        using Samples y = Samples.Create(pair.Y);

        // One thread for each request, so that several are served side by side.
        var estimator = new LatentMiEstimator(LatentMiOptions.Default with { Threads = 1 });
        LatentMiEstimate estimate = await Task.Run(() => estimator.Estimate(x, y, progress: null, stop.Token), stop.Token);
        return Results.Ok(new { estimate.Bits, estimate.Interval, Warnings = estimate.Warnings.Select(warning => warning.Message) });
    }
    catch (InputException e)
    {
        return Results.BadRequest(new { Problem = e.Message });
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine($"an estimate of {pair.X.Length} rows was ended");
        return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
    }
});
service.Run();

/// <summary>Rows of X and of Y; row i of X belongs to row i of Y.</summary>
internal sealed record Pair(double[][] X, double[][] Y);
