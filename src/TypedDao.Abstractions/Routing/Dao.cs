namespace TypedDao;

/// <summary>
/// One entry point that routes by object: <c>dao.ReadAsync(users)</c>, <c>dao.WriteAsync(rows, users)</c>. It has the operations that
/// objects have, for the same capabilities, and acts in its own context whatever context an object was taken from. Used concurrently.
/// </summary>
/// <param name="context">The context, which is not disposed with it.</param>
public sealed partial class Dao(IDataContext context)
{
    /// <summary>The context in which it acts.</summary>
    public IDataContext Context { get; } = context ?? throw new ArgumentNullException(nameof(context));

    private BoundRows<TRow> Rows<TRow>(IRowObject<TRow> source) => new(source, Bind(source));

    private BoundFiles Files(IDataObject source) => new(Bind(source));

    /// <summary>What an object stands for in the context; its keys, filter and chosen interface stay.</summary>
    private ObjectTarget Bind(IDataObject source)
    {
        ArgumentNullException.ThrowIfNull(source);
        ObjectTarget target = source.Target;
        if (ReferenceEquals(target.Context, Context))
        {
            return target;
        }

        return ReferenceEquals(Context.GetObject(target.Definition.FullName).Target.Definition, target.Definition)
            ? target with { Context = Context }
            : throw new ArgumentException(
                $"'{target.Definition.FullName}' is another object in the context of this {nameof(Dao)}: it was taken from another catalog.", nameof(source));
    }
}
