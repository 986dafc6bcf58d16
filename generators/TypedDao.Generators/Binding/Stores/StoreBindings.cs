using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>Where all stores are in all environments.</summary>
internal sealed class StoreBindings
{
    private const int MaxLocations = 12;

    private readonly Dictionary<DeclaredStore, List<BoundStore>> _stores = [];
    private readonly Dictionary<(DeclaredStore, string Environment), StoreAddress> _addresses = [];

    public void Add(DeclaredStore store, BoundStore bound)
    {
        if (!_stores.TryGetValue(store, out var list))
        {
            list = [];
            _stores.Add(store, list);
        }

        list.Add(bound);
        _addresses.Add((store, bound.Model.Environment), bound.Address);
    }

    public EquatableArray<StoreBindingModel> ModelsOf(DeclaredStore store) => _stores[store].Select(bound => bound.Model).ToEquatableArray();

    /// <summary>Where the first environments keep an object, for documentation: more than these is no help.</summary>
    /// <param name="declared">The object.</param>
    /// <param name="store">One of the stores that keep it.</param>
    public EquatableArray<LocationModel> LocationsOf(DeclaredObject declared, DeclaredStore store) => _stores[store]
        .Take(MaxLocations)
        .Select(bound => new LocationModel(bound.Model.Environment, bound.Place + declared.Key.Text))
        .ToEquatableArray();

    /// <summary>The address of a store in an environment: as written where the environment says nothing.</summary>
    public StoreAddress AddressOf(DeclaredStore store, string environment) =>
        _addresses.TryGetValue((store, environment), out var address) ? address : _stores[store][0].Address;
}

/// <summary>A store in one environment.</summary>
internal sealed record BoundStore(StoreBindingModel Model, StoreAddress Address)
{
    /// <summary>What the addresses of all objects begin with, as a person would write it.</summary>
    public string Place { get; } = Address.Place;
}
