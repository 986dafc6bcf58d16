using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace TypedDao.Codecs.Pieces;

/// <summary>A piece of a file with the rows that it holds, once they are decoded.</summary>
/// <param name="size">The bytes that it takes, unless a row is longer.</param>
internal sealed class RowPiece<TRow>(int size) : TextPiece(size)
{
    private const int FirstRows = 1024;

    private readonly List<(int Before, RejectedRow Row)> _bad = [];
    private TRow[] _rows = [];
    private int _given;
    private int _badGiven;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The number of lines that the piece takes.</summary>
    public long Lines { get; set; }

    /// <summary>What ended decoding before the end of the piece.</summary>
    public ExceptionDispatchInfo? Error { get; set; }

    /// <summary>Whether the rows are there.</summary>
    public bool IsDecoded { get; set; }

    /// <summary>Whether all rows and bad rows are handed out.</summary>
    public bool IsEmpty => _given == Count && _badGiven == _bad.Count;

    /// <summary>Room for rows behind those that are there; at least one.</summary>
    public Span<TRow> Room()
    {
        if (Count == _rows.Length)
        {
            TRow[] larger = ArrayPool<TRow>.Shared.Rent(Math.Max(FirstRows, 2 * Count));
            _rows.AsSpan(0, Count).CopyTo(larger);
            Return();
            _rows = larger;
        }

        return _rows.AsSpan(Count);
    }

    /// <summary>Adds rows that were put into <see cref="Room"/>.</summary>
    public void AddRows(int count) => Count += count;

    /// <summary>Adds a bad row behind the rows that are there.</summary>
    public void AddBad(RejectedRow row) => _bad.Add((Count, row));

    /// <summary>Hands rows out, up to the next bad row.</summary>
    /// <param name="buffer">Takes the rows.</param>
    /// <returns>The number of rows.</returns>
    public int Give(Span<TRow> buffer)
    {
        int end = _badGiven < _bad.Count ? _bad[_badGiven].Before : Count;
        int count = Math.Min(buffer.Length, end - _given);
        _rows.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    /// <summary>Hands the bad row out that comes before the next row, if there is one.</summary>
    /// <returns>The bad row; its line counts from the piece's first.</returns>
    public RejectedRow? GiveBad()
        => _badGiven < _bad.Count && _bad[_badGiven].Before == _given ? _bad[_badGiven++].Row : null;

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TRow>())
        {
            _rows.AsSpan(0, Count).Clear();
        }

        _bad.Clear();
        (Count, Lines, IsDecoded, Error, _given, _badGiven) = (0, 0, false, null, 0, 0);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Clear();
        Return();
        _rows = [];
        base.Dispose(disposing);
    }

    private void Return()
    {
        if (_rows.Length > 0)
        {
            ArrayPool<TRow>.Shared.Return(_rows, RuntimeHelpers.IsReferenceOrContainsReferences<TRow>());
        }
    }
}
