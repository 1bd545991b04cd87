using Extending;

(string Name, Func<SampleResult> Run)[] samples =
[
    ("own-encoder", OwnEncoder.Run),
    ("own-loss", OwnLoss.Run),
    ("own-ratio", OwnRatio.Run),
    ("own-latents", OwnLatents.Run),
];
(string Name, Func<SampleResult> Run)[] wanted = [.. samples.Where(sample => args.Length == 0 || args.Contains(sample.Name))];
if (wanted.Length == 0)
{
    Console.Error.WriteLine($"There is no sample of that name; choose among {string.Join(", ", samples.Select(sample => sample.Name))}.");
    return 2;
}

foreach ((string name, Func<SampleResult> run) in wanted)
{
    SampleResult result = run();
    Console.WriteLine(FormattableString.Invariant(
        $"{name}: {result.Bits:F2} bits by {result.Winner}, 95 % interval {result.Interval.Lower:F2} to {result.Interval.Upper:F2}; the truth is {result.TrueBits:F2}"));
}

return 0;
