using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>Binds objects whose rows are bound. What of an object is wrong is left out of it; the rest stays.</summary>
internal sealed class ObjectBinder(BindingContext context, IReadOnlyList<DeclaredStore> stores)
{
    private readonly KeyBinder _keys = new(context);
    private readonly ParameterBinder _parameters = new(context);
    private readonly KeyColumnBinder _keyColumns = new(context);
    private readonly FormatBinder _formats = new(context);
    private readonly ErrorPolicyBinder _policies = new(context);
    private readonly InterfaceBinder _interfaces = new(context);
    private readonly ReplicaBinder _replicas = new(context, stores);
    private readonly CapabilityBinder _capabilities = new(context);

    public void Bind()
    {
        foreach (var store in stores)
        {
            var properties = context.ReadProperties(store.Fields);
            foreach (var declared in store.Objects)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                Bind(declared, properties);
            }
        }
    }

    private void Bind(DeclaredObject declared, IReadOnlyList<(string Name, string? Value)> storeProperties)
    {
        var fields = declared.Fields;
        var (key, suffix) = _keys.Bind(declared);
        declared.Key = key;
        declared.IsShared = context.ReadBool(fields, YamlRole.Shared);
        declared.Replicas = _replicas.Bind(declared);
        declared.Interface = _interfaces.Choose(declared);
        var actual = FindActual(declared);

        var names = new NameScope(context.Reporter, ReservedNames.Parameters, areArguments: true);
        var parameters = _parameters.Bind(declared, names);
        var partitions = _keyColumns.BindPartitionKeys(declared, parameters, names);
        _keyColumns.Check(declared, fields);
        var (skips, rejectTo) = _policies.Bind(declared);
        var access = ReadAccess(declared);
        var options = context.Values.BindOptions(declared.Type.ClrName, fields, field => fields.Table.IsOwn(field.Key));
        var implementation = actual is null
            ? null
            : context.Resolver.FindImplementation(actual, TypeResolver.InterfaceKind, declared.Interface!.Source);

        declared.Model = new()
        {
            Name = declared.Name,
            PropertyName = declared.ClrName.Text,
            Type = fields.Find(YamlRole.Type) is { Value: Yaml.YamlScalar { Text: var type } } ? type : declared.Type.Name,
            Shape = declared.Type.Shape,
            Interface = declared.Interface?.Key ?? string.Empty,
            MissingPackage = implementation is null ? actual?.Package : null,
            Key = key.Text,
            Suffix = suffix,
            KeyParameters = parameters,
            PartitionKeys = partitions,
            Rows = declared.Row?.Reference,
            Row = declared.OwnsRow ? declared.Row!.Model : null,
            Format = _formats.Bind(declared, suffix ?? EndingOf(key, declared.Type.Shape)),
            PrimaryKeys = _keyColumns.BindPrimaryKeys(declared),
            Access = access,
            IsShared = declared.IsShared,
            SkipsBadRows = skips,
            RejectTo = rejectTo,
            Options = options,
            Capabilities = _capabilities.Bind(declared, access, !parameters.IsEmpty, !partitions.IsEmpty, implementation),
            Via = BindVia(declared, access, parameters, partitions),
            Description = context.ReadText(fields, YamlRole.Description),
            Properties = Inherit(storeProperties, context.ReadProperties(fields)),
            Tags = context.ReadTexts(fields, YamlRole.Tags),
            Deprecated = context.ReadText(fields, YamlRole.Deprecated),
        };
    }

    /// <summary>The ending of a file whose name is written with it.</summary>
    private static string? EndingOf(KeyTemplate key, ObjectShape shape) =>
        shape == ObjectShape.File && key.Segments is [.., [.., { Text: { } text }]] && text.IndexOf('.') is >= 0 and var dot
            ? text.Substring(dot + 1)
            : null;

    private InterfaceType? FindActual(DeclaredObject declared)
    {
        if (declared.Interface is not { } choice)
        {
            return null;
        }

        var actual = InterfaceBinder.Actual(choice, declared.Store.Type);
        if (actual is null)
        {
            _interfaces.ReportCannotGive(declared, choice, declared.Store.Type!, null, choice.Source);
        }

        return actual;
    }

    private AccessLevel ReadAccess(DeclaredObject declared)
    {
        var isReadOnly = context.ReadBool(declared.Fields, YamlRole.ReadOnly);
        var isAppendOnly = context.ReadBool(declared.Fields, YamlRole.AppendOnly);
        if (isReadOnly && isAppendOnly)
        {
            var append = declared.Fields.Find(YamlRole.AppendOnly)!;
            var read = declared.Fields.Find(YamlRole.ReadOnly)!;
            context.Reporter.ReportPair(
                ObjectDescriptors.AccessTwice, append.Entry.KeySource, read.Entry.KeySource, declared.What, read.Key.Name, append.Key.Name);
        }

        return isReadOnly ? AccessLevel.Read : isAppendOnly ? AccessLevel.Append : AccessLevel.Modify;
    }

    private EquatableArray<ViaModel> BindVia(
        DeclaredObject declared, AccessLevel access, EquatableArray<ParameterModel> parameters, EquatableArray<ParameterModel> partitions)
    {
        var via = new List<ViaModel>();
        foreach (var additional in declared.Store.Interfaces)
        {
            var isAble = declared.Store.Type is null || InterfaceBinder.Gives(declared.Store.Type, additional.Type);
            if (additional.Name == declared.Interface?.Key || !isAble || !InterfaceBinder.Serves(additional.Type, declared))
            {
                continue;
            }

            // What writes past object storage would leave the replicas behind.
            var granted = declared.Replicas.Count == 0 || ReplicaBinder.Keeps(additional.Type) ? access : AccessLevel.Read;
            var source = additional.Fields.Find(YamlRole.Type)?.Source ?? additional.Entry.KeySource;
            var implementation = context.Resolver.FindImplementation(additional.Type, TypeResolver.InterfaceKind, source);
            via.Add(new(
                additional.Name,
                additional.ClrName.Text,
                additional.Type.Name,
                _capabilities.Bind(declared, granted, !parameters.IsEmpty, !partitions.IsEmpty, implementation),
                implementation is null ? additional.Type.Package : null));
        }

        return via.ToEquatableArray();
    }

    /// <summary>The store's properties, with the object's own in their place, without those that are cleared.</summary>
    private static EquatableArray<PropertyModel> Inherit(
        IReadOnlyList<(string Name, string? Value)> store, IReadOnlyList<(string Name, string? Value)> own) =>
        store.Where(property => !own.Any(other => other.Name == property.Name))
            .Concat(own)
            .Where(property => property.Value is not null)
            .Select(property => new PropertyModel(property.Name, property.Value!))
            .ToEquatableArray();
}
