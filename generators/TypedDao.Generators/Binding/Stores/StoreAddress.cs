using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Where a store is, as far as the build can know: placeholders stay as they are written.</summary>
/// <param name="Type">The store type's name.</param>
/// <param name="Hosts">The parts that come before the path: URLs and numbers.</param>
/// <param name="Root">The path's beginning: bucket, folder, host and database; with the prefix of all keys.</param>
internal sealed record StoreAddress(string Type, EquatableArray<string> Hosts, EquatableArray<string> Root)
{
    public static StoreAddress Of(string store, string typeName, Fields fields)
    {
        var hosts = new List<string>();
        var root = new List<string>();
        foreach (var key in fields.Table.Keys.Where(key => key.Role == YamlRole.AddressRoot).Concat(fields.Table.Keys.Where(key => key.Role == YamlRole.AddressPrefix)))
        {
            var text = fields.All.FirstOrDefault(field => field.Key.Name == key.Name)?.Value is YamlScalar scalar
                ? scalar.Text
                : key.Default?.Replace(WellKnownNames.StoreNameMark, store);
            if (text is null)
            {
                continue;
            }

            if (key.Type.Is(ValueKind.String))
            {
                root.AddRange(Split(text));
            }
            else
            {
                hosts.Add(text);
            }
        }

        // What has no address of its own, such as memory, is one place for each store.
        if (root.Count == 0 && hosts.Count == 0)
        {
            hosts.Add(store);
        }

        return new(typeName, hosts.ToEquatableArray(), root.ToEquatableArray());
    }

    /// <summary>An object's address as a person would look for it.</summary>
    public string Describe(string key) => Place + key;

    /// <summary>What the addresses of all objects begin with.</summary>
    public string Place => $"{Type}: {string.Concat(Root.Where(part => part.Length > 0).Select(part => part + "/"))}";

    /// <summary>Segments of a path; a leading slash counts, dots that mean nothing do not.</summary>
    private static IEnumerable<string> Split(string text)
    {
        if (text.StartsWith('/'))
        {
            yield return string.Empty;
        }

        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is '{')
            {
                depth++;
            }
            else if (i < text.Length && text[i] is '}')
            {
                depth--;
            }
            else if (i == text.Length || (text[i] == '/' && depth <= 0))
            {
                if (i > start && text.Substring(start, i - start) is not "." and var segment)
                {
                    yield return segment;
                }

                start = i + 1;
            }
        }
    }
}
