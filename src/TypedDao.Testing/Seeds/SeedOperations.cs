namespace TypedDao.Testing;

/// <summary>Puts data into a context in the line that makes it.</summary>
public static class SeedOperations
{
    /// <summary>
    /// Adds rows of an object: <c>await using var lake = await CatalogContext.InMemory().With(c =&gt; c.Bronze.Users, users);</c>
    /// </summary>
    /// <typeparam name="TContext">The generated context class.</typeparam>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="context">The context.</param>
    /// <param name="target">The object, or one member of a family of files.</param>
    /// <param name="rows">The rows.</param>
    public static Seeding<TContext> With<TContext, TRow>(this TContext context, Func<TContext, IRowObject<TRow>> target, params IEnumerable<TRow> rows)
        where TContext : IDataContext
        => new Seeding<TContext>(context, []).With(target, rows);

    /// <summary>Adds a file of bytes.</summary>
    /// <typeparam name="TContext">The generated context class.</typeparam>
    /// <param name="context">The context.</param>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="name">The file's path below a directory.</param>
    public static Seeding<TContext> WithBytes<TContext>(this TContext context, Func<TContext, IDataObject> target, ReadOnlyMemory<byte> content, string? name = null)
        where TContext : IDataContext
        => new Seeding<TContext>(context, []).WithBytes(target, content, name);

    /// <summary>Adds a file of text, as UTF-8: also one of rows as they come from elsewhere, bad ones among them.</summary>
    /// <typeparam name="TContext">The generated context class.</typeparam>
    /// <param name="context">The context.</param>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="text">The text.</param>
    /// <param name="name">The file's path below a directory.</param>
    public static Seeding<TContext> WithText<TContext>(this TContext context, Func<TContext, IDataObject> target, string text, string? name = null)
        where TContext : IDataContext
        => new Seeding<TContext>(context, []).WithText(target, text, name);
}
