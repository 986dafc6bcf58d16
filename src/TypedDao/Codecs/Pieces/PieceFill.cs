namespace TypedDao.Codecs.Pieces;

/// <summary>What reading the next piece of a file came to.</summary>
internal enum PieceFill
{
    /// <summary>The piece holds at least one row, or blank lines.</summary>
    Filled,

    /// <summary>The file has no more.</summary>
    End,

    /// <summary>The row that comes next is longer than <see cref="Buffers.LongRows.MaxLength"/>.</summary>
    TooLong,
}
