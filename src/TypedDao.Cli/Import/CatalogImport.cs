using TypedDao.Cli.Discovery;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Import;

/// <summary>Writes the YAML of a configuration of the Python library.</summary>
/// <param name="types">The types of the language.</param>
/// <param name="warnings">Takes what the user should know.</param>
internal sealed class CatalogImport(TypeIndex types, TextWriter warnings)
{
    private readonly StoreTypes _classes = new(types);
    private readonly SettingValues _values = new(warnings);
    private readonly YamlLines _yaml = new();

    /// <summary>Writes a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    public string Write(DaoConfiguration configuration)
    {
        _yaml.Block("stores", () =>
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            foreach (DaoStore store in configuration.Stores)
            {
                _yaml.Block(store.Name, () => WriteStore(store, taken));
            }
        });
        return _yaml.ToString();
    }

    private void WriteStore(DaoStore store, HashSet<string> taken)
    {
        StoreType? type = _classes.FindStore(store.Primary.Class);
        if (type is null)
        {
            _yaml.Comment($"The interface class {store.Primary.FullName} is not known here; choose the type of store that it stands for.");
        }

        KeyTable table = types.KeysOf(YamlElement.Store, type ?? types.Stores.Find(StoreTypes.Fallback)[0]);
        var names = new ClrNames(store.Name, taken);
        _yaml.Add(Name(table, YamlRole.Type), type?.Name ?? StoreTypes.Fallback);
        if (names.SaidStore is { } said)
        {
            _yaml.Add(Name(table, YamlRole.Name), said);
        }

        var left = new List<(string Name, LocatedJson Value)>();
        WriteSettings(store.Name, table, store.Primary.Arguments, store.Properties, left);
        WriteProperties(store.Name, table, left);
        WriteInterfaces(store, table);
        if (store.Objects.Count > 0)
        {
            _yaml.Block(Name(table, YamlRole.Objects), () =>
            {
                foreach (DaoObject item in store.Objects)
                {
                    new ObjectImport(types, _yaml, warnings, store.Name, names).Write(item);
                }
            });
        }
    }

    /// <summary>Writes the keys of a store, from arguments and from properties of their names; collects what is no key.</summary>
    private void WriteSettings(
        string owner,
        KeyTable table,
        IReadOnlyList<(string Name, LocatedJson Value)> arguments,
        IReadOnlyList<(string Name, LocatedJson Value)> properties,
        List<(string Name, LocatedJson Value)> left)
    {
        var given = new List<KeyInfo>();
        foreach ((string name, LocatedJson value) in arguments.Concat(properties).Where(pair => !pair.Value.IsNull))
        {
            KeyInfo? key = StoreTypes.FindKey(table, name);
            bool isSetting = key is not null && (table.IsOwn(key) || key.Role is YamlRole.Layer or YamlRole.Description);
            bool isFree = isSetting && !given.Contains(key!) && !key!.Groups.Any(group => !group.Together && given.Any(other => other.Groups.Contains(group)));
            if (isFree && _values.Of(owner, key!, value) is { } text)
            {
                given.Add(key!);
                _yaml.Add(key!, text);
            }
            else
            {
                left.Add((name, value));
            }
        }

        // Null clears a property; a key that is null is as good as absent.
        left.AddRange(properties.Where(pair => pair.Value.IsNull));
        foreach (KeyInfo key in table.Keys.Where(key => !given.Contains(key)))
        {
            if (key.IsRequired || key.Groups.Any(group => group.Together ? given.Any(other => other.Groups.Contains(group)) : IsNeeded(key, group, table, given)))
            {
                _yaml.Add(key.Name, _values.Missing(owner, key));
            }
        }
    }

    /// <summary>Whether one key of a group has to be given, none is, and this is the one to ask for: rather one that is no secret.</summary>
    private static bool IsNeeded(KeyInfo key, KeyGroup group, KeyTable table, List<KeyInfo> given)
    {
        KeyInfo[] keys = [.. table.Keys.Where(other => other.Groups.Contains(group))];
        return group.IsRequired && !keys.Any(given.Contains) && key == (keys.FirstOrDefault(other => !other.Type.Is(ValueKind.Secret)) ?? keys[0]);
    }

    private void WriteProperties(string owner, KeyTable table, IReadOnlyList<(string Name, LocatedJson Value)> properties)
    {
        if (properties.Count > 0)
        {
            _yaml.Block(Name(table, YamlRole.Properties), () => PropertyImport.Write(_yaml, warnings, owner, properties));
        }
    }

    private void WriteInterfaces(DaoStore store, KeyTable table)
    {
        var known = new List<(InterfaceType Type, DaoInterface Interface)>();
        foreach (DaoInterface additional in store.Additional)
        {
            if (_classes.FindInterface(additional.Class) is { } type)
            {
                known.Add((type, additional));
            }
            else
            {
                _yaml.Comment($"The additional interface {additional.FullName} is not known here and was left out.");
            }
        }

        if (known.Count == 0)
        {
            return;
        }

        _yaml.Block(Name(table, YamlRole.Interfaces), () =>
        {
            var used = new HashSet<string>(ReservedNames.Interfaces, StringComparer.Ordinal);
            foreach ((InterfaceType type, DaoInterface additional) in known)
            {
                _yaml.Block(NameOf(type, used), () => WriteInterface(store, type, additional));
            }
        });
    }

    private void WriteInterface(DaoStore store, InterfaceType type, DaoInterface additional)
    {
        KeyTable table = types.KeysOf(YamlElement.Interface, type);
        _yaml.Add(Name(table, YamlRole.Type), type.Name);
        var left = new List<(string Name, LocatedJson Value)>();
        WriteSettings(store.Name, table, additional.Arguments, [], left);

        // What the store says already needs no word.
        string[] lost = [.. left.Select(pair => pair.Name).Except(store.Primary.Arguments.Select(pair => pair.Name))];
        if (lost.Length > 0)
        {
            _yaml.Comment($"Without a key here: {string.Join(", ", lost)}.");
        }
    }

    /// <summary><c>spark</c> for S3SparkInterface.</summary>
    private static string NameOf(InterfaceType type, HashSet<string> used)
    {
        string name = SnakeCase.From(type.Name.Replace("Interface", string.Empty, StringComparison.Ordinal));
        name = name.StartsWith("s3_", StringComparison.Ordinal) ? name[3..] : name;
        string free = name;
        for (int i = 2; !used.Add(CSharpName.From(free) ?? free); i++)
        {
            free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return free;
    }

    private static string Name(KeyTable table, YamlRole role) => table.Find(role)!.Name;
}
