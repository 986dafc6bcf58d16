using TypedDao.Rows;

namespace TypedDao;

/// <summary>Those rows of an object that match a filter. Immutable; nothing happens until it is read.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TColumns">Its columns, as a filter sees them.</typeparam>
public class RowQuery<TRow, TColumns> : IFilterable<TRow, TColumns>
    where TColumns : struct
{
    private readonly IRowObject<TRow> _source;

    internal RowQuery(IRowObject<TRow> source, ObjectTarget target)
    {
        _source = source;
        Target = target;
    }

    /// <inheritdoc/>
    public ObjectTarget Target { get; }

    /// <summary>The matching rows with some of their columns: only these are read, and those that the filter looks at.</summary>
    /// <typeparam name="TResult">A type with <see cref="RowOfAttribute"/>.</typeparam>
    public RowProjection<TResult> Select<TResult>()
        where TResult : IRowOf<TRow, TResult>
        => new RowProjection<TRow, TResult>(this, Target);

    /// <summary>The name as <c>store.object</c>, with the selected keys and the filter.</summary>
    public override string ToString() => Target.ToString();

    TResult IRowObject.Accept<TOperation, TResult>(TOperation operation) => _source.Accept<TOperation, TResult>(operation);

    TResult IRowObject<TRow>.AcceptShape<TOperation, TResult>(TOperation operation) => _source.AcceptShape<TOperation, TResult>(operation);
}
