namespace TypedDao.Filters.Columns;

/// <summary>A list or map in a filter: it can be null or not.</summary>
/// <param name="path">The column.</param>
public readonly struct NestedColumn(ColumnPath path)
{
    /// <summary>The column.</summary>
    public ColumnPath Path { get; } = path;

    /// <summary>It is null.</summary>
    public Filter IsNull => new NullFilter(Path);
}
