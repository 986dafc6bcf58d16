using TypedDao.Schema;

namespace TypedDao.Codecs;

/// <summary>
/// A codec that reads files by ranges and can tell which: one that leaves out what statistics in the file exclude. Other codecs read files from
/// their beginning on.
/// </summary>
public interface IPlansReads : ICodec
{
    /// <summary>Says where a read begins, so that what it asks for first can be asked for before it is the file's turn.</summary>
    /// <param name="length">The length of the file, where it is known.</param>
    /// <returns>The offset of the first request, which goes to the end of the file; below 0: as many bytes before its end.</returns>
    long FirstOffset(long? length);

    /// <summary>Says what a read with the same options will do. Reads what it needs for that: footers and indexes, no rows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">The columns of the rows that are to be read.</param>
    /// <param name="options">What the read will be told.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="TypedDaoException">As of the read, as far as it comes from what is read here.</exception>
    ValueTask<FileReadPlan> PlanAsync(IFileSource file, RowSchema columns, CodecReadOptions options, CancellationToken cancellationToken);
}

/// <summary>What will be read of one file.</summary>
public sealed record FileReadPlan
{
    /// <summary>Row groups of the file.</summary>
    public long RowGroups { get; init; }

    /// <summary>Those of them that will not be read.</summary>
    public long PrunedRowGroups { get; init; }

    /// <summary>Rows that will be looked at.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that will not be looked at.</summary>
    public long PrunedRows { get; init; }

    /// <summary>The requests of the read, those for footers and indexes among them.</summary>
    public long Requests { get; init; }

    /// <summary>The bytes of these requests.</summary>
    public long Bytes { get; init; }
}
