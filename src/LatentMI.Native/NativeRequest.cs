using System.Runtime.InteropServices;

namespace LatentMI.Native;

/// <summary>An estimate to make: <c>lmi_request</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeRequest
{
    /// <summary>X.</summary>
    public NativeArray* X;

    /// <summary>Y.</summary>
    public NativeArray* Y;

    /// <summary>Z; null for unconditional information.</summary>
    public NativeArray* Given;

    /// <summary>The group of each row; null where none belong together.</summary>
    public int* Groups;

    /// <summary>The settings as a JSON object; null for defaults.</summary>
    public byte* Settings;

    /// <summary>1 to fit the model.</summary>
    public int WithModel;

    /// <summary>The re-pairings of an attribution; 0 for none.</summary>
    public int AttributionPermutations;

    /// <summary>Told where the work stands, and asked whether to go on; null for neither.</summary>
    public delegate* unmanaged[Cdecl]<void*, byte*, int, int, int> Progress;

    /// <summary>Handed to <see cref="Progress"/>.</summary>
    public void* Context;
}
