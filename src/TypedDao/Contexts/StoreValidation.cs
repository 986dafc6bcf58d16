namespace TypedDao.Contexts;

/// <summary>Finds everything that is wrong with the stores of an environment.</summary>
internal static class StoreValidation
{
    /// <summary>Resolves, opens and compares all stores.</summary>
    /// <param name="stores">The stores.</param>
    /// <param name="addresses">Compares the stores' addresses.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The problems, each a sentence; none where everything is well.</returns>
    public static async Task<IReadOnlyList<string>> FindProblemsAsync(
        IReadOnlyList<StoreSlot> stores, AddressGuard addresses, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        foreach (StoreSlot store in stores)
        {
            if (!store.Binding.IsImplemented)
            {
                if (store.IsReachable)
                {
                    problems.Add($"{Connections.Missing(store)} {Connections.AddPackage(store.Binding.Package)}");
                }

                continue;
            }

            IReadOnlyList<string> unresolved = store.Check().Problems;
            problems.AddRange(unresolved);
            if (unresolved.Count == 0)
            {
                await OpenAsync(store, problems, cancellationToken).ConfigureAwait(false);
            }
        }

        problems.AddRange(await addresses.FindMeetingsAsync(cancellationToken).ConfigureAwait(false));
        return problems;
    }

    private static async Task OpenAsync(StoreSlot store, List<string> problems, CancellationToken cancellationToken)
    {
        try
        {
            await store.ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TypedDaoException error)
        {
            problems.Add($"Store '{store.Definition.Name}' cannot be opened: {error.Message}");
        }
    }
}
