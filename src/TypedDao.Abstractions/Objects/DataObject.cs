using System.ComponentModel;
using TypedDao.Rows;

namespace TypedDao;

/// <summary>Base of generated objects without rows.</summary>
/// <param name="target">What the object stands for.</param>
public abstract class DataObject(ObjectTarget target) : IDataObject
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public ObjectTarget Target { get; } = target;

    /// <summary>The name as <c>store.object</c>, with the selected keys.</summary>
    public override string ToString() => Target.ToString();
}

/// <summary>Base of generated objects with rows.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
/// <param name="target">What the object stands for.</param>
public abstract class DataObject<TRow, TShape>(ObjectTarget target) : DataObject(target), IRowObject<TRow>
    where TShape : struct, IRowShape<TRow>
{
    TResult IRowObject.Accept<TOperation, TResult>(TOperation operation) => operation.Invoke<TRow, TShape>();

    TResult IRowObject<TRow>.AcceptShape<TOperation, TResult>(TOperation operation) => operation.Invoke<TShape>();
}
