namespace TypedDao.Testing;

/// <summary>An object does not have the expected rows. The message shows the differences.</summary>
public sealed class RowAssertionException : Exception
{
    internal RowAssertionException(string message, long changed, long missing, long unexpected)
        : base(message)
        => (Changed, Missing, Unexpected) = (changed, missing, unexpected);

    /// <summary>Rows that are there with other values in some columns.</summary>
    public long Changed { get; }

    /// <summary>Expected rows that are not there.</summary>
    public long Missing { get; }

    /// <summary>Rows that are there and not expected.</summary>
    public long Unexpected { get; }
}
