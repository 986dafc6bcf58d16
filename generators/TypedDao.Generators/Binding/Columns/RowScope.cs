namespace TypedDao.Generators.Binding;

/// <summary>What the columns of one row need to know of their surroundings.</summary>
/// <param name="Types">The names of types in the store's namespace.</param>
/// <param name="Object">The object, for messages.</param>
/// <param name="RowKey">What the YAML calls the key that sets the row's name.</param>
internal sealed record RowScope(NameScope Types, string Object, string RowKey);
