namespace TypedDao.Codecs;

/// <summary>Ends the read at the first bad row, with <see cref="BadRowException"/>.</summary>
public sealed class FailOnBadRow : IBadRowHandler
{
    /// <summary>The only instance.</summary>
    public static FailOnBadRow Instance { get; } = new();

    private FailOnBadRow()
    {
    }

    /// <inheritdoc/>
    public void OnBadRow(RejectedRow row) => throw new BadRowException(row);
}
