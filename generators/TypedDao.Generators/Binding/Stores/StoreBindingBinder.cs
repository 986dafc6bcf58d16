using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>Binds stores to environments: options, providers, and the interfaces through which their objects are reached.</summary>
internal sealed class StoreBindingBinder(BindingContext context, EnvironmentBinder environments)
{
    private readonly InterfaceBinder _interfaces = new(context);
    private readonly CapabilityBinder _capabilities = new(context);

    public StoreBindings Bind(IReadOnlyList<DeclaredStore> stores)
    {
        var bindings = new StoreBindings();
        var names = environments.Names;
        foreach (var store in stores)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var objects = FindKinds(store.Objects);
            bindings.Add(store, BindStore(store, objects, WellKnownNames.DefaultEnvironment, store.Type, store.Fields, store.Interfaces, store.TypeSource, null));
            foreach (var environment in names)
            {
                if (environments.Find(store, environment) is { } overlay)
                {
                    bindings.Add(store, BindStore(store, objects, environment, overlay.Type, overlay.Fields, overlay.Interfaces, overlay.Source, overlay));
                }
            }
        }

        return bindings;
    }

    /// <summary>The first of all objects that an environment treats alike: many objects times many environments are few cases.</summary>
    private static List<DeclaredObject> FindKinds(IEnumerable<DeclaredObject> objects)
    {
        var kinds = new List<DeclaredObject>();
        foreach (var declared in objects)
        {
            if (!kinds.Exists(known => IsTreatedAs(known, declared)))
            {
                kinds.Add(declared);
            }
        }

        return kinds;
    }

    private static bool IsTreatedAs(DeclaredObject one, DeclaredObject two) =>
        one.Type == two.Type
        && one.Interface?.Key == two.Interface?.Key
        && one.Interface?.Type == two.Interface?.Type
        && one.Interface?.Embedded == two.Interface?.Embedded
        && one.Model!.Capabilities == two.Model!.Capabilities
        && one.Model.Via == two.Model.Via;

    private BoundStore BindStore(
        DeclaredStore store,
        IReadOnlyList<DeclaredObject> objects,
        string environment,
        StoreType? type,
        Fields fields,
        IReadOnlyList<AdditionalInterface> additional,
        Source source,
        Overlay? overlay)
    {
        var options = BindOptions(store, type, fields);
        if (overlay is not null)
        {
            CheckAdditional(store, objects, overlay);
        }

        var model = new StoreBindingModel
        {
            Environment = environment,
            Type = type?.Name ?? string.Empty,
            Implementation = type is null ? null : context.Resolver.Implement(type, TypeResolver.StoreKind, source, options!),
            Package = type?.Package,
            Interfaces = [.. BindPrimary(store, objects, type, overlay), .. additional.Select(Bind)],
        };
        return new(model, StoreAddress.Of(store.Name, model.Type, fields));
    }

    private OptionsModel? BindOptions(DeclaredStore store, StoreType? type, Fields fields)
    {
        if (type is null)
        {
            return null;
        }

        var options = context.Settings.BindOptions(type.ClrName, fields, field => fields.Table.IsOwn(field.Key));
        var values = options.Values.ToList();
        foreach (var key in fields.Table.Keys)
        {
            // A default that holds the store's name is known here alone.
            if (fields.Table.IsOwn(key)
                && key.Role == YamlRole.AddressRoot
                && key.Default?.Contains(WellKnownNames.StoreNameMark, StringComparison.Ordinal) == true
                && !values.Exists(value => value.Member == key.Member))
            {
                values.Add(new(
                    key.Member, key.IsParameter, new LiteralValue(ValueKind.String, key.Default.Replace(WellKnownNames.StoreNameMark, store.Name))));
            }
        }

        return options with { Values = values.ToEquatableArray() };
    }

    /// <summary>The interfaces that objects have by their type, each once.</summary>
    private List<InterfaceBindingModel> BindPrimary(DeclaredStore store, IEnumerable<DeclaredObject> objects, StoreType? type, Overlay? overlay)
    {
        var bound = new List<InterfaceBindingModel>();
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declared in objects)
        {
            if (declared.Interface is not { } choice || store.Interfaces.Exists(additional => additional.Name == choice.Key))
            {
                continue;
            }

            var actual = InterfaceBinder.Actual(choice, type);
            if (overlay is not null && actual is null && type is not null && reported.Add(choice.Key))
            {
                _interfaces.ReportCannotGive(declared, choice, type, overlay.Environment, overlay.Source);
            }

            actual ??= choice.Type;
            var implementation = context.Resolver.FindImplementation(actual, TypeResolver.InterfaceKind, overlay?.Source ?? choice.Source);
            if (overlay is not null && implementation is not null)
            {
                ReportLost(declared, declared.Model!.Capabilities, actual, implementation, overlay, reported);
            }

            if (!bound.Exists(other => other.Key == choice.Key))
            {
                bound.Add(new()
                {
                    Key = choice.Key,
                    Type = actual.Name,
                    Implementation = implementation is null ? null : new(implementation.ClrName, Defaults(actual)),
                    Package = actual.Package,
                });
            }
        }

        return bound;
    }

    /// <summary>An environment may put another type behind an additional interface, or the store where it cannot be used.</summary>
    private void CheckAdditional(DeclaredStore store, IReadOnlyList<DeclaredObject> objects, Overlay overlay)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var additional in overlay.Interfaces)
        {
            foreach (var declared in objects)
            {
                var model = declared.Model!;
                var offered = declared.Interface?.Key == additional.Name
                    ? model.Capabilities
                    : model.Via.FirstOrDefault(via => via.Key == additional.Name)?.Capabilities;
                if (offered is null)
                {
                    continue;
                }

                if (overlay.Type is { } type && !InterfaceBinder.Gives(type, additional.Type) && reported.Add(additional.Name))
                {
                    _interfaces.ReportCannotGive(
                        declared, new(additional.Name, additional.Type, null, overlay.Source), type, overlay.Environment, overlay.Source);
                }
                else if (context.Resolver.FindImplementation(additional.Type, TypeResolver.InterfaceKind, overlay.Source) is { } implementation)
                {
                    ReportLost(declared, offered, additional.Type, implementation, overlay, reported);
                }
            }
        }
    }

    /// <summary>Warns once for each interface of an environment, naming the first object.</summary>
    private void ReportLost(
        DeclaredObject declared,
        CapabilitiesModel offered,
        InterfaceType actual,
        Implementation there,
        Overlay overlay,
        HashSet<string> reported)
    {
        var lost = string.Join(", ", _capabilities.FindLost(declared, offered, there));
        if (lost.Length > 0 && reported.Add($"{actual.MetadataName}:{lost}"))
        {
            context.Reporter.Report(
                StoreDescriptors.EnvironmentLosesCapability, overlay.Source, overlay.Environment, declared.Store.Name, actual.Name, declared.FullName, lost);
        }
    }

    private InterfaceBindingModel Bind(AdditionalInterface additional)
    {
        var type = additional.Type;
        var fields = additional.Fields;
        var options = context.Settings.BindOptions(type.ClrName, fields, field => fields.Table.IsOwn(field.Key));
        var source = fields.Find(YamlRole.Type)?.Source ?? additional.Entry.KeySource;
        return new()
        {
            Key = additional.Name,
            Type = type.Name,
            Implementation = context.Resolver.Implement(type, TypeResolver.InterfaceKind, source, options),
            Package = type.Package,
        };
    }

    /// <summary>An interface that is not declared below the store has nothing but defaults; required keys are reported already.</summary>
    private OptionsModel Defaults(InterfaceType type)
    {
        var table = context.Types.KeysOf(YamlElement.Interface, type);
        return context.Settings.BindOptions(type.ClrName, new(new(type.Name, default, [], IsComplete: false), table, []), field => table.IsOwn(field.Key));
    }
}
