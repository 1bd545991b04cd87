#!/usr/bin/env -S dotnet run
// Estimates from arrays of numbers: dotnet run -c Release samples/arrays.cs
#:project ../src/LatentMI/LatentMI.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

using LatentMI;
using LatentMI.Estimators.Latent;

// Rows of eight numbers; the first of X and the first of Y have a correlation of 0.9, which is -log2(1 - 0.81) / 2 = 1.20 bits.
const int Rows = 800;
const int Columns = 8;
const double Correlation = 0.9;
var random = new Random(1);
var x = new double[Rows, Columns];
var y = new double[Rows, Columns];
for (int i = 0; i < Rows; i++)
{
    for (int j = 0; j < Columns; j++)
    {
        (x[i, j], y[i, j]) = (Normal(), Normal());
    }

    y[i, 0] = (Correlation * x[i, 0]) + (Math.Sqrt(1 - (Correlation * Correlation)) * y[i, 0]);
}

using Samples ofX = Samples.Create(x);
using Samples ofY = Samples.Create(y);
LatentMiEstimate estimate = new LatentMiEstimator(LatentMiOptions.Default with { Seed = 7 }).Estimate(ofX, ofY);
Console.WriteLine(FormattableString.Invariant(
    $"{estimate.Bits:F2} bits, 95 % interval {estimate.Interval?.Lower:F2} to {estimate.Interval?.Upper:F2}; the truth is {-Math.Log2(1 - (Correlation * Correlation)) / 2:F2}"));

double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
