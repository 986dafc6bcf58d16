namespace TypedDao.Rows;

/// <summary>A row that holds some columns of another one; generated for types with <see cref="RowOfAttribute"/>.</summary>
/// <typeparam name="TRow">The whole row.</typeparam>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IRowOf<TRow, TSelf>
    where TSelf : IRowOf<TRow, TSelf>
{
    /// <summary>Takes the columns from a whole row.</summary>
    /// <param name="row">The whole row.</param>
    static abstract TSelf From(TRow row);

    /// <summary>Calls an operation back with the shape, which has these columns alone.</summary>
    /// <typeparam name="TOperation">The operation.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="operation">The operation.</param>
    static abstract TResult AcceptShape<TOperation, TResult>(TOperation operation)
        where TOperation : IShapeOperation<TSelf, TResult>;
}
