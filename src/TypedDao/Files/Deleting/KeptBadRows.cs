using TypedDao.Codecs;

namespace TypedDao.Files.Deleting;

/// <summary>Bad rows of a file that is looked through: it stays as it is unless it is rewritten, so they are no concern yet.</summary>
internal sealed class KeptBadRows : IBadRowHandler
{
    /// <summary>The only instance.</summary>
    public static KeptBadRows Instance { get; } = new();

    private KeptBadRows()
    {
    }

    public void OnBadRow(RejectedRow row)
    {
    }
}
