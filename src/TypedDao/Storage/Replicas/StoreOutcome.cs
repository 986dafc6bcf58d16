namespace TypedDao.Storage.Replicas;

/// <summary>What became of a change in one store.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="IsTouched">Whether the change was tried.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
internal readonly record struct StoreOutcome(string Store, bool IsTouched, Exception? Error)
{
    /// <summary>Whether the change is made.</summary>
    public bool IsDone => IsTouched && Error is null;

    /// <summary>Whether nobody knows.</summary>
    public bool IsUnknown => Error is TypedDaoException { Kind: ErrorKind.OutcomeUnknown };

    /// <summary>A change that is made.</summary>
    /// <param name="store">The store's name.</param>
    public static StoreOutcome Done(string store) => new(store, true, null);

    /// <summary>A change that was not tried.</summary>
    /// <param name="store">The store's name.</param>
    public static StoreOutcome Untouched(string store) => new(store, false, null);

    /// <summary>Tries a change. Every failure is part of what is reported.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="change">The change.</param>
    public static async Task<StoreOutcome> OfAsync(string store, Func<ValueTask> change)
    {
        try
        {
            await change().ConfigureAwait(false);
            return Done(store);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new StoreOutcome(store, true, error);
        }
    }

    /// <summary>The store's name, with the reason where there is one.</summary>
    public override string ToString() => Error switch
    {
        null => $"'{Store}'",
        OperationCanceledException => $"'{Store}' (it was cancelled)",
        TypedDaoException known => $"'{Store}' ({known.Fact.TrimEnd('.')})",
        _ => $"'{Store}' ({Error.Message.TrimEnd('.')})",
    };
}
