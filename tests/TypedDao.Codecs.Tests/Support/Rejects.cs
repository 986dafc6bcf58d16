namespace TypedDao.Codecs.Tests.Support;

/// <summary>Keeps bad rows.</summary>
internal sealed class Rejects : IBadRowHandler
{
    public List<RejectedRow> Rows { get; } = [];

    public void OnBadRow(RejectedRow row) => Rows.Add(row);
}
