namespace TypedDao.Parquet.Reading;

/// <summary>Gives the batches of a file in their order.</summary>
internal interface IBatches : IAsyncDisposable
{
    /// <summary>Goes on to the next rows; those before are given up.</summary>
    /// <param name="cancellationToken">Cancels the read, which cannot go on afterwards.</param>
    /// <returns>They, of which there is one at least; null at the end.</returns>
    /// <exception cref="TypedDaoException">The file is damaged.</exception>
    ValueTask<ColumnBatch?> NextAsync(CancellationToken cancellationToken);
}
