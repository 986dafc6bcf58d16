using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Filters;
using TypedDao.Rows;
using TypedDao.Storage;

namespace TypedDao.Files.Reading;

/// <summary>A read that has been asked for; each enumeration reads anew.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
internal sealed class RowReading<TRow, TShape> : IAsyncEnumerable<TRow>
    where TShape : struct, IRowShape<TRow>
{
    /// <summary>What is read.</summary>
    public required ObjectTarget Target { get; init; }

    /// <summary>Where the files are.</summary>
    public required IObjectStorage Storage { get; init; }

    /// <summary>The file format.</summary>
    public required ICodec Codec { get; init; }

    /// <summary>Gives the files, in their order.</summary>
    public required Func<IAsyncEnumerable<FileEntry>> Files { get; init; }

    /// <summary>What rows must match to be of use; the caller evaluates it again.</summary>
    public required Filter Filter { get; init; }

    /// <summary>Decides what becomes of the bad rows of a file.</summary>
    public required Func<FileSource, BadRows> BadRows { get; init; }

    /// <summary>Counts.</summary>
    public required ReadStatistics Statistics { get; init; }

    /// <summary>The address that is read, for messages that know no file.</summary>
    public required string Address { get; init; }

    /// <summary>Cancels the read.</summary>
    public CancellationToken CancellationToken { get; init; }

    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => new RowEnumerator<TRow, TShape>(this, cancellationToken);
}
