using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>What an environment says of one store: its type there, and all keys, merged or replaced.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Type">The store type there; null where it is unknown.</param>
/// <param name="Fields">The keys that hold there.</param>
/// <param name="Interfaces">The additional interfaces there.</param>
/// <param name="Source">Where to report what does not fit: the overlay's type, or its name.</param>
internal sealed record Overlay(
    string Environment, StoreType? Type, Fields Fields, IReadOnlyList<AdditionalInterface> Interfaces, Source Source);
