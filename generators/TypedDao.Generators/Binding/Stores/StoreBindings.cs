using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>Where all stores are in all environments.</summary>
internal sealed class StoreBindings
{
    private const int MaxLocations = 12;

    private readonly Dictionary<DeclaredStore, List<BoundStore>> _stores = [];

    public void Add(DeclaredStore store, BoundStore bound)
    {
        if (!_stores.TryGetValue(store, out var list))
        {
            list = [];
            _stores.Add(store, list);
        }

        list.Add(bound);
    }

    public EquatableArray<StoreBindingModel> ModelsOf(DeclaredStore store) => _stores[store].Select(bound => bound.Model).ToEquatableArray();

    /// <summary>Where the first environments keep an object, for documentation: more than these is no help.</summary>
    public EquatableArray<LocationModel> LocationsOf(DeclaredObject declared) => _stores[declared.Store]
        .Take(MaxLocations)
        .Select(bound => new LocationModel(bound.Model.Environment, bound.Address.Describe(declared.Key.Text)))
        .ToEquatableArray();

    /// <summary>The address of a store in an environment: as written where the environment says nothing.</summary>
    public StoreAddress AddressOf(DeclaredStore store, string environment)
    {
        var list = _stores[store];
        return (list.Find(bound => bound.Model.Environment == environment) ?? list[0]).Address;
    }
}

/// <summary>A store in one environment.</summary>
internal sealed record BoundStore(StoreBindingModel Model, StoreAddress Address);
