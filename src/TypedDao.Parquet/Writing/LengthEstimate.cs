namespace TypedDao.Parquet.Writing;

/// <summary>
/// About how many bytes a row group will take that is still collected: in proportion to what those before it took. Of the first one parts are
/// encoded to see it, each time when it has become eight times as large.
/// </summary>
/// <param name="schema">The leaves.</param>
/// <param name="options">How files are written.</param>
internal sealed class LengthEstimate(WriteSchema schema, WriteOptions options)
{
    private const long FirstTrial = 32 << 10;
    private const int Growth = 8;

    private long _plain;
    private long _encoded;
    private long _nextTrial = FirstTrial;

    /// <summary>Learns what a row group took.</summary>
    /// <param name="plain">The bytes of its values.</param>
    /// <param name="encoded">The bytes in the file.</param>
    public void Add(long plain, long encoded)
    {
        if (_nextTrial < long.MaxValue)
        {
            (_plain, _encoded, _nextTrial) = (0, 0, long.MaxValue);
        }

        _plain += plain;
        _encoded += encoded;
    }

    /// <summary>The bytes that the row group at hand will take.</summary>
    /// <param name="plain">The bytes of its values.</param>
    public long Of(long plain)
    {
        if (plain >= _nextTrial)
        {
            (_plain, _encoded, _nextTrial) = (plain, Try(), plain * Growth);
        }

        return _plain == 0 ? plain : (long)((double)plain * _encoded / _plain);
    }

    private long Try()
    {
        using var encoder = new ChunkEncoder(options);
        long bytes = 0;
        foreach (LeafBuffer leaf in schema.Leaves)
        {
            using EncodedChunk chunk = leaf.Encode(encoder);
            bytes += chunk.CompressedSize;
        }

        return bytes;
    }
}
