using System.Collections.Concurrent;
using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.Contexts;

/// <summary>
/// Refuses two objects at one address, or one inside another, where the build could not see it: placeholders hide where their
/// stores are. Compared are object storages of one type, on the first use of a store.
/// </summary>
/// <param name="stores">The stores of the context.</param>
internal sealed class AddressGuard(IReadOnlyList<StoreSlot> stores)
{
    private readonly ConcurrentDictionary<StoreSlot, bool> _checked = new();

    /// <summary>Compares a store that has been opened with the others of its type; opens those whose values resolve.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ConfigurationException">Objects meet at one address.</exception>
    public async Task CheckAsync(StoreSlot store, CancellationToken cancellationToken)
    {
        if (_checked.ContainsKey(store))
        {
            return;
        }

        foreach (StoreSlot other in stores.Where(other => other != store))
        {
            if (await MeetingAsync(store, other, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                throw new ConfigurationException($"Store '{store.Definition.Name}' cannot be used in environment '{store.Environment}'.", problem)
                {
                    Operation = "open",
                    Store = store.Definition.Name,
                };
            }
        }

        _checked.TryAdd(store, true);
    }

    /// <summary>Compares all stores with each other.</summary>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>A sentence for each two stores with objects that meet.</returns>
    public async Task<IReadOnlyList<string>> FindMeetingsAsync(CancellationToken cancellationToken)
    {
        List<string> problems = [];
        for (int i = 0; i < stores.Count; i++)
        {
            for (int j = i + 1; j < stores.Count; j++)
            {
                if (await MeetingAsync(stores[i], stores[j], cancellationToken).ConfigureAwait(false) is { } problem)
                {
                    problems.Add(problem);
                }
            }
        }

        return problems;
    }

    private static async Task<string?> MeetingAsync(StoreSlot one, StoreSlot two, CancellationToken cancellationToken)
    {
        if (one.Binding.Type != two.Binding.Type || !IsHidden(one, two)
            || await RootAsync(one, cancellationToken).ConfigureAwait(false) is not { } root
            || await RootAsync(two, cancellationToken).ConfigureAwait(false) is not { } otherRoot)
        {
            return null;
        }

        KeySpace[] spaces = [.. SpacesOf(two, otherRoot)];
        foreach (KeySpace space in SpacesOf(one, root))
        {
            if (Array.Find(spaces, other => space.Definition == other.Definition && space.Meets(other)) is { } itself)
            {
                return $"'{space.Name}' at {space.Address} and '{itself.Name}' at {itself.Address} meet, so that nothing would be kept twice: give their stores different places.";
            }

            if (Array.Find(spaces, other => !(space.IsShared || other.IsShared) && space.Meets(other)) is { } met)
            {
                return $"Objects '{space.Name}' at {space.Address} and '{met.Name}' at {met.Address} can meet at one address: give their stores " +
                    "different places, or declare 'shared: true' on one of them.";
            }
        }

        return null;
    }

    /// <summary>The addresses of what a store keeps: its objects, and replicas of those of others.</summary>
    private static IEnumerable<KeySpace> SpacesOf(StoreSlot store, string root)
        => store.Definition.Objects.Select(definition => new KeySpace(root, definition, null)).Concat(store.KeepsFor
            .SelectMany(other => other.Definition.Objects)
            .Where(definition => definition.Replicas.Contains(store.Definition.Name))
            .Select(definition => new KeySpace(root, definition, store.Definition.Name)));

    /// <summary>Whether values of the stores come from placeholders, all of which resolve; otherwise the build has compared the stores.</summary>
    private static bool IsHidden(StoreSlot one, StoreSlot two)
    {
        if (!one.Binding.IsImplemented || !two.Binding.IsImplemented)
        {
            return false;
        }

        var settings = (One: one.Check(), Two: two.Check());
        return (settings.One.HasPlaceholders || settings.Two.HasPlaceholders)
            && settings.One.Problems.Count == 0
            && settings.Two.Problems.Count == 0;
    }

    /// <summary>The address of a store; null where it is no object storage or cannot be opened, which is reported when it is used.</summary>
    private static async Task<string?> RootAsync(StoreSlot store, CancellationToken cancellationToken)
    {
        try
        {
            StoreConnection connection = await store.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return connection.TryGet(out IObjectStorage? storage) ? storage.AddressOf(string.Empty) : null;
        }
        catch (TypedDaoException)
        {
            return null;
        }
    }
}
