namespace TypedDao;

/// <summary>How rows are inserted or updated.</summary>
public sealed record UpsertOptions
{
    /// <summary>Inserts and updates all columns.</summary>
    public static UpsertOptions Default { get; } = new();

    /// <summary>What happens with rows whose key is there, and with the others.</summary>
    public UpsertMode Mode { get; init; }

    /// <summary>Columns that an update leaves as they are, such as <c>created_at</c>; inserted rows have the given values in them too.</summary>
    public IReadOnlyList<string> KeptColumns { get; init; } = [];
}
