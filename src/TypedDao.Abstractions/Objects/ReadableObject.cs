using TypedDao.Rows;

namespace TypedDao;

/// <summary>Base of generated objects whose rows can be read.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
/// <param name="target">What the object stands for.</param>
public abstract class ReadableObject<TRow, TShape>(ObjectTarget target) : DataObject<TRow, TShape>(target)
    where TShape : struct, IRowShape<TRow>
{
    /// <summary>The rows with some of their columns: only these are read.</summary>
    /// <typeparam name="TResult">A type with <see cref="RowOfAttribute"/>.</typeparam>
    public RowProjection<TResult> Select<TResult>()
        where TResult : IRowOf<TRow, TResult>
        => new RowProjection<TRow, TResult>(this, Target);
}
