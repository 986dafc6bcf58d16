using System.Buffers.Binary;
using System.Reflection;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Writing;

/// <summary>Writes row groups and what ends a file: page "File Format" of the format.</summary>
/// <param name="destination">Takes the bytes.</param>
/// <param name="schema">The schema.</param>
/// <param name="options">How files are written.</param>
/// <param name="threads">How many threads may encode columns at the same time.</param>
internal sealed class RowGroupWriter(Stream destination, WriteSchema schema, WriteOptions options, int threads) : IDisposable
{
    private static readonly string CreatedBy
        = $"TypedDao version {typeof(RowGroupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0"}";

    private readonly List<WrittenGroup> _groups = [];
    private readonly PooledBuffer _tail = new();
    private long _position;

    private static ReadOnlyMemory<byte> Magic { get; } = "PAR1"u8.ToArray();

    /// <summary>The bytes that were written.</summary>
    public long Length => _position;

    /// <summary>Encodes and writes what was collected, and forgets it.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask WriteGroupAsync(int rows, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        schema.Order.Sort(rows);
        EncodedChunk[] chunks = await EncodeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (EncodedChunk chunk in chunks)
            {
                chunk.Offset = _position;
                await WriteAsync(chunk.Bytes.WrittenMemory, cancellationToken).ConfigureAwait(false);
            }

            await WriteFiltersAsync(chunks, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Array.ForEach(chunks, chunk => chunk.Dispose());
        }

        _groups.Add(new WrittenGroup(chunks, rows));
    }

    /// <summary>Writes the indexes of pages and the footer.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        foreach (EncodedChunk chunk in _groups.SelectMany(group => group.Chunks))
        {
            int start = _tail.Length;
            if (PageIndexWriter.TryWriteColumnIndex(chunk, chunk.Compare!, _tail))
            {
                chunk.ColumnIndex = (_position + start, _tail.Length - start);
            }
        }

        foreach (EncodedChunk chunk in _groups.SelectMany(group => group.Chunks))
        {
            int start = _tail.Length;
            PageIndexWriter.WriteOffsetIndex(chunk, _tail);
            chunk.OffsetIndex = (_position + start, _tail.Length - start);
        }

        int footer = _tail.Length;
        new FooterWriter(_tail).Write(schema.Elements, _groups, schema.Order, CreatedBy);
        BinaryPrimitives.WriteInt32LittleEndian(_tail.GetSpan(sizeof(int)), _tail.Length - footer);
        _tail.Advance(sizeof(int));
        _tail.Write(Magic.Span);
        await WriteAsync(_tail.WrittenMemory, cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _tail.Dispose();

    private ValueTask BeginAsync(CancellationToken cancellationToken) => _position == 0 ? WriteAsync(Magic, cancellationToken) : default;

    // Behind their row group, so that a writer holds those of one row group alone.
    private async ValueTask WriteFiltersAsync(EncodedChunk[] chunks, CancellationToken cancellationToken)
    {
        _tail.Clear();
        foreach (EncodedChunk chunk in chunks)
        {
            if (chunk.Filter is { } filter)
            {
                int start = _tail.Length;
                filter.Write(_tail);
                chunk.BloomFilter = (_position + start, _tail.Length - start);
                chunk.Filter = null;
            }
        }

        await WriteAsync(_tail.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _tail.Clear();
    }

    // Encoders are made for each row group: a writer that waits for rows holds nothing else.
    private async Task<EncodedChunk[]> EncodeAsync(CancellationToken cancellationToken)
    {
        var chunks = new EncodedChunk[schema.Leaves.Count];
        var taken = new Taken();
        int others = Math.Min(threads, chunks.Length) - 1;
        if (others <= 0)
        {
            Encode(chunks, taken);
            return chunks;
        }

        Task[] tasks = [.. Enumerable.Range(0, others).Select(_ => Task.Run(() => Encode(chunks, taken), CancellationToken.None))];
        try
        {
            Encode(chunks, taken);
        }
        finally
        {
            await Task.WhenAll(tasks).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return chunks;
    }

    // Each thread takes the next leaf that nobody has taken.
    private void Encode(EncodedChunk[] chunks, Taken taken)
    {
        using var encoder = new ChunkEncoder(options);
        for (int leaf; (leaf = Interlocked.Increment(ref taken.Count) - 1) < chunks.Length;)
        {
            chunks[leaf] = schema.Leaves[leaf].Encode(encoder);
            schema.Leaves[leaf].Clear();
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        _position += bytes.Length;
    }

    /// <summary>How many leaves were taken.</summary>
    private sealed class Taken
    {
        public int Count;
    }
}
