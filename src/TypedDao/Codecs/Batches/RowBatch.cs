using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace TypedDao.Codecs.Batches;

/// <summary>Rows that follow each other in a file, and their bytes once they are encoded.</summary>
internal sealed class RowBatch<TRow> : IDisposable
{
    private TRow[] _rows = [];
    private byte[] _bytes = [];
    private int _length;

    /// <summary>The number of the first row in the file, from 1.</summary>
    public long First { get; private set; }

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Whether <see cref="Encode"/> is done.</summary>
    public bool IsEncoded { get; set; }

    /// <summary>What ended encoding before the last row.</summary>
    public ExceptionDispatchInfo? Error { get; private set; }

    /// <summary>The bytes of the rows.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>Starts anew.</summary>
    /// <param name="first">The number of the first row in the file.</param>
    /// <param name="room">The rows that it takes.</param>
    public void Begin(long first, int room)
    {
        (First, IsEncoded) = (first, false);
        if (_rows.Length < room)
        {
            ReturnRows();
            _rows = ArrayPool<TRow>.Shared.Rent(room);
        }
    }

    /// <summary>Adds a row, for which <see cref="Begin"/> made room.</summary>
    /// <remarks>By way of a span: storing into an array looks at the row, which may be far from the cache.</remarks>
    public void Add(TRow row) => _rows.AsSpan()[Count++] = row;

    /// <summary>Encodes the rows.</summary>
    public void Encode(RowEncoder<TRow> encoder)
    {
        int index = 0;
        try
        {
            foreach (TRow row in _rows.AsSpan(0, Count))
            {
                encoder.Encode(row);
                index++;
            }
        }
        catch (Exception e)
        {
            // The error shows when it is the row's turn.
            if (e is InvalidValueException invalid)
            {
                invalid.Row = First + index;
            }

            Error = ExceptionDispatchInfo.Capture(e);
        }

        _length = encoder.Output.Length;
        _bytes = encoder.Output.Take();
    }

    /// <summary>Notes what keeps the rows from being encoded at all.</summary>
    public void Fail(ExceptionDispatchInfo error) => Error = error;

    /// <summary>Forgets rows and bytes.</summary>
    public void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TRow>())
        {
            _rows.AsSpan(0, Count).Clear();
        }

        Count = 0;
        _length = 0;
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Clear();
        ReturnRows();
    }

    private void ReturnRows()
    {
        if (_rows.Length > 0)
        {
            ArrayPool<TRow>.Shared.Return(_rows);
            _rows = [];
        }
    }
}
