using System.Text;

namespace LatentMI.IO.Formats;

/// <summary>UTF-8, in which a byte that cannot be part of it stands for the character of its number, as in Latin-1.</summary>
/// <remarks>
/// Files of older programs are Latin-1 (ISO 8859-1) without saying so. With one sign for all bytes that are no UTF-8, labels that differ in such a byte only
/// would become one.
/// </remarks>
internal static class TextDecoding
{
    /// <summary>The encoding.</summary>
    public static Encoding Lenient { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new Latin1Fallback());

    private sealed class Latin1Fallback : DecoderFallback
    {
        private const int LongestUnknown = 3;

        public override int MaxCharCount => LongestUnknown;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private byte[] _bytes = [];
            private int _next;

            public override int Remaining => _bytes.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                _bytes = bytesUnknown;
                _next = 0;
                return true;
            }

            public override char GetNextChar() => _next < _bytes.Length ? (char)_bytes[_next++] : '\0';

            public override bool MovePrevious()
            {
                if (_next == 0)
                {
                    return false;
                }

                _next--;
                return true;
            }

            public override void Reset() => (_bytes, _next) = ([], 0);
        }
    }
}
