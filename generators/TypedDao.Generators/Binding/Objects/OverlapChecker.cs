using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>
/// Finds objects that would overwrite each other: at one address, or one inside another, in any environment. Addresses are
/// compared as they are written; what placeholders of the environment hide is found when stores are opened.
/// </summary>
internal sealed class OverlapChecker(BindingContext context, StoreBindings bindings)
{
    private readonly HashSet<(DeclaredObject, DeclaredObject)> _reported = [];

    public void Check(IReadOnlyList<DeclaredStore> stores, IEnumerable<string> environments)
    {
        CheckEnvironment(stores, WellKnownNames.DefaultEnvironment);
        foreach (var environment in environments)
        {
            CheckEnvironment(stores, environment);
        }
    }

    private void CheckEnvironment(IReadOnlyList<DeclaredStore> stores, string environment)
    {
        var places = new Dictionary<string, AddressNode>(StringComparer.Ordinal);
        foreach (var store in stores)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var address = bindings.AddressOf(store, environment);
            var place = string.Join("\n", address.Hosts.Prepend(address.Type));
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
            .. declared.Key.Segments.Select(segment => AddressSegment.Of(segment, declared)),
        ];
        if (root.FindMeeting(path) is var (other, isInside, isEqual) && _reported.Add((declared, other)))
        {
            Report(declared, other, isInside, isEqual, environment);
        }

        for (var i = address.Root.Count; i < path.Length; i++)
        {
            folder = folder.Open(path[i]);
        }

        folder.Object ??= declared;
    }

    private void Report(DeclaredObject declared, DeclaredObject other, bool isInside, bool isEqual, string environment)
    {
        var where = environment == WellKnownNames.DefaultEnvironment ? string.Empty : $" in the environment '{environment}'";
        var address = bindings.AddressOf(declared.Store, environment).Describe(declared.Key.Text);
        var otherAddress = bindings.AddressOf(other.Store, environment).Describe(other.Key.Text);
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
