using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>
/// Finds objects that would overwrite each other: at one address, or one inside another, in any environment, each with its replicas.
/// Addresses are compared as they are written; what placeholders of the environment hide is found when stores are opened.
/// </summary>
internal sealed class OverlapChecker(BindingContext context, StoreBindings bindings)
{
    private readonly HashSet<(KeptObject, KeptObject)> _reported = [];
    private readonly Dictionary<DeclaredObject, AddressSegment[]> _segments = [];
    private readonly AddressComparer _comparer = new();

    public void Check(IReadOnlyList<DeclaredStore> stores, IEnumerable<string> environments)
    {
        // Replicas come last, so that what is said of one is said where it is named.
        var kept = stores.SelectMany(store => store.Objects).Select(declared => new KeptObject(declared, declared.Store, null))
            .Concat(stores.SelectMany(store => store.Objects).SelectMany(KeptObject.ReplicasOf))
            .ToLookup(item => item.Store);
        CheckStores(stores, kept, WellKnownNames.DefaultEnvironment);
        foreach (var environment in environments)
        {
            // The keys of one store are the same everywhere: what an environment changes is which stores meet.
            foreach (var place in stores.GroupBy(store => PlaceOf(bindings.AddressOf(store, environment)), StringComparer.Ordinal))
            {
                if (MayMeet(place.Select(store => bindings.AddressOf(store, environment))))
                {
                    CheckStores(place, kept, environment);
                }
            }
        }
    }

    private static string PlaceOf(StoreAddress address) => string.Join("\n", address.Hosts.Prepend(address.Type));

    /// <summary>Whether the folder of a store is that of another or lies inside of it.</summary>
    private static bool MayMeet(IEnumerable<StoreAddress> addresses)
    {
        // In this order a folder stands right before those inside of it.
        string[] folders = [.. addresses.Select(address => string.Concat(address.Root.Select(segment => segment + "\n"))).OrderBy(folder => folder, StringComparer.Ordinal)];
        return folders.Zip(folders.Skip(1), (folder, next) => next.StartsWith(folder, StringComparison.Ordinal)).Any(isInside => isInside);
    }

    private void CheckStores(IEnumerable<DeclaredStore> stores, ILookup<DeclaredStore, KeptObject> kept, string environment)
    {
        var places = new Dictionary<string, AddressNode>(StringComparer.Ordinal);
        var own = new Dictionary<(DeclaredObject, string), AddressNode>();
        foreach (var item in stores.SelectMany(store => kept[store]).OrderBy(item => item.Replica is not null))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var address = bindings.AddressOf(item.Store, environment);
            var place = PlaceOf(address);

            // An object that may meet others may still not meet itself.
            var root = !item.Object.IsShared ? Open(places, place) : item.Object.Replicas.Count > 0 ? Open(own, (item.Object, place)) : null;
            if (root is not null && item.Object.Key.Segments.Count > 0)
            {
                Add(root, address, item, environment);
            }
        }
    }

    private static AddressNode Open<TKey>(Dictionary<TKey, AddressNode> nodes, TKey key)
        where TKey : notnull
    {
        if (!nodes.TryGetValue(key, out var node))
        {
            node = new();
            nodes.Add(key, node);
        }

        return node;
    }

    private void Add(AddressNode root, StoreAddress address, KeptObject item, string environment)
    {
        AddressSegment[] path =
        [
            .. address.Root.Select(AddressSegment.OfText),
            .. SegmentsOf(item.Object),
        ];
        if (root.FindMeeting(path, _comparer) is { } meeting && _reported.Add((item, meeting.Other)))
        {
            Report(item, meeting, environment);
        }

        var folder = root;
        foreach (var segment in path)
        {
            folder = folder.Open(segment);
        }

        folder.Object ??= item;
    }

    private AddressSegment[] SegmentsOf(DeclaredObject declared)
    {
        if (!_segments.TryGetValue(declared, out var segments))
        {
            segments = [.. declared.Key.Segments.SelectMany(segment => SegmentAssembler.Segments(segment, part => KindOf(declared, part)))];
            _segments.Add(declared, segments);
        }

        return segments;
    }

    /// <summary>Of a placeholder whose declaration is wrong, any text.</summary>
    private static (ColumnKind, string?) KindOf(DeclaredObject declared, KeyPart part) =>
        declared.Model?.KeyParameters.FirstOrDefault(parameter => parameter.Name == part.Name) is { } found ? (found.Kind, found.Format) : (ColumnKind.String, null);

    private void Report(KeptObject item, AddressMeeting meeting, string environment)
    {
        var (other, isInside, isEqual, example) = meeting;
        var where = environment == WellKnownNames.DefaultEnvironment ? string.Empty : $" in the environment '{environment}'";
        var place = bindings.AddressOf(item.Store, environment);
        var address = place.Describe(item.Object.Key.Text);
        var otherAddress = bindings.AddressOf(other.Store, environment).Describe(other.Object.Key.Text);
        var shownExample = $"{place.Type}: {example}";
        where += example is null || shownExample == address || shownExample == otherAddress ? string.Empty : $" (such as '{shownExample}')";
        var shared = item.Object.Fields.NameOf(YamlRole.Shared);
        if (item.Object == other.Object)
        {
            context.Reporter.ReportPair(
                ObjectDescriptors.ReplicaMeetsItself, item.Source, other.Source, item.Name, other.Name, address, otherAddress, where);
            return;
        }

        if (isEqual)
        {
            context.Reporter.ReportPair(
                ObjectDescriptors.SameAddress, item.Source, other.Source, item.Name, other.Name, address, where, shared);
            return;
        }

        var (inner, outer) = isInside ? (item, other) : (other, item);
        var (innerAddress, outerAddress) = isInside ? (address, otherAddress) : (otherAddress, address);
        context.Reporter.ReportPair(
            ObjectDescriptors.NestedAddress, item.Source, other.Source, inner.Name, outer.Name, innerAddress, outerAddress, where, shared);
    }
}
