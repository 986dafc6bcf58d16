using TypedDao.Catalogs;
using TypedDao.Rows;

namespace TypedDao.Tests.Support;

// Operations that the generator does not give to the objects in question, to see that the run time refuses them too.
public sealed class RowFile<TRow, TShape>(ObjectTarget target) : DataObject<TRow, TShape>(target), IReadable<TRow>, ICreatable<TRow>, IWritable<TRow>
    where TShape : struct, IRowShape<TRow>;

public sealed class RowDirectory<TRow, TShape>(ObjectTarget target) : DataObject<TRow, TShape>(target), IReadable<TRow>, IAppendable<TRow>, IDeletable
    where TShape : struct, IRowShape<TRow>;

public sealed class ByteFile(ObjectTarget target) : DataObject(target), IByteReadable, IByteCreatable, IByteWritable, IDeletable, IExisting;

public sealed class ByteDirectory(ObjectTarget target) : DataObject(target), INamedByteReadable, INamedByteCreatable, INamedByteWritable;

internal static class Unchecked
{
    private static readonly ObjectDefinition IntoFile = new()
    {
        Store = MeasuredObject.Definition.Store,
        Name = MeasuredObject.Definition.Name,
        Type = MeasuredObject.Definition.Type,
        Shape = MeasuredObject.Definition.Shape,
        Interface = MeasuredObject.Definition.Interface,
        Key = MeasuredObject.Definition.Key,
        Suffix = MeasuredObject.Definition.Suffix,
        Schema = MeasuredObject.Definition.Schema,
        Format = MeasuredObject.Definition.Format,
        OnError = ErrorPolicy.Reject("bronze.reject_file"),
        Create = static target => new RowDirectory<User, UserShape>(target),
        Options = MeasuredObject.Definition.Options,
    };

    /// <summary>The build lets directories alone keep rejects; the run time can keep them in one file too.</summary>
    public static RowDirectory<User, UserShape> RejectingIntoFile(this MeasuredObject measured) => new(measured.Target with { Definition = IntoFile });
}
