using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>
/// Decides which capabilities an object has: those of its type whose contract the interface implements, whose access the
/// declaration grants, and whose key is present.
/// </summary>
internal sealed class CapabilityBinder(BindingContext context)
{
    /// <summary>Most objects are alike in what they can do.</summary>
    private readonly Dictionary<(string Type, string Implementation, AccessLevel Access, bool IsFamily, bool IsPartitioned, bool HasRow, string Keys), CapabilitiesModel> _known = [];

    /// <param name="declared">The object.</param>
    /// <param name="access">What its declaration allows.</param>
    /// <param name="isFamily">Whether its key has placeholders.</param>
    /// <param name="isPartitioned">Whether it has partition columns.</param>
    /// <param name="implementation">The class behind its interface; null where its package is missing.</param>
    public CapabilitiesModel Bind(
        DeclaredObject declared, AccessLevel access, bool isFamily, bool isPartitioned, Implementation? implementation)
    {
        var type = declared.Type;
        if (implementation is null)
        {
            return CapabilitiesModel.None;
        }

        // What a capability requires is a key, and so the same keys with the same type give the same.
        var keys = string.Concat(declared.Fields.All.Select(static field => (char)field.Key.Role));
        var kind = (type.MetadataName, implementation.MetadataName, access, isFamily, isPartitioned, declared.Row is not null, keys);
        if (_known.TryGetValue(kind, out var known))
        {
            return known;
        }

        // A family stands for all of its members: what a selection can do, it can. One of its members is an object.
        var partition = type.MemberCapabilities.IsEmpty ? type.Capabilities : type.MemberCapabilities;
        var filter = new Filter(context, declared, access, implementation);
        known = new(
            filter.Apply(isFamily ? type.SelectionCapabilities : type.Capabilities),
            isFamily ? filter.Apply(type.Capabilities) : [],
            isPartitioned ? filter.Apply(partition) : [],
            isFamily || isPartitioned ? filter.Apply(type.SelectionCapabilities) : [])
        {
            ListsKeys = implementation.Contracts.Contains(WellKnownNames.ListsKeys),
        };
        _known.Add(kind, known);
        return known;
    }

    /// <summary>The capabilities of an object that an interface of an environment does not have.</summary>
    public IEnumerable<string> FindLost(DeclaredObject declared, CapabilitiesModel offered, Implementation there)
    {
        var names = offered.Object.Concat(offered.Member).Concat(offered.Partition).Concat(offered.Selection).Select(capability => capability.ClrType).Distinct().ToArray();
        return declared.Type.Capabilities
            .Concat(declared.Type.MemberCapabilities)
            .Concat(declared.Type.SelectionCapabilities)
            .Distinct()
            .Select(context.Types.FindCapability)
            .OfType<CapabilityType>()
            .Where(capability => names.Contains(capability.ClrName) && !there.Contracts.Contains(capability.Contract))
            .Select(capability => capability.ClrName.Substring(capability.ClrName.LastIndexOf('.') + 1));
    }

    private sealed class Filter(BindingContext context, DeclaredObject declared, AccessLevel access, Implementation implementation)
    {
        public EquatableArray<CapabilityModel> Apply(EquatableArray<string> names)
        {
            var capabilities = new List<CapabilityModel>(names.Count);
            foreach (var name in names)
            {
                if (context.Types.FindCapability(name) is not { } capability)
                {
                    context.Reporter.ReportOnce(
                        [new(ExtensionDescriptors.BadCapability.Id, [declared.Type.MetadataName, name, "it has no attribute [Capability], or its assembly no [assembly: TypedDaoExtension]"])],
                        declared.TypeSource);
                }
                else if (Allows(capability) && !capabilities.Exists(other => other.ClrType == capability.ClrName))
                {
                    capabilities.Add(new(capability.ClrName, capability.TypeParameters) { Reads = capability.Contract == WellKnownNames.ReadsRows });
                }
            }

            return capabilities.ToEquatableArray();
        }

        private bool Allows(CapabilityType capability) =>
            (declared.Row is not null || capability.TypeParameters == 0)
            && capability.Access <= access
            && implementation.Contracts.Contains(capability.Contract)
            && (capability.Requires == YamlRole.None || declared.Fields.Find(capability.Requires) is not null);
    }
}
