using System.Globalization;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Locking;

/// <summary>Reads a lock file. It is written by a tool, so that what does not fit ends the reading of its part.</summary>
internal sealed class LockReader
{
    private readonly Reporter _reporter;
    private readonly CatalogFile _file;
    private readonly Dictionary<string, YamlSpan> _places = new(StringComparer.Ordinal);
    private readonly List<YamlSpan> _acknowledgedPlaces = [];

    private LockReader(CatalogFile file, Reporter reporter)
    {
        _file = file;
        _reporter = reporter;
    }

    /// <summary>Whether a file is a lock and no catalog.</summary>
    public static bool IsLock(YamlDocument document) => document.Root is YamlMapping root && root.Find(LockKeys.Lock) is not null;

    /// <summary>Reads a lock; null, with what is wrong reported, where it cannot be read.</summary>
    public static LockFile? Read(CatalogFile file, Reporter reporter)
    {
        var before = reporter.ErrorCount;
        foreach (var problem in file.Document.Problems)
        {
            reporter.ReportYaml(file, problem);
        }

        var reader = new LockReader(file, reporter);
        var read = reporter.ErrorCount == before ? reader.Read() : null;
        return reporter.ErrorCount == before ? read : null;
    }

    private LockFile? Read()
    {
        var root = file().Root as YamlMapping;
        if (root?.Find(LockKeys.Lock)?.Value is not YamlScalar version
            || !int.TryParse(version.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            Fail(new(0, 0), $"it does not begin with '{LockKeys.Lock}: {LockKeys.Version}'");
            return null;
        }

        if (number > LockKeys.Version)
        {
            Fail(version.Span, $"it has the version {number}, and this build reads versions up to {LockKeys.Version}: update the packages, or lock with the tool of this version");
            return null;
        }

        CheckKeys(root, "lock", LockKeys.Lock, LockKeys.Objects, LockKeys.Acknowledged);
        var objects = MappingOf(root, LockKeys.Objects)?.Entries.Select(ReadObject).OfType<LockedObject>().ToEquatableArray() ?? [];
        var acknowledged = SequenceOf(root, LockKeys.Acknowledged)?.Items.Select(ReadAcknowledgement).OfType<Acknowledgement>().ToEquatableArray() ?? [];
        return new(_file, new(objects, acknowledged), _places, _acknowledgedPlaces);

        YamlDocument file() => _file.Document;
    }

    private LockedObject? ReadObject(YamlEntry entry)
    {
        if (entry.Value is not YamlMapping mapping)
        {
            Fail(entry.Value.Span, $"'{entry.Key.Text}' must be a mapping, but {entry.Value.KindName} stands here");
            return null;
        }

        _places[entry.Key.Text] = entry.Key.Span;
        var scopes = Enum.GetValues(typeof(LockScope)).Cast<LockScope>().ToArray();
        CheckKeys(
            mapping,
            $"object '{entry.Key.Text}'",
            [LockKeys.Address, LockKeys.Replicas, LockKeys.Format, LockKeys.Parameters, LockKeys.PartitionKeys, LockKeys.PrimaryKeys, LockKeys.Columns, .. scopes.Select(LockKeys.CapabilitiesOf)]);
        if (TextOf(mapping, LockKeys.Address) is not { } address)
        {
            Fail(entry.Key.Span, $"the object '{entry.Key.Text}' has no '{LockKeys.Address}'");
            return null;
        }

        return new()
        {
            Name = entry.Key.Text,
            Address = address,
            Replicas = TextsOf(mapping, LockKeys.Replicas),
            Format = TextOf(mapping, LockKeys.Format),
            Parameters = MappingOf(mapping, LockKeys.Parameters)?.Entries
                .Select(parameter => new LockedParameter(parameter.Key.Text, (parameter.Value as YamlScalar)?.Text ?? string.Empty)).ToEquatableArray() ?? [],
            PartitionKeys = TextsOf(mapping, LockKeys.PartitionKeys),
            PrimaryKeys = TextsOf(mapping, LockKeys.PrimaryKeys),
            Capabilities = mapping.Find(LockKeys.Capabilities) is null
                ? null
                : scopes.SelectMany(scope => TextsOf(mapping, LockKeys.CapabilitiesOf(scope)).Select(name => new LockedCapability(scope, name))).ToEquatableArray(),
            Columns = MappingOf(mapping, LockKeys.Columns)?.Entries.Select(ReadColumn).OfType<LockedColumn>().ToEquatableArray() ?? [],
        };
    }

    private LockedColumn? ReadColumn(YamlEntry entry)
    {
        var mapping = entry.Value as YamlMapping;
        if (mapping is not null)
        {
            CheckKeys(mapping, $"column '{entry.Key.Text}'", LockKeys.Type, LockKeys.Values, LockKeys.Unknown, LockKeys.Format);
        }

        var text = mapping is null ? (entry.Value as YamlScalar)?.Text : TextOf(mapping, LockKeys.Type);
        if (text is null || ColumnTypeParser.Parse(entry.Key.Text, text).Type is not { } type)
        {
            Fail(entry.Value.Span.Length == 0 ? entry.Key.Span : entry.Value.Span, $"the column '{entry.Key.Text}' has no type that is known");
            return null;
        }

        return new(
            entry.Key.Text,
            type,
            mapping is null ? [] : TextsOf(mapping, LockKeys.Values),
            mapping is null ? null : TextOf(mapping, LockKeys.Format),
            mapping is not null && TextOf(mapping, LockKeys.Unknown) == LockKeys.UnknownNull);
    }

    private Acknowledgement? ReadAcknowledgement(YamlNode node)
    {
        var change = node is YamlMapping mapping ? TextOf(mapping, LockKeys.Change) : null;
        var item = change is null ? null : TextOf((YamlMapping)node, LockKeys.Object);
        if (item is null)
        {
            Fail(node.Span, $"an entry of '{LockKeys.Acknowledged}' needs '{LockKeys.Change}' and '{LockKeys.Object}'");
            return null;
        }

        var entry = (YamlMapping)node;
        CheckKeys(entry, "acknowledgement", LockKeys.Change, LockKeys.Object, LockKeys.Part, LockKeys.To, LockKeys.Reason);
        _acknowledgedPlaces.Add(entry.Span);
        return new(change!, item, TextOf(entry, LockKeys.Part), TextOf(entry, LockKeys.To), TextOf(entry, LockKeys.Reason));
    }

    private void CheckKeys(YamlMapping mapping, string what, params string[] known)
    {
        foreach (var entry in mapping.Entries.Where(entry => !known.Contains(entry.Key.Text)))
        {
            Fail(entry.Key.Span, $"the {what} has no key '{entry.Key.Text}'. {NearName.Hint(entry.Key.Text, known)}Its keys are {string.Join(", ", known)}");
        }
    }

    private string? TextOf(YamlMapping mapping, string key) => Expect<YamlScalar>(mapping, key, "a text")?.Text;

    private YamlMapping? MappingOf(YamlMapping mapping, string key) => Expect<YamlMapping>(mapping, key, "a mapping");

    private YamlSequence? SequenceOf(YamlMapping mapping, string key) => Expect<YamlSequence>(mapping, key, "a list");

    private EquatableArray<string> TextsOf(YamlMapping mapping, string key) =>
        SequenceOf(mapping, key)?.Items.OfType<YamlScalar>().Select(item => item.Text).ToEquatableArray() ?? [];

    /// <summary>The value of a key; null where it is absent, empty or, with what is wrong reported, something else.</summary>
    private T? Expect<T>(YamlMapping mapping, string key, string expected)
        where T : YamlNode
    {
        var value = mapping.Find(key)?.Value;
        if (value is not (null or T or YamlScalar { IsNull: true }))
        {
            Fail(value.Span, $"'{key}' must be {expected}, but {value.KindName} stands here");
        }

        return value is YamlScalar { IsNull: true } ? null : value as T;
    }

    private void Fail(YamlSpan span, string what) =>
        _reporter.Report(LockDescriptors.MalformedLock, _file, span, Path.GetFileName(_file.Path), what);
}
