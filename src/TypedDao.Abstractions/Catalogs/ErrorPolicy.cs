namespace TypedDao.Catalogs;

/// <summary>What to do with bad rows (<c>on_error</c>).</summary>
public sealed record ErrorPolicy
{
    private ErrorPolicy(bool skips, string? rejectTo)
    {
        Skips = skips;
        RejectTo = rejectTo;
    }

    /// <summary>A bad row ends the read with <see cref="BadRowException"/>.</summary>
    public static ErrorPolicy Fail { get; } = new(skips: false, null);

    /// <summary>Bad rows are skipped, counted and logged.</summary>
    public static ErrorPolicy Skip { get; } = new(skips: true, null);

    /// <summary>Whether bad rows are left out of what is read.</summary>
    public bool Skips { get; }

    /// <summary>The object that keeps bad rows, as <c>store.object</c>; null where none does.</summary>
    public string? RejectTo { get; }

    /// <summary>Bad rows are kept in another object.</summary>
    /// <param name="name">The object, as <c>store.object</c>.</param>
    public static ErrorPolicy Reject(string name) => new(skips: true, name);
}
