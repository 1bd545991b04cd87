using LatentMI.IO;

namespace LatentMI.Tests.Reading;

/// <summary>Assertions about what <see cref="SampleReader"/> refuses.</summary>
internal static class ReadingErrors
{
    /// <summary>Asserts that an address is refused with exactly this message.</summary>
    public static void AssertMessage(string address, string expected)
    {
        InputException e = Assert.Throws<InputException>(() => SampleReader.Read(address, TestContext.Current.CancellationToken));
        Assert.Equal(expected, e.Message);
    }
}
