using TypedDao.Rows;

namespace TypedDao;

/// <summary>A data object with rows whose type is not known to the caller.</summary>
public interface IRowObject : IDataObject
{
    /// <summary>Calls an operation back with the row type and its shape: the one place where rows of an unknown type become typed.</summary>
    /// <typeparam name="TOperation">The operation.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="operation">The operation.</param>
    TResult Accept<TOperation, TResult>(TOperation operation)
        where TOperation : IRowOperation<TResult>;
}

/// <summary>A data object with rows.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public interface IRowObject<TRow> : IRowObject
{
    /// <summary>Calls an operation back with the shape of the rows.</summary>
    /// <typeparam name="TOperation">The operation.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="operation">The operation.</param>
    TResult AcceptShape<TOperation, TResult>(TOperation operation)
        where TOperation : IShapeOperation<TRow, TResult>;
}

/// <summary>An operation for rows of any type.</summary>
/// <typeparam name="TResult">The result.</typeparam>
public interface IRowOperation<out TResult>
{
    /// <summary>Runs the operation.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    TResult Invoke<TRow, TShape>()
        where TShape : struct, IRowShape<TRow>;
}

/// <summary>An operation for rows of one type and any shape.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
public interface IShapeOperation<TRow, out TResult>
{
    /// <summary>Runs the operation.</summary>
    /// <typeparam name="TShape">The shape.</typeparam>
    TResult Invoke<TShape>()
        where TShape : struct, IRowShape<TRow>;
}
