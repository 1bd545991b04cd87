using System.Text;
using LatentMI.IO.Writing.Hdf5;

namespace LatentMI.Tests.Writing;

/// <summary>The checksum of HDF5 against the values that its author published.</summary>
public sealed class Lookup3Tests
{
    [Theory]
    [InlineData("", 0xDEADBEEF)]
    [InlineData("Four score and seven years ago", 0x17770551)]
    public void Checksums_are_those_of_the_author(string text, uint expected) => Assert.Equal(expected, Lookup3.Of(Encoding.ASCII.GetBytes(text)));
}
