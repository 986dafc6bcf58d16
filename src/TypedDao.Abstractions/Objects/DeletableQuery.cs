namespace TypedDao;

/// <summary>Those rows of an object that match a filter, where the object lets rows be deleted. Immutable; nothing happens until it is used.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TColumns">Its columns, as a filter sees them.</typeparam>
public sealed class DeletableQuery<TRow, TColumns> : RowQuery<TRow, TColumns>, IRowDeletable<TRow, TColumns>
    where TColumns : struct
{
    internal DeletableQuery(IRowObject<TRow> source, ObjectTarget target)
        : base(source, target)
    {
    }
}
