namespace TypedDao.Testing;

/// <summary>How rows are compared and how much of a difference is shown.</summary>
public sealed record RowComparison
{
    /// <summary>Whether the order of rows does not matter.</summary>
    public bool AnyOrder { get; init; }

    /// <summary>How many rows of each kind of difference are shown; of the others the count.</summary>
    public int MostShown
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 10;
}
