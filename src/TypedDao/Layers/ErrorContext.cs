using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>What an error is to know: the operation, the store and the address.</summary>
/// <param name="Storage">The storage, which knows addresses.</param>
/// <param name="Store">The store's name.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Key">The key, or the prefix of a listing.</param>
internal readonly record struct ErrorContext(IObjectStorage Storage, string Store, string Operation, string Key)
{
    /// <summary>
    /// Completes an error of TypedDao, which the caller throws again; anything else is thrown as a new one.
    /// </summary>
    /// <param name="error">The exception.</param>
    /// <param name="mayHaveWon">See <see cref="ErrorTranslation.Translate"/>.</param>
    public void Throw(Exception error, bool mayHaveWon = false)
    {
        TypedDaoException known = ErrorTranslation.Translate(error, mayHaveWon);
        known.Operation ??= Operation;
        known.Store ??= Store;
        known.Address ??= Storage.AddressOf(Key);
        if (!ReferenceEquals(known, error))
        {
            throw known;
        }
    }
}
