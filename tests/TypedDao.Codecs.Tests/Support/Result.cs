namespace TypedDao.Codecs.Tests.Support;

/// <summary>What reading a file gave.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Rejects">The bad rows.</param>
/// <param name="Error">The error that ended the read.</param>
internal sealed record Result<TRow>(IReadOnlyList<TRow> Rows, IReadOnlyList<RejectedRow> Rejects, TypedDaoException? Error)
{
    /// <summary>The only bad row.</summary>
    public RejectedRow Reject => Assert.Single(Rejects);

    /// <summary>The rows, where nothing went wrong.</summary>
    public IReadOnlyList<TRow> Good
    {
        get
        {
            Assert.Empty(Rejects);
            Assert.Null(Error);
            return Rows;
        }
    }
}
