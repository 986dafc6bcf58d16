using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Writing;

/// <summary>The values of a chunk in the encoding that was chosen for them, page by page.</summary>
/// <param name="encoding">The encoding.</param>
internal abstract class PageValues(Encoding encoding)
{
    /// <summary>The encoding.</summary>
    public Encoding Encoding => encoding;

    /// <summary>Encodes the values of a page.</summary>
    /// <param name="start">The first value.</param>
    /// <param name="count">How many.</param>
    /// <param name="output">Takes them.</param>
    public abstract void Encode(int start, int count, PooledBuffer output);

    /// <summary>The bounds of the values of a page.</summary>
    /// <param name="start">The first value.</param>
    /// <param name="count">How many.</param>
    public abstract ValueBounds BoundsOf(int start, int count);

    /// <summary>Compares two bounds in the order of the type.</summary>
    /// <param name="x">One bound.</param>
    /// <param name="y">The other.</param>
    public abstract int Compare(byte[] x, byte[] y);
}

/// <summary>Values of one size.</summary>
/// <typeparam name="T">The physical type.</typeparam>
/// <param name="leaf">The values.</param>
/// <param name="encoding">The encoding.</param>
internal sealed class FixedPageValues<T>(FixedBuffer<T> leaf, Encoding encoding) : PageValues(encoding)
    where T : unmanaged, IEquatable<T>, IComparable<T>
{
    /// <inheritdoc/>
    public override void Encode(int start, int count, PooledBuffer output)
    {
        ReadOnlySpan<T> values = leaf.Values.Slice(start, count);
        switch (Encoding)
        {
            case Encoding.Rle:
                RleBitPackedEncoder.EncodeWithLength(values, 1, output);
                break;
            case Encoding.DeltaBinaryPacked when Unsafe.SizeOf<T>() == sizeof(int):
                DeltaBinaryPackedEncoder.Encode(MemoryMarshal.Cast<T, int>(values), output);
                break;
            case Encoding.DeltaBinaryPacked:
                DeltaBinaryPackedEncoder.Encode(MemoryMarshal.Cast<T, long>(values), output);
                break;
            case Encoding.ByteStreamSplit:
                ByteStreamSplitEncoder.Encode(values, output);
                break;
            case Encoding.Plain when typeof(T) == typeof(byte):
                PlainEncoder.EncodeBooleans(MemoryMarshal.Cast<T, byte>(values), output);
                break;
            default:
                PlainEncoder.Encode(values, output);
                break;
        }
    }

    /// <inheritdoc/>
    public override ValueBounds BoundsOf(int start, int count) => Bounds.Of(leaf.Values.Slice(start, count));

    /// <inheritdoc/>
    public override int Compare(byte[] x, byte[] y) => MemoryMarshal.Read<T>(x).CompareTo(MemoryMarshal.Read<T>(y));
}

/// <summary>Values of bytes.</summary>
/// <param name="leaf">The values.</param>
/// <param name="encoding">The encoding.</param>
internal sealed class BinaryPageValues(BinaryBuffer leaf, Encoding encoding) : PageValues(encoding)
{
    /// <inheritdoc/>
    public override void Encode(int start, int count, PooledBuffer output)
    {
        ReadOnlySpan<ByteSlice> values = leaf.Values.Slice(start, count);
        switch (Encoding)
        {
            case Encoding.DeltaLengthByteArray:
                DeltaBinaryEncoder.EncodeLengths(leaf.Bytes, values, output);
                break;
            case Encoding.DeltaByteArray:
                DeltaBinaryEncoder.Encode(leaf.Bytes, values, output);
                break;
            default:
                if (leaf.Length is null)
                {
                    PlainEncoder.EncodeBinary(leaf.Bytes, values, output);
                }
                else
                {
                    PlainEncoder.EncodeBare(leaf.Bytes, values, output);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public override ValueBounds BoundsOf(int start, int count) => Bounds.Of(leaf.Bytes, leaf.Values.Slice(start, count), leaf.Order, leaf.IsText);

    /// <inheritdoc/>
    public override int Compare(byte[] x, byte[] y) => Bounds.Compare(x, y, leaf.Order);
}

/// <summary>Values as places in a dictionary.</summary>
/// <param name="values">The values themselves, for their bounds.</param>
/// <param name="places">Their places.</param>
/// <param name="count">How many entries the dictionary has.</param>
internal sealed class PlacePageValues(PageValues values, ReadOnlyMemory<int> places, int count) : PageValues(Encoding.RleDictionary)
{
    private readonly int _bitWidth = 32 - int.LeadingZeroCount(Math.Max(0, count - 1));

    /// <summary>The bits of a place.</summary>
    public int BitWidth => _bitWidth;

    /// <inheritdoc/>
    public override void Encode(int start, int count, PooledBuffer output)
    {
        output.Write([(byte)_bitWidth]);
        RleBitPackedEncoder.Encode(places.Span.Slice(start, count), _bitWidth, output);
    }

    /// <inheritdoc/>
    public override ValueBounds BoundsOf(int start, int count) => values.BoundsOf(start, count);

    /// <inheritdoc/>
    public override int Compare(byte[] x, byte[] y) => values.Compare(x, y);
}
