using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>
/// Finds objects that would overwrite each other: at one address, or one inside another, in any environment. Addresses are
/// compared as they are written; what placeholders of the environment hide is found when stores are opened.
/// </summary>
internal sealed class OverlapChecker(BindingContext context, StoreBindings bindings)
{
    private readonly HashSet<(DeclaredObject, DeclaredObject)> _reported = [];
    private readonly Dictionary<DeclaredObject, AddressSegment[]> _segments = [];
    private readonly AddressComparer _comparer = new();

    public void Check(IReadOnlyList<DeclaredStore> stores, IEnumerable<string> environments)
    {
        CheckStores(stores, WellKnownNames.DefaultEnvironment);
        foreach (var environment in environments)
        {
            // The keys of one store are the same everywhere: what an environment changes is which stores meet.
            foreach (var place in stores.GroupBy(store => PlaceOf(bindings.AddressOf(store, environment)), StringComparer.Ordinal))
            {
                if (MayMeet(place.Select(store => bindings.AddressOf(store, environment))))
                {
                    CheckStores(place, environment);
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

    private void CheckStores(IEnumerable<DeclaredStore> stores, string environment)
    {
        var places = new Dictionary<string, AddressNode>(StringComparer.Ordinal);
        foreach (var store in stores)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var address = bindings.AddressOf(store, environment);
            var place = PlaceOf(address);
            if (!places.TryGetValue(place, out var root))
            {
                root = new();
                places.Add(place, root);
            }

            var folder = root;
            foreach (var segment in address.Root)
            {
                folder = folder.Open(AddressSegment.OfText(segment));
            }

            foreach (var declared in store.Objects)
            {
                Add(root, folder, address, declared, environment);
            }
        }
    }

    private void Add(AddressNode root, AddressNode folder, StoreAddress address, DeclaredObject declared, string environment)
    {
        if (declared.IsShared || declared.Key.Segments.Count == 0)
        {
            return;
        }

        AddressSegment[] path =
        [
            .. address.Root.Select(AddressSegment.OfText),
            .. SegmentsOf(declared),
        ];
        if (root.FindMeeting(path, _comparer) is { } meeting && _reported.Add((declared, meeting.Other)))
        {
            Report(declared, meeting, environment);
        }

        for (var i = address.Root.Count; i < path.Length; i++)
        {
            folder = folder.Open(path[i]);
        }

        folder.Object ??= declared;
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

    private void Report(DeclaredObject declared, AddressMeeting meeting, string environment)
    {
        var (other, isInside, isEqual, example) = meeting;
        var where = environment == WellKnownNames.DefaultEnvironment ? string.Empty : $" in the environment '{environment}'";
        var place = bindings.AddressOf(declared.Store, environment);
        var address = place.Describe(declared.Key.Text);
        var otherAddress = bindings.AddressOf(other.Store, environment).Describe(other.Key.Text);
        var shownExample = $"{place.Type}: {example}";
        where += example is null || shownExample == address || shownExample == otherAddress ? string.Empty : $" (such as '{shownExample}')";
        var shared = declared.Fields.NameOf(YamlRole.Shared);
        var source = KeySource(declared);
        if (isEqual)
        {
            context.Reporter.ReportPair(
                ObjectDescriptors.SameAddress, source, KeySource(other), declared.FullName, other.FullName, address, where, shared);
            return;
        }

        var (inner, outer) = isInside ? (declared, other) : (other, declared);
        var (innerAddress, outerAddress) = isInside ? (address, otherAddress) : (otherAddress, address);
        context.Reporter.ReportPair(
            ObjectDescriptors.NestedAddress, source, KeySource(other), inner.FullName, outer.FullName, innerAddress, outerAddress, where, shared);
    }

    private static Source KeySource(DeclaredObject declared) =>
        (declared.Fields.Find(YamlRole.KeyPrefix)
            ?? declared.Fields.Find(YamlRole.KeyIdentifier)
            ?? declared.Fields.Find(YamlRole.KeyIdentifierUnlessPrefix)
            ?? declared.Fields.Find(YamlRole.TableName))?.Source ?? declared.Entry.KeySource;
}
