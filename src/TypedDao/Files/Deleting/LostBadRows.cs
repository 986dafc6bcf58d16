using TypedDao.Codecs;

namespace TypedDao.Files.Deleting;

/// <summary>Bad rows of a file that is rewritten: the new file could not hold them.</summary>
internal sealed class LostBadRows : IBadRowHandler
{
    /// <summary>The only instance.</summary>
    public static LostBadRows Instance { get; } = new();

    private LostBadRows()
    {
    }

    public void OnBadRow(RejectedRow row)
        => throw new TypedDaoException(ErrorKind.InvalidData, $"A file with rows to delete holds a row that cannot be read and would be lost: {row}")
        {
            Address = row.Source,
            Cure = "Correct or remove this row, then delete again. Nothing has been deleted.",
        };
}
