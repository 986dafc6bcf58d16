using System.Buffers.Binary;

namespace TypedDao.Parquet.Encodings;

/// <summary>Booleans as runs of bits behind their length in four bytes (page Encodings, section Run Length Encoding / Bit-Packing Hybrid).</summary>
internal sealed class RleBooleanDecoder : ValueDecoder<byte>
{
    private readonly RleBitPackedDecoder _runs = new();

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        if (data.Length < sizeof(uint))
        {
            throw EncodingErrors.EndsWithin("the length of runs");
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(data.Span);
        if (length > (uint)(data.Length - sizeof(uint)))
        {
            throw EncodingErrors.Beyond("runs", length, data.Length - sizeof(uint));
        }

        _runs.Reset(data.Slice(sizeof(uint), (int)length), 1);
    }

    /// <inheritdoc/>
    public override void Read(Span<byte> values) => _runs.ReadLevels(values);

    /// <inheritdoc/>
    public override void Skip(int count) => _runs.Skip(count);
}
