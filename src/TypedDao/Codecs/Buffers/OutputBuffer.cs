using System.Buffers;

namespace TypedDao.Codecs.Buffers;

/// <summary>
/// Bytes of a file that are not yet handed on. Writers make sure of room once for all parts of a row that have a bounded
/// length, and again for each part that has not.
/// </summary>
internal sealed class OutputBuffer : IDisposable
{
    /// <summary>Bytes from which on the buffer should be handed on.</summary>
    public const int FlushSize = 224 * 1024;

    /// <summary>Bytes that may be written behind what was asked for.</summary>
    public const int Padding = 64;

    private const int InitialSize = 64 * 1024;
    private const int MostAgain = 4 * InitialSize;

    /// <summary>The array; its first <see cref="Length"/> bytes are in use.</summary>
    public byte[] Bytes { get; private set; } = ArrayPool<byte>.Shared.Rent(InitialSize);

    /// <summary>The number of bytes in use.</summary>
    public int Length { get; set; }

    /// <summary>The bytes in use.</summary>
    public ReadOnlySpan<byte> Written => Bytes.AsSpan(0, Length);

    /// <summary>Makes room behind a position; what lies before it is kept.</summary>
    /// <param name="position">Where to write.</param>
    /// <param name="count">How many bytes.</param>
    /// <returns>The array, which may be another one.</returns>
    public byte[] Reserve(int position, int count)
    {
        int needed = checked(position + count + Padding);
        if (needed > Bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, (int)Math.Min(Bytes.Length * 2L, Array.MaxLength)));
            Bytes.AsSpan(0, position).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(Bytes);
            Bytes = larger;
        }

        return Bytes;
    }

    /// <summary>Gives the array away, and goes on empty with another one, as long unless a row was long.</summary>
    /// <returns>The array, of which the first <see cref="Length"/> bytes were in use.</returns>
    public byte[] Take()
    {
        byte[] bytes = Bytes;
        Bytes = ArrayPool<byte>.Shared.Rent(Math.Min(bytes.Length, MostAgain));
        Length = 0;
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Bytes);
            Bytes = [];
        }
    }
}
