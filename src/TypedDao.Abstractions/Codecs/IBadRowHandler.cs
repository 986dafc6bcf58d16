namespace TypedDao.Codecs;

/// <summary>Decides on rows that cannot be read.</summary>
public interface IBadRowHandler
{
    /// <summary>Takes a bad row. Returning skips it; throwing ends the read.</summary>
    /// <param name="row">The row.</param>
    void OnBadRow(RejectedRow row);
}
