using TypedDao.Codecs;

namespace TypedDao.Files.Reading;

/// <summary>What becomes of the bad rows of one file.</summary>
internal abstract class BadRows : IBadRowHandler
{
    /// <summary>Takes a bad row; called while the codec reads, so without I/O.</summary>
    /// <param name="row">The row.</param>
    public abstract void OnBadRow(RejectedRow row);

    /// <summary>The read of the file has ended well, or the caller has stopped it early.</summary>
    /// <param name="isComplete">Whether the file was read to its end.</param>
    /// <param name="cancellationToken">Cancels what is left to do.</param>
    public abstract ValueTask EndAsync(bool isComplete, CancellationToken cancellationToken);

    /// <summary>The read of the file has failed or was cancelled: gives up what is under way.</summary>
    public virtual ValueTask AbandonAsync() => ValueTask.CompletedTask;
}

/// <summary>Ends the read at the first bad row.</summary>
internal sealed class FailingBadRows : BadRows
{
    /// <summary>The only instance.</summary>
    public static FailingBadRows Instance { get; } = new();

    private FailingBadRows()
    {
    }

    public override void OnBadRow(RejectedRow row)
        => throw new BadRowException(row)
        {
            Address = row.Source,
            Cure = "Correct the row or the columns in the catalog, or let the object say 'on_error: skip' or 'on_error: { reject_to: store.object }'.",
        };

    public override ValueTask EndAsync(bool isComplete, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
