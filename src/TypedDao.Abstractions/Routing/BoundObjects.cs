namespace TypedDao;

/// <summary>An object with rows in another context. It has every capability: what may be called is decided before it is made.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <param name="source">The object, which knows the shape.</param>
/// <param name="target">What it stands for in the other context.</param>
internal sealed class BoundRows<TRow>(IRowObject<TRow> source, ObjectTarget target)
    : IMovable<TRow>, ICreatable<TRow>, IWritable<TRow>, IAppendable<TRow>, IOverwritable<TRow>, IPartitionOverwritable<TRow>, IUpsertable<TRow>
{
    public ObjectTarget Target => target;

    public override string ToString() => target.ToString();

    TResult IRowObject.Accept<TOperation, TResult>(TOperation operation) => source.Accept<TOperation, TResult>(operation);

    TResult IRowObject<TRow>.AcceptShape<TOperation, TResult>(TOperation operation) => source.AcceptShape<TOperation, TResult>(operation);
}

/// <summary>An object in another context, as files and bytes.</summary>
/// <param name="target">What it stands for in the other context.</param>
internal sealed class BoundFiles(ObjectTarget target)
    : IDeletable, IListable, IExisting, IByteMovable, IByteCreatable, IByteWritable, INamedByteMovable, INamedByteCreatable, INamedByteWritable,
        IVersioned, IAttributed, INamedAttributed, ITaggable, INamedTaggable,
        IReadPresignable, INamedReadPresignable, IWritePresignable, INamedWritePresignable
{
    public ObjectTarget Target => target;

    public override string ToString() => target.ToString();
}
