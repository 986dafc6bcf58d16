using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.Schema;

/// <summary>The keys that an element can have: those of all elements of its kind, then those of its type.</summary>
internal sealed class KeyTable
{
    private readonly Dictionary<string, KeyInfo> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    public KeyTable(IReadOnlyList<KeyInfo> elementKeys, DeclaredType? type)
    {
        var keys = new List<KeyInfo>(elementKeys.Count + (type?.Keys.Count ?? 0));
        var problems = new List<TypeProblem>();
        foreach (var key in elementKeys)
        {
            if (_byName.TryAdd(key.Name, key))
            {
                keys.Add(key);
            }
        }

        if (type is not null)
        {
            foreach (var key in type.Keys)
            {
                if (_byName.TryAdd(key.Name, key))
                {
                    keys.Add(key);
                    _own.Add(key.Name);
                }
                else
                {
                    problems.Add(new(ExtensionDescriptors.DuplicateKey.Id, [type.MetadataName, key.Name, type.MetadataName]));
                }
            }
        }

        Keys = keys.ToEquatableArray();
        Problems = problems;
        RequiredGroups =
        [
            .. keys
                .SelectMany(key => key.Groups.Where(group => group is { IsRequired: true, Together: false }).Select(group => (group.Name, Key: key.Name)))
                .GroupBy(pair => pair.Name, pair => pair.Key, StringComparer.Ordinal)
                .Select(group => group.ToArray()),
        ];
    }

    public EquatableArray<KeyInfo> Keys { get; }

    public IReadOnlyList<TypeProblem> Problems { get; }

    /// <summary>Keys of which one is required, by their names.</summary>
    public IReadOnlyList<string[]> RequiredGroups { get; }

    public IEnumerable<string> Names => Keys.Select(key => key.Name);

    public KeyInfo? Find(string name) => _byName.TryGetValue(name, out var key) ? key : null;

    /// <summary>Whether a key is the type's own and so becomes a part of its options.</summary>
    public bool IsOwn(KeyInfo key) => _own.Contains(key.Name);

    /// <summary>The key with a role; null where no key has it.</summary>
    public KeyInfo? Find(YamlRole role)
    {
        foreach (var key in Keys)
        {
            if (key.Role == role)
            {
                return key;
            }
        }

        return null;
    }
}
