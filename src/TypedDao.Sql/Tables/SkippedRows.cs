using TypedDao.Codecs;

namespace TypedDao.Sql.Tables;

/// <summary>Counts rows that cannot be read, and tells of each.</summary>
/// <param name="statistics">Takes the count.</param>
/// <param name="log">Takes the row as a message.</param>
internal sealed class SkippedRows(ReadStatistics statistics, Action<string> log) : IBadRowHandler
{
    /// <inheritdoc/>
    public void OnBadRow(RejectedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        statistics.AddRejected(1);
        log(row.ToString());
    }
}
